import type { TextFormat } from '../../../../shared/contract/common.ts'
import type { Tally } from '../../../core/sheet/tally.ts'
import { TallyBook } from '../../../core/sheet/tally.ts'
import { planIntents } from '../../../core/values/plan-intents.ts'
import { readIntents } from '../../../core/values/read-intents.ts'
import { tidyIdentifier } from '../../../core/values/texts.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { ChangeTx } from '../../../store/change-tx.ts'
import type { Db } from '../../../store/database.ts'
import { gatherFacts, writePlan } from '../../catalogue/index.ts'
import { proposeSkus } from './propose-skus.ts'

/** A product to be made from texts by column key. */
export interface Creation {
  /** Its line of the pasted table, from 1. */
  readonly row: number
  /** Null: one by the shop's pattern. */
  readonly sku: string | null
  readonly family: string | null
  readonly texts: Readonly<Record<string, string>>
}

type Named = Creation & { readonly sku: string }

/**
 * Makes products, each whole or not at all; a value that does not fit is left out and told. Counts the cells that were
 * filled in, the SKU being one.
 */
export function createRows(
  db: Db,
  tx: ChangeTx,
  wanted: readonly Creation[],
  format: TextFormat,
): { readonly tally: Tally; readonly ids: readonly number[] } {
  const structure = tx.structure()
  const creations = withSkus(db, structure, wanted)
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

function withSkus(db: Db, structure: StructureModel, creations: readonly Creation[]): readonly Named[] {
  const nameless = Map.groupBy(
    creations.filter(({ sku }) => sku === null),
    ({ family }) => family,
  )
  const proposals = new Map(
    [...nameless].map(([family, some]) => {
      const familyId = family === null ? null : (structure.families.get(family)?.id ?? null)
      return [family, proposeSkus(db, familyId, some.length).values()]
    }),
  )
  return creations.map((creation) => ({
    ...creation,
    sku: creation.sku ?? proposals.get(creation.family)?.next().value ?? '',
  }))
}
