import { basename } from 'node:path'
import type { Result } from '../../../../shared/contract/index.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { prepared } from '../../../store/database.ts'
import { productCounts } from '../counts/product-counts.ts'
import { stepCount } from '../counts/step-count.ts'

/** What the catalogue is and how much is in it. Asked after every edit: a few rows, however large the catalogue is. */
export function info(context: ReadContext): Result<'catalogue.info'> {
  const { db } = context
  return db.transaction((): Result<'catalogue.info'> => {
    const counts = productCounts(db)
    const meta = new Map(
      prepared(db, "SELECT key, value FROM meta WHERE key IN ('name', 'sample')", 'raw').all() as [string, string][],
    )
    const lastCommitAt = prepared(
      db,
      "SELECT committed_at FROM change_set WHERE state = 'committed' ORDER BY id DESC LIMIT 1",
      'pluck',
    ).get() as string | undefined
    return {
      name: meta.get('name') ?? basename(db.name).replace(/\.etalage$/, ''),
      products: counts.get('product') ?? 0,
      models: counts.get('model') ?? 0,
      variants: counts.get('variant') ?? 0,
      changeSets: stepCount(context),
      isSample: meta.get('sample') === '1',
      isReadOnly: false,
      lastCommitAt: lastCommitAt ?? null,
    }
  })()
}
