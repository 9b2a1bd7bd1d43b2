import { basename } from 'node:path'
import type { Result } from '../../../../shared/contract/index.ts'
import type { ReadContext } from '../../../runtime/module.ts'

/** What the catalogue is and how much is in it. */
export function info({ db }: ReadContext): Result<'catalogue.info'> {
  const value = (query: string): unknown => db.prepare(query).pluck().get()
  const kinds = new Map(
    db.prepare('SELECT kind, COUNT(*) FROM product WHERE deleted_at IS NULL GROUP BY kind').raw().all() as [
      string,
      number,
    ][],
  )
  const meta = new Map(
    db.prepare("SELECT key, value FROM meta WHERE key IN ('name', 'sample')").raw().all() as [string, string][],
  )
  return {
    name: meta.get('name') ?? basename(db.name).replace(/\.etalage$/, ''),
    products: kinds.get('product') ?? 0,
    models: kinds.get('model') ?? 0,
    variants: kinds.get('variant') ?? 0,
    changeSets: Number(value("SELECT COUNT(*) FROM change_set WHERE state = 'committed'")),
    isSample: meta.get('sample') === '1',
    isReadOnly: false,
    lastCommitAt:
      (value("SELECT committed_at FROM change_set WHERE state = 'committed' ORDER BY id DESC LIMIT 1") as
        | string
        | undefined) ?? null,
  }
}
