import type { Rejection } from '../../../../shared/contract/common.ts'
import type { PlannedRow, StructureIntent } from '../../../core/values/plan-structure.ts'
import { planStructure } from '../../../core/values/plan-structure.ts'
import type { ChangeTx, RowWrite } from '../../../store/change-tx.ts'
import type { Db } from '../../../store/database.ts'

/** Makes attributes first, then the options and requirements that may need them; answers with what was refused. */
export function writeStructure(db: Db, tx: ChangeTx, intents: readonly StructureIntent[]): Rejection[] {
  const phases = [
    intents.filter(({ kind }) => kind === 'create-attribute'),
    intents.filter(({ kind }) => kind !== 'create-attribute'),
  ]
  return phases.flatMap((phase) => {
    if (phase.length === 0) return []
    const { rows, rejections } = planStructure(tx.structure(), phase)
    tx.writeRows(rows.flatMap((row) => toWrites(db, row)))
    return [...rejections]
  })
}

function toWrites(db: Db, planned: PlannedRow): RowWrite[] {
  if (planned.kind === 'row') return [{ table: planned.table, id: null, row: planned.row }]
  const { familyId, attributeId, channelId, isRequired, joinsFamily } = planned
  const id =
    (db
      .prepare('SELECT id FROM family_requirement WHERE family_id = ? AND attribute_id = ? AND channel_id = ?')
      .pluck()
      .get(familyId, attributeId, channelId) as number | undefined) ?? null
  if (!isRequired) return id === null ? [] : [{ table: 'family_requirement', id, row: null }]
  const joins: RowWrite[] = joinsFamily
    ? [{ table: 'family_attribute', id: null, row: { family_id: familyId, attribute_id: attributeId } }]
    : []
  return id === null
    ? [
        ...joins,
        {
          table: 'family_requirement',
          id: null,
          row: { family_id: familyId, attribute_id: attributeId, channel_id: channelId },
        },
      ]
    : joins
}
