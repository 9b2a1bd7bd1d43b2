import type { TextFormat } from '../../../../shared/contract/common.ts'
import { attributeMove, moveValues } from '../../../core/model/convert.ts'
import { keptCode } from '../../../core/model/kept-values.ts'
import type { Attribute, Slot, StructureModel } from '../../../core/structure/model.ts'
import { formatColumnKey } from '../../../../shared/column-key.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { ChangeTx, ProductWrite, RowWrite } from '../../../store/change-tx.ts'
import type { Db } from '../../../store/database.ts'
import { scanBatches } from './scan-values.ts'

interface Failure {
  readonly productId: number
  readonly slot: Slot
  readonly value: CellValue
}

/**
 * Moves the values of an attribute into the form it has just been given. What cannot be read there is kept as text, in
 * an internal attribute of its own beside it (`kept-values.ts`): no value is lost on the way. Yields the products done.
 */
export function* convertAttribute(
  db: Db,
  tx: ChangeTx,
  before: StructureModel,
  attributeId: number,
  format: TextFormat,
): Generator<number, void> {
  const planned = attributeMove(before, tx.structure(), attributeId, format)
  if (!planned) return
  // Places first: one made between two writes would prepare every statement again.
  for (const { key } of planned.targets) tx.slot(key)
  const move = attributeMove(before, tx.structure(), attributeId, format) ?? planned
  const current = tx.structure()
  const places = new Map(move.targets.flatMap(({ key }) => [[key, current.slots.get(key)] as const]))
  const failures: Failure[] = []
  // Writes of the same places share one list of slots, and with it their statements.
  const shapes = new Map<string, readonly Slot[]>()
  const shapeOf = (slots: readonly Slot[]): readonly Slot[] => {
    const name = slots.map(({ id }) => id).join()
    const known = shapes.get(name) ?? slots
    shapes.set(name, known)
    return known
  }
  for (const products of scanBatches(db, before, move.slots)) {
    const byShape = new Map<readonly Slot[], ProductWrite[]>()
    for (const { id, values } of products) {
      const moved = moveValues(move, values)
      for (const { slot, value } of moved.failed) failures.push({ productId: id, slot, value })
      const writes = new Map<Slot, CellValue>()
      for (const slot of moved.emptied) writes.set(slot, null)
      for (const [key, value] of moved.values) {
        const slot = places.get(key)
        if (slot) writes.set(slot, value)
      }
      // A place of today that stays the place (text to date) is written once, with its new value.
      for (const slot of moved.emptied)
        if ([...writes.keys()].some((other) => other !== slot && other.id === slot.id)) writes.delete(slot)
      const slots = shapeOf([...writes.keys()])
      const write = { productId: id, slots, values: [...writes.values()] }
      const known = byShape.get(slots)
      if (known) known.push(write)
      else byShape.set(slots, [write])
    }
    for (const writes of byShape.values()) tx.writeProducts(writes)
    yield products.length
  }
  if (failures.length > 0) keepFailures(tx, move.attribute, failures)
}

function keepFailures(tx: ChangeTx, attribute: Attribute, failures: readonly Failure[]): void {
  const { attributes, families } = tx.structure()
  const code = keptCode(attribute.code, new Set(attributes.keys()))
  const [id = 0] = tx.writeRows([
    {
      table: 'attribute',
      id: null,
      row: {
        code,
        type: 'textarea',
        labels: JSON.stringify(
          Object.fromEntries(Object.entries(attribute.labels).map(([locale, label]) => [locale, `${label} (…)`])),
        ),
        group_id: attribute.groupId,
        is_scopable: Number(attribute.isScopable),
        is_localizable: Number(attribute.isLocalizable),
        has_context: Number(attribute.hasContext),
        is_internal: 1,
        sort_order: attribute.sortOrder,
      },
    },
  ])
  tx.writeRows(
    [...families.values()].flatMap((family): RowWrite[] =>
      family.attributeIds.includes(attribute.id)
        ? [{ table: 'family_attribute', id: null, row: { family_id: family.id, attribute_id: id } }]
        : [],
    ),
  )
  const keyOf = (slot: Slot): string => formatColumnKey({ ...slot, attribute: code, currency: null })
  for (const { slot } of failures) tx.slot(keyOf(slot))
  const shapes = new Map<Slot, readonly Slot[]>()
  const shapeOf = (slot: Slot): readonly Slot[] => {
    let shape = shapes.get(slot)
    if (!shape) shapes.set(slot, (shape = [tx.slot(keyOf(slot))]))
    return shape
  }
  for (const [slot, ofSlot] of Map.groupBy(failures, (failure) => failure.slot))
    tx.writeProducts(
      ofSlot.map(({ productId, value }) => ({ productId, slots: shapeOf(slot), values: [String(value)] })),
    )
}
