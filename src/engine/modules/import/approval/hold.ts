import type { Rejection } from '../../../../shared/contract/common.ts'
import type { JobContext } from '../../../runtime/module.ts'
import { readStep, writeStep } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { run, sql } from '../../../store/sql.ts'
import { readRun } from '../run/import-run.ts'
import { openStaging } from '../staging/staging-file.ts'

interface HeldPrice {
  readonly productId: number
  readonly column: string
  readonly before: number
  readonly after: number
}

/** Prices noted at once. */
const AT_ONCE = 1_000

const heldInStaging = readStep(
  'import.heldInStaging',
  'worker',
  ({ db }, { importId, from }: { importId: number; from: number }): readonly HeldPrice[] => {
    const staging = openStaging(readRun(db, importId).stagingPath, 'read')
    try {
      const noted = staging
        .prepare("SELECT rejection FROM rejection WHERE code = 'price-jump' ORDER BY n, id LIMIT ? OFFSET ?")
        .pluck()
        .all(AT_ONCE, from) as string[]
      return noted.map((text) => {
        const { productId, params = {} } = JSON.parse(text) as Rejection // written by planChunk
        return {
          productId: productId ?? 0,
          column: String(params['key']),
          before: Number(params['before']),
          after: Number(params['after']),
        }
      })
    } finally {
      staging.close()
    }
  },
)

const noteHeld = writeStep(
  'import.noteHeld',
  ({ db }, { importId, prices }: { importId: number; prices: readonly HeldPrice[] }): void => {
    const insert = prepared(
      db,
      'INSERT INTO held_price (import_id, product_id, column_key, before, after) VALUES (?, ?, ?, ?, ?)',
    )
    db.transaction(() => {
      for (const { productId, column, before, after } of prices) insert.run(importId, productId, column, before, after)
    }).immediate()
  },
)

/** Prices that wait and whose old price a file says again: `after` is what it was, which ends what waited. */
const endedInStaging = readStep(
  'import.endedInStaging',
  'worker',
  ({ db }, { importId }: { importId: number }): readonly HeldPrice[] => {
    const staging = openStaging(readRun(db, importId).stagingPath, 'read')
    try {
      const again = staging.prepare(
        'SELECT product_id AS productId, column_key AS "column", price AS before, price AS after FROM said_again',
      )
      return again.all() as HeldPrice[]
    } finally {
      staging.close()
    }
  },
)

export const holdSteps = [heldInStaging, endedInStaging, noteHeld]

/**
 * Notes the prices that an import is not writing; they wait once it has come to its end, and never where it is taken
 * back. Those of earlier imports wait no more where it says the old price again.
 */
export async function holdPrices(context: JobContext, importId: number): Promise<void> {
  const ended = await context.run(endedInStaging, { importId })
  if (ended.length > 0) await context.run(noteHeld, { importId, prices: ended })
  for (let from = 0; ; from += AT_ONCE) {
    const prices = await context.run(heldInStaging, { importId, from })
    if (prices.length > 0) await context.run(noteHeld, { importId, prices })
    if (prices.length < AT_ONCE) return
  }
}

/** Forgets the prices of an import that came to no end. */
export function dropHeld(db: Db, importId: number): void {
  run(db, sql.deleteFrom('held_price').where('import_id', '=', importId))
}

/** After a crash: those of imports that came to no end. */
export function dropCutOffHeld(db: Db): void {
  const ended = sql.selectFrom('import_run').select('id').where('state', '=', 'committed')
  run(db, sql.deleteFrom('held_price').where('import_id', 'not in', ended))
}
