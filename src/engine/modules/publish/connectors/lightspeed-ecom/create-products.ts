import { factKey, isSameFact, type FactValue } from './facts.ts'
import { readNumber, type Row } from './reading.ts'
import { bodyOf, rowIn, settle, type CreateIntent, type Sender } from './sender.ts'
import { readVariant, walkProducts, walkVariants, type WalkedProduct } from './shop-reader.ts'
import type { WalkedVariant } from './product-matching.ts'
import type { Operation } from './operations.ts'
import type { Track } from './track.ts'
import { isBareVariant } from './variant-matching.ts'
import { defaultLanguageOf } from './work.ts'

const ATTEMPTS = 5
/** A request that got no answer may still be at work in the shop: how long to wait before each look. */
const LOOK_DELAYS_MS = [1000, 4000]

type Creation = Extract<Operation, { kind: 'create-product' }>

/**
 * Creates the products that are not in the shop yet, hidden, and finds the variant each of them started with. What is
 * about to be created is written down first. After an answer that did not come, the shop is searched twice before the
 * product is sent again; products of one title go one after the other, so that what is found is never another's.
 */
export async function createProducts(sender: Sender, tracks: readonly Track[]): Promise<void> {
  const creations = tracks.flatMap((track) => {
    const operation = track.work.remote ? undefined : track.pending().find(isCreation)
    return operation ? [{ track, operation }] : []
  })
  if (creations.length === 0) return
  const afterId = sender.newest.productId
  const intents = creations.map(({ track, operation }): CreateIntent => {
    return { productId: track.work.desired.productId, afterId, title: titleOf(sender, operation) }
  })
  await sender.noteIntents(intents)
  const byTitle = Map.groupBy(creations, ({ operation }) => titleOf(sender, operation).toLowerCase())
  await settle(
    [...byTitle.values()].map(async (sameTitle) => {
      for (const { track, operation } of sameTitle) await createProduct(sender, track, operation, afterId)
    }),
  )
  await readFirstVariants(
    sender,
    creations.map(({ track }) => track).filter((track) => track.work.remote),
  )
}

const isCreation = (operation: Operation): operation is Creation => operation.kind === 'create-product'

const titleOf = (sender: Sender, { facts }: Creation): string =>
  String(facts[factKey('product.title', defaultLanguageOf(sender.context))] ?? '')

async function createProduct(sender: Sender, track: Track, operation: Creation, afterId: number): Promise<void> {
  const { language, facts } = operation
  const taken = (id: number, echo: Row | null): void => {
    sender.claimed.add(id)
    sender.newest.productId = Math.max(sender.newest.productId, id)
    track.created(id, facts, echo, language)
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const result = await sender.client.write('POST', language, 'products', 'product', bodyOf(sender, facts))
    if (result.kind === 'refused') {
      return track.fail({ code: 'refused', message: result.message, fields: Object.keys(facts) }, operation)
    }
    const row = result.kind === 'done' ? rowIn(result.body, 'product') : null
    const id = readNumber(row?.['id'])
    if (id !== null && id > 0) return taken(id, row)
    for (const delay of LOOK_DELAYS_MS) {
      await sender.clock.sleep(delay)
      const found = await findCreated(sender, {
        productId: track.work.desired.productId,
        afterId,
        title: titleOf(sender, operation),
      })
      if (found !== null) return taken(found, null)
    }
  }
  const message = 'The shop did not confirm the new product, and it is not there to be found.'
  track.fail({ code: 'unconfirmed', message, fields: [] }, operation)
}

/** Looks for a product that was made but not confirmed: newer than the intent, nobody's, with its title, untouched since. */
export async function findCreated(sender: Sender, intent: CreateIntent): Promise<number | null> {
  const language = defaultLanguageOf(sender.context)
  const title = factKey('product.title', language)
  const candidates: WalkedProduct[] = []
  await walkProducts(sender.client, language, sender.context.brandTitles, intent.afterId, (product) => {
    const isSame = isSameFact(title, product.facts[title] ?? null, intent.title)
    if (isSame && !sender.claimed.has(product.id)) candidates.push(product)
  })
  for (const { id } of candidates) {
    const variants = await readVariantsOf(sender, id, language)
    if (variants.length === 1 && isBareVariant(variants[0]!, language)) return id
  }
  return null
}

/** Finds the first variant of each new product: one walk over what is new for all of them. */
async function readFirstVariants(sender: Sender, tracks: readonly Track[]): Promise<void> {
  const byProduct = new Map(tracks.map((track) => [track.remote.id, track]))
  const missing = new Set(byProduct.keys())
  const language = defaultLanguageOf(sender.context)
  if (missing.size === 0) return
  await walkVariants(sender.client, language, sender.newest.variantId, (variant) => {
    sender.newest.variantId = Math.max(sender.newest.variantId, variant.id)
    const track = byProduct.get(variant.productId)
    if (!track) return false
    track.variantsRead([inAllLanguages(sender, variant)])
    missing.delete(variant.productId)
    return missing.size === 0
  })
  for (const id of missing) {
    const variants = await readVariantsOf(sender, id, language)
    byProduct.get(id)?.variantsRead(variants.map((variant) => inAllLanguages(sender, variant)))
  }
}

/** A new variant says the same in every language; no need to ask for each. */
function inAllLanguages(sender: Sender, variant: WalkedVariant): WalkedVariant {
  const title: FactValue = variant.facts[factKey('variant.title', defaultLanguageOf(sender.context))] ?? null
  const titles = sender.context.languages.map(({ code }) => [factKey('variant.title', code), title] as const)
  return { ...variant, facts: { ...variant.facts, ...Object.fromEntries(titles) } }
}

/** All variants of one product; rows of other products, which a shop that ignores the filter would send, are left out. */
export async function readVariantsOf(sender: Sender, productId: number, language: string): Promise<WalkedVariant[]> {
  const rows = await sender.client.readPage(language, 'variants', 'variants', {
    product: productId,
    limit: 250,
    since_id: 0,
  })
  return rows.map((row) => readVariant(row, language)).filter((variant) => variant.productId === productId)
}
