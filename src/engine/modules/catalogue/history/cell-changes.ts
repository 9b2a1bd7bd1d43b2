import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import type { Db } from '../../../store/database.ts'
import { toBorder } from '../read/border.ts'

/** Columns of the engine's own, of no interest to people. */
export const HIDDEN_SLOTS: ReadonlySet<number> = new Set([
  SYSTEM_SLOT.uuid.id,
  SYSTEM_SLOT.createdAt.id,
  SYSTEM_SLOT.familyVariant.id,
  SYSTEM_SLOT.ownValues.id,
])

/** One change row of a product: its slots, with old and new values as lists in the same order, all JSON. */
export interface ProductChangeRow {
  readonly slots: string
  readonly before: string | null
  readonly after: string | null
}

export interface CellChange {
  readonly column: string
  readonly slotId: number
  readonly before: CellValue
  readonly after: CellValue
}

/** The cells of a change row as people see them: codes and SKUs instead of ids, without the engine's own columns. */
export function cellChanges(db: Db, structure: StructureModel, row: ProductChangeRow): CellChange[] {
  const before = list(row.before)
  const after = list(row.after)
  const slotIds = JSON.parse(row.slots) as number[] // written by the journal as a list of ids
  return slotIds.flatMap((slotId, index) => {
    if (HIDDEN_SLOTS.has(slotId)) return []
    const slot = structure.slotsById.get(slotId)
    const shown = (value: CellValue): CellValue => (slot ? toBorder(db, structure, slot, value) : value)
    return [
      {
        column: slot?.key ?? `#${slotId}`,
        slotId,
        before: shown(before?.[index] ?? null),
        after: shown(after?.[index] ?? null),
      },
    ]
  })
}

function list(text: string | null): CellValue[] | null {
  return text === null ? null : (JSON.parse(text) as CellValue[]) // written by the journal as this list
}
