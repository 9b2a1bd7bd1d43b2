import type { Slot } from '../../../core/structure/model.ts'
import type { PlannedWrite } from '../../../core/values/plan-intents.ts'
import type { ChangeTx } from '../../../store/change-tx.ts'

/** Writes planned values through the door, giving new columns their place first; answers with the product ids. */
export function writePlan(tx: ChangeTx, writes: readonly PlannedWrite[]): number[] {
  // New columns before all else: a slot made between two writes would prepare every statement again.
  for (const key of keysOf(writes)) tx.slot(key)
  const { slots } = tx.structure()
  // Writes of the same columns share one list of slots, and with it their statements.
  const shapes = new Map<string, readonly Slot[]>()
  const shapeOf = (keys: readonly string[]): readonly Slot[] => {
    const name = keys.join('\n')
    let shape = shapes.get(name)
    if (!shape) shapes.set(name, (shape = keys.flatMap((key) => slots.get(key) ?? [])))
    return shape
  }
  return tx.writeProducts(writes.map(({ productId, keys, values }) => ({ productId, slots: shapeOf(keys), values })))
}

/** The columns that writes are about, each once. */
export function keysOf(writes: readonly PlannedWrite[]): ReadonlySet<string> {
  const all = new Set<string>()
  for (const { keys } of writes) for (const key of keys) all.add(key)
  return all
}
