import type { MappingTarget } from '../../../core/mapping/mapping.ts'
import { isKnownLayout, placedColumns } from '../../../core/matching/known-layout.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { resolveColumn, resolveInScope } from '../../../core/structure/resolve-column.ts'
import type { Db } from '../../../store/database.ts'
import { all, sql } from '../../../store/sql.ts'
import type { RunColumn, RunDescription } from './import-run.ts'

/** Imports looked back at: a supplier's last delivery is hardly ever further away. */
const LOOKED_BACK = 30
const KNOWN = 0.95

/**
 * Columns that have no name of their own go where the last file of the same layout put them, so that a second delivery
 * fills the attributes that the first one made. Leaves the mapping as it is for a file unlike any before.
 */
export function mapAsBefore(
  db: Db,
  structure: StructureModel,
  fileName: string,
  columns: readonly RunColumn[],
): readonly RunColumn[] {
  const placed = placedColumns(columns)
  if (placed.size === 0) return columns
  const before = lastOfLayout(db, fileName, columns)
  if (before === null) return columns
  const known = columns.map((column, at): RunColumn => {
    const earlier = before.columns[at]
    const target = earlier === undefined || !placed.has(at) ? null : targetNow(structure, earlier.mapping.target)
    if (earlier === undefined || target === null || column.facts.filled === 0) return column
    const reason = { key: 'import.reason.as-before', params: { file: before.fileName } }
    const mapping = { ...earlier.mapping, column: column.index, target }
    return { ...column, mapping, reason, confidence: KNOWN, isSure: true }
  })
  const key = known.findIndex((column, at) => column !== columns[at] && column.mapping.isIdentifier)
  if (key === -1) return known
  return known.map((column, at) => ({ ...column, mapping: { ...column.mapping, isIdentifier: at === key } }))
}

/** Where a column went then, as it is now: what was made for it is there. Null for what is gone, or was left out. */
function targetNow(structure: StructureModel, target: MappingTarget): MappingTarget | null {
  if (target.kind === 'ignore') return null
  const resolved =
    target.kind === 'column'
      ? resolveColumn(structure, target.column)
      : resolveInScope(structure, target.locale === null ? target.code : `${target.code}/${target.locale}`)
  return resolved.ok ? { kind: 'column', column: resolved.column.key } : null
}

function lastOfLayout(
  db: Db,
  fileName: string,
  columns: readonly RunColumn[],
): { fileName: string; columns: readonly RunColumn[] } | null {
  const runs = all(
    db,
    sql
      .selectFrom('import_run')
      .select(['file_name', 'description'])
      .where('state', '=', 'committed')
      .orderBy('id', 'desc')
      .limit(LOOKED_BACK),
  )
  for (const { file_name, description } of runs) {
    const before = { fileName: file_name, columns: (JSON.parse(description) as RunDescription).columns } // by insertRun
    if (isKnownLayout({ fileName, columns }, before)) return before
  }
  return null
}
