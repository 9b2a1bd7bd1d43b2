import type { TextFormat } from '../../../../shared/contract/common.ts'
import type { Tally } from '../../../core/sheet/tally.ts'
import { TallyBook } from '../../../core/sheet/tally.ts'
import { planIntents } from '../../../core/values/plan-intents.ts'
import { readIntents } from '../../../core/values/read-intents.ts'
import { tidyIdentifier } from '../../../core/values/texts.ts'
import type { ChangeTx } from '../../../store/change-tx.ts'
import type { Db } from '../../../store/database.ts'
import { gatherFacts, writePlan } from '../../catalogue/index.ts'

/** A product to be made from texts by column key. */
export interface Creation {
  /** Its line of the pasted table, from 1. */
  readonly row: number
  readonly sku: string
  readonly family: string | null
  readonly texts: Readonly<Record<string, string>>
}

/**
 * Makes products, each whole or not at all; a value that does not fit is left out and told. Counts the cells that were
 * filled in, the SKU being one.
 */
export function createRows(
  db: Db,
  tx: ChangeTx,
  creations: readonly Creation[],
  format: TextFormat,
): { readonly tally: Tally; readonly ids: readonly number[] } {
  const structure = tx.structure()
  const intents = creations.map(({ sku, family, texts }) => ({
    kind: 'create-product' as const,
    sku,
    productKind: 'product' as const,
    parentId: null,
    family,
    familyVariant: null,
    texts: { ...texts },
  }))
  const read = readIntents(structure, intents, format)
  const plan = planIntents(structure, read, gatherFacts(db, structure, read.needs), '')
  const ids = writePlan(tx, plan.writes)

  const book = new TallyBook()
  const made = new Map(
    plan.writes.map(({ keys, values }, at) => {
      return [String(values[keys.indexOf('sku')]), { keys: new Set(keys), id: ids[at] ?? 0 }]
    }),
  )
  book.products(ids.length)
  for (const { sku, texts } of creations) {
    const known = tidyIdentifier(sku) ?? ''
    const product = made.get(known)
    made.delete(known) // a second line of this SKU was refused
    for (const column of ['sku', ...Object.keys(texts)]) {
      book.look(column, 1)
      if (product?.keys.has(column)) book.change(product.id, column)
      else book.turnDown('refused', column)
    }
  }
  for (const rejection of plan.rejections) book.note(rejection)
  return { tally: book.toTally(), ids }
}
