import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ReadContext } from '../../runtime/module.ts'
import { fieldOfFact, languageOfFact, type Facts } from './connectors/lightspeed-ecom/facts.ts'
import { shopName } from './connectors/lightspeed-ecom/fields.ts'
import { pairLanguages } from './connectors/lightspeed-ecom/languages.ts'
import type { ShopLanguage } from './connectors/lightspeed-ecom/desired.ts'
import { loadConnection } from './connections.ts'
import { readProducts } from './product-rows.ts'
import { channelOf, createShaper } from './shape.ts'

/** The product as it would go out, per language of the shop, for reading. Asks no shop anything. */
export function previewRecord(
  context: ReadContext,
  { connectionId, productId, context: audience }: Parsed<'publish.previewRecord'>,
): Result<'publish.previewRecord'> {
  const connection = loadConnection(context, connectionId)
  const structure = context.structure()
  const { locales } = channelOf(structure, connection)
  const known = pairLanguages(connection.settings.languages ?? [], locales)
  const languages =
    known.length > 0 ? known : locales.map((locale): ShopLanguage => ({ code: locale.split('_')[0] ?? locale, locale }))
  const shaper = createShaper(structure, connection, languages, false)
  const [product] = readProducts(context.db, structure, shaper.keys, [rootOf(context, productId)], audience)
  if (!product) throw new AppError('not-found', 'This product does not exist any more.', { productId })
  const { desired, missing } = shaper.shape(product)
  const record = {
    product: {
      ...shared(desired.facts),
      categories: desired.categories?.map((id) => structure.categoriesById.get(id)?.code ?? id) ?? null,
      image: desired.image,
    },
    languages: Object.fromEntries(languages.map(({ code }) => [code, inLanguage(desired.facts, code)])),
    variants: desired.variants.map(({ facts }) => ({
      ...shared(facts),
      languages: Object.fromEntries(languages.map(({ code }) => [code, inLanguage(facts, code)])),
    })),
  }
  return { record: JSON.stringify(record, null, 2), missing: [...missing] }
}

/** A variant is sent as part of its root model. */
function rootOf({ db }: ReadContext, productId: number): number {
  const parent = db.prepare('SELECT parent_id FROM product WHERE id = ?').pluck()
  let id = productId
  for (
    let at = parent.get(id) as number | null | undefined;
    at != null;
    at = parent.get(id) as number | null | undefined
  )
    id = at
  return id
}

const shared = (facts: Facts) => named(facts, null)
const inLanguage = (facts: Facts, code: string) => named(facts, code)

function named(facts: Facts, language: string | null): Record<string, string | number | null> {
  const own = Object.entries(facts).filter(([key]) => languageOfFact(key) === language)
  return Object.fromEntries(own.map(([key, value]) => [shopName(fieldOfFact(key)), value]))
}
