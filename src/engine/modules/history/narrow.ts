import type { Difference } from '../../../shared/contract/history.ts'
import type { Slot } from '../../core/structure/model.ts'
import type { ReadContext, Step } from '../../runtime/module.ts'
import { readStep } from '../../runtime/module.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import type { ResolvedBand } from '../sheet/index.ts'
import { resolveSelection } from '../sheet/index.ts'

/** A difference with the cells of its selection found; `bands` is null where it has none. Plain: it crosses threads. */
export interface Narrowed {
  readonly asked: Difference
  readonly bands: readonly ResolvedBand[] | null
}

export type NarrowStep = Step<Difference, Narrowed>

/** On the thread whose view the positions of a selection are of. */
export function narrowStep(computed: ComputedColumns): NarrowStep {
  return readStep('history.narrow', 'reader', (context, asked: Difference) => ({
    asked,
    bands: bandsOf(context, computed, asked),
  }))
}

/** The cells of the selection of a difference; null where it has none. A view of the past will do: what is written is of now. */
export function bandsOf(
  context: ReadContext,
  computed: ComputedColumns,
  { selection }: Difference,
): readonly ResolvedBand[] | null {
  return selection && resolveSelection(context, computed, selection, [], true).bands
}

/** Whether a cell lies in one of the bands. */
export function inSelection(
  slots: ReadonlyMap<string, Slot>,
  bands: readonly ResolvedBand[],
): (productId: number, slotId: number) => boolean {
  const areas = bands.map(({ ids, columns }) => ({
    ids: new Set(ids),
    slotIds: new Set(columns.map((key) => slots.get(key)?.id ?? -1)),
  }))
  return (productId, slotId) => areas.some(({ ids, slotIds }) => slotIds.has(slotId) && ids.has(productId))
}
