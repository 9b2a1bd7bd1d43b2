import type { TextFormat } from '../../../../shared/contract/common.ts'
import type { FindPattern } from '../../../../shared/contract/sheet.ts'
import type { Outcome } from '../../../engine/index.ts'
import { startJob } from '../../../engine/index.ts'
import { setProductView } from '../../../state/product-view.ts'
import type { Reach, SheetTarget } from '../../../state/sheet-target.ts'
import { everything } from '../../../state/sheet-target.ts'
import type { GridSession } from '../grid-session.ts'
import { isWithin, walkOf } from './find-settings.ts'

export interface FoundCell {
  /** In the view of the grid. */
  readonly row: number
  readonly column: string
  readonly productId: number
  /** Where the search goes on: its row among all products, where those are searched. */
  readonly at: number
}

export interface FindFrom {
  readonly target: SheetTarget
  readonly reach: Reach
  readonly pattern: FindPattern
  /** The last hit; null begins at the cursor. */
  readonly from: FoundCell | null
  readonly backwards: boolean
  readonly format: TextFormat
  readonly language: string
}

/** Of a selection of several ranges, hits between them are passed over; so many at most. */
const MOST_PASSED = 500

/** The next cell that matches, in the grid's own view; null when there is none. */
export async function findFrom(session: GridSession, find: FindFrom): Promise<Outcome<FoundCell | null>> {
  const { target, reach, pattern, backwards, format, language } = find
  const { rows, columns } = walkOf(target, reach)
  const view = reach === 'all' ? everything(target.view.viewKey) : target.view
  const cursor = reach === 'all' ? null : target.active
  let after = find.from ? { row: find.from.at, column: find.from.column } : cursor
  if (after && !columns.includes(after.column)) after = null
  for (let passed = 0; passed < MOST_PASSED; passed++) {
    const outcome = await startJob('sheet.find', {
      ...view,
      columns: [...columns],
      rows,
      pattern,
      after,
      backwards,
      format,
      language,
    })
    if (!outcome.ok) return outcome
    const { match } = outcome.value
    if (!match) return { ok: true, value: null }
    const { row, column, productId } = match
    if (reach === 'all') {
      return { ok: true, value: { row: await rowInGrid(session, productId), column, productId, at: row } }
    }
    if (isWithin(target, reach, row, column)) return { ok: true, value: { row, column, productId, at: row } }
    after = { row, column }
  }
  return { ok: true, value: null }
}

/** Shows all products where the filter hides this one. */
async function rowInGrid(session: GridSession, productId: number): Promise<number> {
  const row = await session.rowOf(productId)
  if (row !== null) return row
  setProductView({ filter: '', search: '' })
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))) // React takes the view
  return (await session.rowOf(productId)) ?? 0
}
