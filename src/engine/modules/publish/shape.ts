import {
  buildDocument,
  exportColumns,
  labelIn,
  missingColumns,
  neededKeys,
  requiredColumns,
} from '../../core/documents/index.ts'
import type { ExportColumn } from '../../core/documents/index.ts'
import type { Channel, StructureModel } from '../../core/structure/model.ts'
import { parseColumnKey } from '../../../shared/column-key.ts'
import { AppError } from '../../../shared/errors.ts'
import { readStep } from '../../runtime/module.ts'
import { defaultMapping } from './connectors/lightspeed-ecom/default-mapping.ts'
import { shapeProduct, type Mapping, type ShopLanguage } from './connectors/lightspeed-ecom/desired.ts'
import type { Candidate } from './connectors/lightspeed-ecom/plan.ts'
import type { WantedCategory } from './connectors/lightspeed-ecom/taxonomy.ts'
import { blockingProblems } from '../quality/index.ts'
import { loadConnection } from './connections.ts'
import { readProducts, type ProductFamilyRows } from './product-rows.ts'
import { loadIntents, loadLinks } from './remote-refs.ts'
import type { Connection } from './settings.ts'

export interface ShapeInput {
  readonly connectionId: number
  readonly languages: readonly ShopLanguage[]
  readonly isRetail: boolean
  readonly rootIds: readonly number[]
}

/** Products as the shop should have them, with what is known of them there. */
export const shapeStep = readStep('publish.shape', 'worker', (context, input: ShapeInput): Candidate[] => {
  const { db } = context
  const connection = loadConnection(context, input.connectionId)
  const structure = context.structure()
  const shaper = createShaper(structure, connection, input.languages, input.isRetail)
  const products = readProducts(db, structure, shaper.keys, input.rootIds)
  const intents = new Map(loadIntents(context, connection.id).map((intent) => [intent.productId, intent]))
  const links = loadLinks(
    context,
    connection.id,
    products.map((product) => ({
      productId: product.root.productId,
      variantIds: soldRows(product).map((row) => row.productId),
    })),
  )
  const channel = channelOf(structure, connection)
  const broken = blockingProblems(
    db,
    structure,
    products.flatMap((product) => [product.root, ...product.variants].map(({ productId }) => productId)),
  )
  return products.map((product, i): Candidate => {
    const link = links[i]
    if (!link) throw new Error('one link per product')
    const { productId: _id, ...known } = link
    const breaks = [product.root, ...product.variants]
      .flatMap(({ productId }) => broken.get(productId) ?? [])
      .filter(({ column }) => concerns(channel, column))
      .map(({ rule: { code, labels }, column }) => ({ rule: labels['en'] ?? code, column }))
    return { ...shaper.shape(product), breaks, ...known, intent: intents.get(product.root.productId) ?? null }
  })
})

/** Whether a column goes to the channel, by its scope. */
function concerns(channel: Channel, column: string): boolean {
  const key = parseColumnKey(column)
  return (key?.channel ?? channel.code) === channel.code && (!key?.locale || channel.locales.includes(key.locale))
}

export interface Shaper {
  /** Stored keys the rows have to hold. */
  readonly keys: readonly string[]
  readonly shape: (product: ProductFamilyRows) => Pick<Candidate, 'desired' | 'name' | 'missing' | 'problems'>
}

/** Turns rows into what a connection sends. Only columns that may leave to the channel are ever read into a document. */
export function createShaper(
  structure: StructureModel,
  connection: Connection,
  languages: readonly ShopLanguage[],
  isRetail: boolean,
): Shaper {
  const channel = channelOf(structure, connection)
  const mappings = mappingOf(structure, channel, connection)
  const columns = mappedColumns(structure, channel, mappings)
  const locales = languages.map(({ locale }) => locale)
  const required = [...structure.families.values()].flatMap((family) => requiredColumns(structure, family, channel))
  const reachable = reachableCategories(structure, channel)
  const titleColumn = mappings.find(({ field }) => field === 'product.title')?.column ?? ''
  return {
    keys: [...new Set([...neededKeys(structure, columns, channel), ...required])],
    shape: (product) => {
      const document = buildDocument(structure, columns, locales, product.root, product.variants)
      const { desired, problems } = shapeProduct(document, { mappings, languages, isRetail })
      const categories = desired.categories?.filter((id) => reachable.has(id)) ?? null
      const missing = soldRows(product).flatMap((row) => missingColumns(structure, channel, row))
      const title = Object.values(document.contents[titleColumn] ?? {})[0]
      return {
        desired: { ...desired, categories },
        name: title?.kind === 'text' ? title.text : '',
        missing: [...new Set(missing)],
        problems,
      }
    },
  }
}

/** The rows that are sold: the variants of a model, or the product itself. */
export const soldRows = ({ root, variants }: ProductFamilyRows): readonly ProductFamilyRows['root'][] =>
  root.kind === 'model' ? variants : [root]

export function channelOf(structure: StructureModel, { channel }: Connection): Channel {
  const found = structure.channels.get(channel)
  if (!found) {
    throw new AppError(
      'not-found',
      `The channel "${channel}" of this connection does not exist any more. Choose another one.`,
      {
        reason: 'channel',
      },
    )
  }
  return found
}

/** The mapping in force: what the user saved, and for every other field the default. */
export function mappingOf(structure: StructureModel, channel: Channel, { settings }: Connection): Mapping[] {
  const saved = new Map((settings.mapping ?? []).map((mapping) => [mapping.field, mapping]))
  return defaultMapping(structure, channel).map((mapping) => saved.get(mapping.field) ?? mapping)
}

function mappedColumns(structure: StructureModel, channel: Channel, mappings: readonly Mapping[]): ExportColumn[] {
  const wanted = new Set(mappings.flatMap(({ column }) => column ?? []))
  return exportColumns(structure, channel).filter(({ column }) => wanted.has(column))
}

/** Categories below the channel's root, which itself is not one of the shop's; all where the channel has no root. */
function reachableCategories(structure: StructureModel, channel: Channel): Set<number> {
  const reachable = new Set<number>()
  for (const category of structure.categoriesById.values()) {
    const above: number[] = []
    for (
      let at = category.parentId;
      at !== null && above.length < 50;
      at = structure.categoriesById.get(at)?.parentId ?? null
    )
      above.push(at)
    if (channel.categoryId === null || above.includes(channel.categoryId)) reachable.add(category.id)
  }
  return reachable
}

export interface CategoriesInput {
  readonly connectionId: number
  readonly languages: readonly ShopLanguage[]
}

/** The channel's categories with their titles in the shop's languages, parents before children. */
export const categoriesStep = readStep(
  'publish.categories',
  'worker',
  (context, input: CategoriesInput): WantedCategory[] => {
    const structure = context.structure()
    const channel = channelOf(structure, loadConnection(context, input.connectionId))
    return categoriesOf(structure, channel, input.languages)
  },
)

function categoriesOf(
  structure: StructureModel,
  channel: Channel,
  languages: readonly ShopLanguage[],
): WantedCategory[] {
  const reachable = reachableCategories(structure, channel)
  const children = Map.groupBy(
    [...reachable].flatMap((id) => structure.categoriesById.get(id) ?? []),
    (category) => (category.parentId !== null && reachable.has(category.parentId) ? category.parentId : null),
  )
  const walk = (parentId: number | null): WantedCategory[] =>
    (children.get(parentId) ?? []).flatMap(({ id, code, labels }) => {
      const titles = languages.map(({ code: language, locale }) => [language, labelIn(labels, locale, code)] as const)
      return [{ id, parentId, titles: Object.fromEntries(titles) }, ...walk(id)]
    })
  return walk(null)
}

/** The categories that products want, with everything above them. */
export function neededCategories(all: readonly WantedCategory[], wanted: Iterable<number>): WantedCategory[] {
  const byId = new Map(all.map((category) => [category.id, category]))
  const needed = new Set<number>()
  for (const id of wanted) {
    for (let at: number | null = id; at !== null && !needed.has(at); at = byId.get(at)?.parentId ?? null)
      if (byId.has(at)) needed.add(at)
  }
  return all.filter(({ id }) => needed.has(id))
}
