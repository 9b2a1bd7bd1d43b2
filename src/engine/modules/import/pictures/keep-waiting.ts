import type { Rejection } from '../../../../shared/contract/common.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { PICTURE_WAITS } from '../../../core/mapping/picture-reader.ts'
import { pictureRefs } from '../../../core/pictures/picture-refs.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import type { JobContext, WriteContext } from '../../../runtime/module.ts'
import { readStep, writeStep } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { pluckStatement, prepared } from '../../../store/database.ts'
import { productRows } from '../../../store/product-rows.ts'
import { run, sql } from '../../../store/sql.ts'
import { readRun } from '../run/import-run.ts'
import { openStaging } from '../staging/staging-file.ts'
import { waitingName } from './find-pictures.ts'
import { fileFinder } from './local-files.ts'

export interface WaitingValue {
  readonly line: number
  readonly productId: number | null
  /** Of a product that was only just made. */
  readonly sku: string
  readonly key: string
  readonly pictures: readonly string[]
}

/** Values noted at once. */
const AT_ONCE = 1_000

/** Values of a compared file that wait for pictures, in file order. */
export const waitingInStaging = readStep(
  'import.waitingInStaging',
  'worker',
  ({ db }, { importId, from }: { importId: number; from: number }): readonly WaitingValue[] => {
    const staging = openStaging(readRun(db, importId).stagingPath, 'read')
    try {
      const find = fileFinder(staging)
      const noted = staging
        .prepare(
          `SELECT x.rejection, r.line FROM rejection x JOIN row r USING (n) WHERE x.code = '${PICTURE_WAITS}'
           ORDER BY x.n, x.id LIMIT ? OFFSET ?`,
        )
        .all(AT_ONCE, from) as { rejection: string; line: number }[]
      return noted.map(({ rejection, line }) => {
        const { productId, params = {} } = JSON.parse(rejection) as Rejection // written by planChunk
        const pictures = (pictureRefs(String(params['refs'])) ?? []).map((ref) => waitingName(ref, find))
        return { line, productId, sku: String(params['sku'] ?? ''), key: String(params['key']), pictures }
      })
    } finally {
      staging.close()
    }
  },
)

const noteWaiting = writeStep(
  'import.noteWaitingPictures',
  (
    { db, structure }: WriteContext,
    { importId, values }: { importId: number; values: readonly WaitingValue[] },
  ): void => {
    const idOf = pluckStatement(db, 'SELECT id FROM product WHERE sku = ? AND deleted_at IS NULL')
    const insert = prepared(
      db,
      'INSERT INTO picture_wait (import_id, line, product_id, column_key, pictures, held) VALUES (?, ?, ?, ?, ?, ?)',
    )
    const held = heldValues(db, structure())
    db.transaction(() => {
      for (const { line, productId, sku, key, pictures } of values) {
        const id = productId ?? (idOf.get(sku) as number | undefined)
        if (id !== undefined) insert.run(importId, line, id, key, JSON.stringify(pictures), held(id, key))
      }
    }).immediate()
  },
)

/** Reads what products hold in columns of pictures. */
export function heldValues(
  db: Db,
  structure: ReturnType<WriteContext['structure']>,
): (productId: number, key: string) => CellValue {
  const rows = new Map<string, ReturnType<typeof productRows> | null>()
  return (productId, key) => {
    let read = rows.get(key)
    if (read === undefined) {
      const resolved = resolveColumn(structure, key)
      const slot = resolved.ok ? resolved.column.slot : null
      read = slot === null ? null : productRows(db, [slot])
      rows.set(key, read)
    }
    return read?.read(productId)?.values[0] ?? null
  }
}

export const keepWaitingSteps = [waitingInStaging, noteWaiting]

/** Notes the values that an import leaves out for want of their pictures; never where it is taken back. Answers with their number. */
export async function keepWaiting(context: JobContext, importId: number): Promise<number> {
  for (let from = 0; ; from += AT_ONCE) {
    const values = await context.run(waitingInStaging, { importId, from })
    if (values.length > 0) await context.run(noteWaiting, { importId, values })
    if (values.length < AT_ONCE) return from + values.length
  }
}

/** Forgets the values of an import that came to no end. */
export function dropWaiting(db: Db, importId: number): void {
  run(db, sql.deleteFrom('picture_wait').where('import_id', '=', importId))
}

/** After a crash: those of imports that came to no end. */
export function dropCutOffWaiting(db: Db): void {
  const ended = sql.selectFrom('import_run').select('id').where('state', '=', 'committed')
  run(db, sql.deleteFrom('picture_wait').where('import_id', 'not in', ended))
}
