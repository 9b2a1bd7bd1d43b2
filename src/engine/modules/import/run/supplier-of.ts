import { supplierNamedIn } from '../../../core/matching/supplier-of-file.ts'
import type { StructureModel, Supplier } from '../../../core/structure/model.ts'
import { fold } from '../../../core/text/fold.ts'
import type { Db } from '../../../store/database.ts'
import { all, sql } from '../../../store/sql.ts'
import type { Profile } from '../profile/apply-profile.ts'
import type { RunColumn, RunDescription } from './import-run.ts'

/** Imports looked back at: a supplier's last delivery is hardly ever further away. */
const LOOKED_BACK = 30

/**
 * Whose delivery a file is, as far as it can be told: what its profile says, else the supplier in its name, else that of
 * the last import of a file with the same columns and, but for its figures, the same name. Null: nobody knows.
 */
export function supplierOf(
  db: Db,
  { suppliers }: StructureModel,
  fileName: string,
  columns: readonly RunColumn[],
  profile: Profile | null,
): string | null {
  const named = findSupplier(suppliers, profile?.supplier ?? null)?.code ?? supplierNamedIn(fileName, suppliers)
  if (named !== null) return named
  const headers = JSON.stringify(columns.map(({ header }) => header))
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
    if (withoutFigures(file_name) !== withoutFigures(fileName)) continue
    const before = JSON.parse(description) as RunDescription // written by insertRun
    if (JSON.stringify(before.columns.map(({ header }) => header)) === headers)
      return findSupplier(suppliers, before.supplier ?? null)?.code ?? null
  }
  return null
}

/** By code, else by name, accents and case aside. */
export function findSupplier(suppliers: readonly Supplier[], text: string | null): Supplier | undefined {
  if (text === null) return undefined
  return suppliers.find(({ code }) => code === text) ?? suppliers.find(({ name }) => fold(name) === fold(text))
}

function withoutFigures(fileName: string): string {
  return fold(fileName).replace(/\d+/g, '#')
}
