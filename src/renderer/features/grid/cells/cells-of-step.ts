import type { EngineEvent } from '../../../../shared/contract/index.ts'
import { call, settled } from '../../../engine/index.ts'
import type { CellPlace } from './edit-book.ts'
import { MARKED_CELLS } from './edit-book.ts'

/** At most so many cells are lit up; more than that is everything in view anyway. */
const LIT_CELLS = 200

/** The first and the last cells of a step: what it did at the top of the view is one or the other, as undo goes back. */
export async function endsOfStep(changeSetId: number): Promise<readonly CellPlace[]> {
  const head = await changes(changeSetId, 0, LIT_CELLS)
  if (head.total <= LIT_CELLS) return head.cells
  const tail = await changes(changeSetId, Math.max(LIT_CELLS, head.total - LIT_CELLS), LIT_CELLS)
  return [...head.cells, ...tail.cells]
}

/** The cells that a step, or this part of it, changed; null when they are too many to mark one by one. */
export async function changedCells({
  changeSetId,
  productIds,
  columns,
}: Extract<EngineEvent, { type: 'catalogue.changed' }>): Promise<readonly CellPlace[] | null> {
  if (productIds && columns && (productIds.length <= 1 || columns.length <= 1))
    return productIds.flatMap((productId) => columns.map((column) => ({ productId, column })))
  // A step over many cells may have changed few of them: its line in the history says how many, at no cost.
  const history = await settled(call('catalogue.history', { limit: 1 }))
  const step = history.ok ? history.value.changeSets.find(({ id }) => id === changeSetId) : undefined
  if (!step || step.cells > MARKED_CELLS) return null
  const { total, cells } = await changes(changeSetId, 0, MARKED_CELLS)
  return total > MARKED_CELLS ? null : cells
}

async function changes(changeSetId: number, from: number, count: number) {
  const found = await settled(call('catalogue.changes', { changeSetId, from, count }))
  if (!found.ok) return { total: 0, cells: [] }
  const cells = found.value.changes.flatMap(({ productId, column }) =>
    productId === null ? [] : [{ productId, column }],
  )
  return { total: found.value.total, cells }
}
