import { createHash } from 'node:crypto'
import type { SentRow } from '../../../core/return-sheet/return-sheet.ts'
import type { Db } from '../../../store/database.ts'
import { get, run, sql } from '../../../store/sql.ts'
import { pack, unpack } from '../delivery/packed.ts'
import type { RunDescription } from '../run/import-run.ts'
import { describedAs } from '../run/import-run.ts'

/** A return sheet as it went out. */
export interface KeptSheet {
  readonly token: string
  readonly supplier: string | null
  readonly importId: number
  /** Of the file it asks about. */
  readonly fileName: string
  readonly description: RunDescription
  readonly rows: readonly SentRow[]
}

/** Keeps what a supplier is asked; the same question twice is one. Answers with the token that the file has to carry. */
export function keepSheet(db: Db, sheet: Omit<KeptSheet, 'token'>, now: Date): string {
  const { supplier, importId, fileName, description, rows } = sheet
  const token = fingerprint(importId, fileName, rows)
  run(
    db,
    sql
      .insertInto('return_sheet')
      .values({
        token,
        supplier,
        import_id: importId,
        file_name: fileName,
        made_at: now.toISOString(),
        description: JSON.stringify(description),
        rows: Buffer.from(pack(rows)),
      })
      .onConflict((conflict) => conflict.column('token').doUpdateSet({ made_at: now.toISOString() })),
  )
  return token
}

/** Null for a token that this catalogue never gave out. */
export function keptSheet(db: Db, token: string): KeptSheet | null {
  const row = get(db, sql.selectFrom('return_sheet').selectAll().where('token', '=', token))
  if (row === undefined) return null
  return {
    token,
    supplier: row.supplier,
    importId: row.import_id,
    fileName: row.file_name,
    description: describedAs(row.description), // both written by keepSheet
    rows: unpack(row.rows) as SentRow[],
  }
}

function fingerprint(importId: number, fileName: string, rows: readonly SentRow[]): string {
  const hash = createHash('sha256').update(JSON.stringify([importId, fileName, rows]))
  return `${importId}-${hash.digest('hex').slice(0, 32)}`
}
