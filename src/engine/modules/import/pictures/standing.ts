import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { hostOf } from '../../../core/pictures/picture-refs.ts'
import type { ReadContext, WriteContext } from '../../../runtime/module.ts'
import { readStep, writeStep } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { pluckStatement, prepared } from '../../../store/database.ts'
import { readRun } from '../run/import-run.ts'
import { allowedHosts } from './allowed.ts'
import { pictureFetched } from './fetched.ts'
import { hostCounts } from './host-counts.ts'

/** Values that wait: of imports that were not taken back, of products that are there. */
export const WAITING = `FROM picture_wait w JOIN import_run i ON i.id = w.import_id AND i.state = 'committed'
  JOIN product p ON p.id = w.product_id AND p.deleted_at IS NULL
  LEFT JOIN change_set c ON c.id = i.change_set_id
  WHERE (c.id IS NULL OR c.undo_state IN ('done', 'fixed'))`

export interface Pending {
  readonly supplier: string | null
  /** To be taken or fetched: each once, of servers that somebody agreed to. */
  readonly pictures: readonly { readonly picture: string; readonly isOwnNetwork: boolean }[]
  /** Addresses of servers that nobody agreed to. */
  readonly asked: readonly string[]
  /** Those that did not come. */
  readonly failed: readonly string[]
}

/** What the values of an import wait for, sorted. */
export const pendingStep = readStep(
  'pictures.pending',
  'worker',
  ({ db }, { importId }: { importId: number }): Pending => pendingOf(db, importId),
)

function pendingOf(db: Db, importId: number): Pending {
  const supplier = readRun(db, importId).description.supplier ?? null
  const allowed = allowedHosts(db, supplier)
  const isFetched = pictureFetched(db)
  const fault = pluckStatement(db, 'SELECT 1 FROM picture_fault WHERE address = ?')
  const all = prepared(db, `SELECT DISTINCT j.value ${within('w.import_id = ?')}`, 'pluck').all(importId) as string[]
  const pictures: { picture: string; isOwnNetwork: boolean }[] = []
  const asked: string[] = []
  const failed: string[] = []
  for (const picture of all) {
    if (isFetched(picture) !== null) continue
    const isWeb = /^https?:/.test(picture)
    if (picture.startsWith('missing:') || fault.get(picture) !== undefined) failed.push(picture)
    else if (isWeb && !allowed.has(hostOf(picture))) asked.push(picture)
    else pictures.push({ picture, isOwnNetwork: isWeb && allowed.get(hostOf(picture)) === true })
  }
  return { supplier, pictures, asked, failed }
}

function within(condition: string): string {
  return `${WAITING.replace('WHERE', 'JOIN json_each(w.pictures) j WHERE')} AND ${condition}`
}

export function waitingPictures(
  { db }: ReadContext,
  { importId }: Parsed<'pictures.waiting'>,
): Result<'pictures.waiting'> {
  const imports = prepared(
    db,
    `SELECT w.import_id AS importId, i.file_name AS fileName, COUNT(*) AS "values" ${WAITING}
     AND (? IS NULL OR w.import_id = ?) GROUP BY w.import_id ORDER BY w.import_id DESC LIMIT 50`,
  ).all(importId, importId) as { importId: number; fileName: string; values: number }[]
  return {
    imports: imports.map((each) => {
      const { pictures, asked, failed } = pendingOf(db, each.importId)
      return { ...each, pictures: pictures.length, hosts: hostCounts(asked), failed: failed.length }
    }),
  }
}

export interface OpenImport {
  readonly importId: number
  readonly pictures: number
}

/** Cells that wait, as `id key`. */
export function waitingCells(db: Db): ReadonlySet<string> {
  return new Set(prepared(db, `SELECT w.product_id || ' ' || w.column_key ${WAITING}`, 'pluck').all() as string[])
}

/** Values whose pictures are all here: a run was cut off before it attached them. */
function wholeValues(db: Db, importId: number): number {
  const missing = `SELECT 1 FROM json_each(w.pictures) j LEFT JOIN picture_address a ON a.address = j.value
    WHERE a.address IS NULL AND length(j.value) <> 64`
  return Number(
    prepared(db, `SELECT COUNT(*) ${WAITING} AND w.import_id = ? AND NOT EXISTS (${missing})`, 'pluck').get(importId),
  )
}

/** Changes with what waits and what is agreed to: cheap to ask again and again. */
export const waitingStamp = readStep('pictures.stamp', 'worker', ({ db }, _: null): string =>
  JSON.stringify([
    prepared(db, 'SELECT import_id, COUNT(*) FROM picture_wait GROUP BY import_id', 'raw').all(),
    prepared(db, 'SELECT COUNT(*), SUM(is_own_network) FROM picture_host', 'raw').get(),
    prepared(db, "SELECT COUNT(*) FROM import_run WHERE state = 'committed'", 'pluck').get(),
  ]),
)

/** Imports with pictures that may be fetched without anybody being asked. */
export const openImportsStep = readStep('pictures.openImports', 'worker', ({ db }, _: null): OpenImport[] => {
  const ids = prepared(db, `SELECT DISTINCT w.import_id ${WAITING}`, 'pluck').all() as number[]
  const open = ids.map((importId) => ({
    importId,
    pictures: pendingOf(db, importId).pictures.length + wholeValues(db, importId),
  }))
  return open.filter(({ pictures }) => pictures > 0)
})

export function failedPictures(
  { db }: ReadContext,
  { importId, from, count }: Parsed<'pictures.failed'>,
): Result<'pictures.failed'> {
  const found = `${within('w.import_id = ?').replace(
    'WHERE',
    'LEFT JOIN picture_fault f ON f.address = j.value WHERE',
  )} AND (f.address IS NOT NULL OR j.value LIKE 'missing:%')`
  const rows = prepared(
    db,
    `SELECT w.line, w.product_id AS productId, p.sku, j.value AS picture, coalesce(f.reason, 'picture-missing') AS reason,
       coalesce(f.details, '{}') AS details ${found} ORDER BY w.id, j.key LIMIT ? OFFSET ?`,
  ).all(importId, count, from) as (Omit<Result<'pictures.failed'>['pictures'][number], 'details'> & {
    details: string
  })[]
  return {
    total: Number(prepared(db, `SELECT COUNT(*) ${found}`, 'pluck').get(importId)),
    pictures: rows.map(({ details, picture, ...row }) => ({
      ...row,
      picture: picture.replace(/^(?:missing:|file:[\d-]+:)/, ''),
      details: JSON.parse(details) as Record<string, string | number>, // written by notePictures
    })),
  }
}

export type PictureOutcome =
  | {
      readonly picture: string
      readonly hash: string
      readonly etag: string | null
      readonly lastModified: string | null
    }
  | { readonly picture: string; readonly reason: string; readonly details: Record<string, string | number> }

/** Notes what became of pictures: here, under which hash, or why not. */
export const notePictures = writeStep(
  'pictures.note',
  ({ db, clock }: WriteContext, outcomes: readonly PictureOutcome[]): void => {
    const known = prepared(
      db,
      'INSERT OR REPLACE INTO picture_address (address, hash, etag, last_modified, fetched_at) VALUES (?, ?, ?, ?, ?)',
    )
    const fault = prepared(db, 'INSERT OR REPLACE INTO picture_fault (address, reason, details) VALUES (?, ?, ?)')
    const well = prepared(db, 'DELETE FROM picture_fault WHERE address = ?')
    const now = clock.now().toISOString()
    db.transaction(() => {
      for (const each of outcomes)
        if ('hash' in each) {
          known.run(each.picture, each.hash, each.etag, each.lastModified, now)
          well.run(each.picture)
        } else fault.run(each.picture, each.reason, JSON.stringify(each.details))
    }).immediate()
  },
)

/** Lets what did not come be tried again. */
export const forgetFaults = writeStep(
  'pictures.forgetFaults',
  ({ db }: WriteContext, { importId }: { importId: number }): void => {
    prepared(
      db,
      `DELETE FROM picture_fault WHERE address IN
       (SELECT j.value FROM picture_wait w JOIN json_each(w.pictures) j WHERE w.import_id = ?)`,
    ).run(importId)
  },
)
