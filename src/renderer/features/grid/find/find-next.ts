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
  readonly column: string
  readonly productId: number
  /** Its place where it was searched: in the view of the grid, or among all products. */
  readonly place: number
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
export async function findFrom(find: FindFrom): Promise<Outcome<FoundCell | null>> {
  const { target, reach, pattern, backwards, format, language } = find
  const { rows, columns } = walkOf(target, reach)
  const view = reach === 'all' ? everything(target.view.viewKey) : target.view
  const cursor = reach === 'all' ? null : target.active
  let after = find.from ? { row: find.from.place, column: find.from.column } : cursor
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
    if (reach === 'all' || isWithin(target, reach, row, column))
      return { ok: true, value: { column, productId, place: row } }
    after = { row, column }
  }
  return { ok: true, value: null }
}

/** Brings the cursor to what was found; shows all products where the filter hides it. */
export async function goToFound(session: GridSession, reach: Reach, found: FoundCell): Promise<void> {
  if (reach !== 'all') return session.goTo(found.place, found.column)
  if (await session.goToProduct(found.productId, found.column)) return
  setProductView({ filter: '', search: '' })
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))) // React takes the view
  await session.goToProduct(found.productId, found.column)
}
