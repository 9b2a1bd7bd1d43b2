import type { ModelDraft, ModelRows, Row } from '../../../core/model/model-rows.ts'
import { MODEL_TABLES } from '../../../core/model/model-rows.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import type { StructureRows } from '../../../store/load-structure.ts'
import { buildStructure, readStructureRows } from '../../../store/load-structure.ts'

/** The model's tables as the planner takes them. */
export function readModelRows(db: Db): ModelRows {
  const all = readStructureRows(db) as unknown as Readonly<Record<string, readonly (Row & { id: number })[]>> // by table
  return new Map(
    MODEL_TABLES.map((table) => [table, new Map((all[table] ?? []).map(({ id, ...row }) => [id, row]))] as const),
  )
}

/** The structure as a plan would leave it, without writing anything. */
export function structureAfter(db: Db, after: Pick<ModelDraft, 'rows'>): StructureModel {
  const planned = MODEL_TABLES.map((table) => [table, [...after.rows(table)].map(([id, row]) => ({ id, ...row }))])
  const rows = { ...readStructureRows(db), ...Object.fromEntries(planned) } as StructureRows // the same tables and columns
  return buildStructure(rows, 0)
}
