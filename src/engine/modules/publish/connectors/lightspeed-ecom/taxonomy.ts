import type { Clock } from '../../../../runtime/clock.ts'
import { AppError } from '../../../../../shared/errors.ts'
import type { LightspeedClient } from './client.ts'
import { brandKey } from './facts.ts'
import { readNumber } from './reading.ts'
import { rowIn } from './sender.ts'
import { readNames, type NamedRow } from './shop-reader.ts'

/** A category of ours on its way to the shop; titles by language of the shop. */
export interface WantedCategory {
  readonly id: number
  readonly parentId: number | null
  readonly titles: Readonly<Record<string, string>>
}

/** What of brands and categories is there, and what has to be made before the products that need it. Plain data. */
export interface Taxonomy {
  readonly brands: readonly (readonly [id: number, title: string])[]
  readonly newBrands: readonly string[]
  /** Our category id and the shop's. */
  readonly categories: readonly (readonly [ours: number, theirs: number])[]
  /** Parents before children. */
  readonly newCategories: readonly WantedCategory[]
}

/**
 * Finds wanted brands and categories in the shop: brands by title, categories by the id remembered or else by title
 * under the matched parent, so that two "Accessories" in different branches stay two.
 */
export function matchTaxonomy(
  wantedBrands: Iterable<string>,
  wantedCategories: readonly WantedCategory[],
  language: string,
  shopBrands: readonly NamedRow[],
  shopCategories: readonly NamedRow[],
  remembered: ReadonlyMap<number, number>,
  matched: Iterable<readonly [ours: number, theirs: number]> = [],
): Taxonomy {
  const known = new Set(shopBrands.map(({ title }) => brandKey(title)))
  const newBrands = new Map<string, string>()
  for (const title of wantedBrands) if (!known.has(brandKey(title))) newBrands.set(brandKey(title), title)

  const byPlace = new Map<string, number>()
  for (const { id, title, parentId } of shopCategories) {
    const place = placeOf(parentId, title)
    if (!byPlace.has(place)) byPlace.set(place, id)
  }
  const existing = new Set(shopCategories.map(({ id }) => id))
  const categories = new Map<number, number>(matched)
  const newCategories: WantedCategory[] = []
  for (const category of wantedCategories) {
    const last = remembered.get(category.id)
    const parent = category.parentId === null ? null : categories.get(category.parentId)
    const found =
      last !== undefined && existing.has(last)
        ? last
        : parent === undefined
          ? undefined
          : byPlace.get(placeOf(parent, category.titles[language] ?? ''))
    if (found === undefined) newCategories.push(category)
    else categories.set(category.id, found)
  }
  return {
    brands: shopBrands.map(({ id, title }) => [id, title] as const),
    newBrands: [...newBrands.values()],
    categories: [...categories],
    newCategories,
  }
}

/** What is still missing of a taxonomy whose making was cut off: whatever is there by now is not made again. */
export async function resumeTaxonomy(
  client: LightspeedClient,
  language: string,
  { newBrands, newCategories, categories }: Taxonomy,
  remembered: ReadonlyMap<number, number>,
): Promise<Taxonomy> {
  const shopBrands = await readNames(client, language, 'brands')
  const shopCategories = await readNames(client, language, 'categories')
  return matchTaxonomy(newBrands, newCategories, language, shopBrands, shopCategories, remembered, categories)
}

/** Requests it takes to make what is missing: one each, and one per further language whose title differs. */
export function countTaxonomyCalls({ newBrands, newCategories }: Taxonomy, language: string): number {
  const perCategory = ({ titles }: WantedCategory): number => 1 + furtherTitles(titles, language).length
  return newBrands.length + newCategories.reduce((sum, category) => sum + perCategory(category), 0)
}

/** Makes what is missing, one after the other, and answers with all ids. Looks before it repeats anything. */
export async function makeTaxonomy(
  client: LightspeedClient,
  clock: Clock,
  language: string,
  taxonomy: Taxonomy,
  onCategory: (ours: number, theirs: number) => Promise<void>,
): Promise<{ brandIds: Map<string, number>; brandTitles: Map<number, string>; categoryIds: Map<number, number> }> {
  const brandTitles = new Map(taxonomy.brands)
  for (const title of taxonomy.newBrands) {
    const isIt = (row: NamedRow): boolean => brandKey(row.title) === brandKey(title)
    brandTitles.set(await makeOne(client, clock, language, 'brands', { title }, isIt), title)
  }
  const categoryIds = new Map(taxonomy.categories)
  for (const category of taxonomy.newCategories) {
    const parent = category.parentId === null ? null : (categoryIds.get(category.parentId) ?? null)
    const title = category.titles[language] ?? ''
    const body = { title, isVisible: true, ...(parent === null ? {} : { parent }) }
    const isIt = (row: NamedRow): boolean => placeOf(row.parentId, row.title) === placeOf(parent, title)
    const id = await makeOne(client, clock, language, 'categories', body, isIt)
    categoryIds.set(category.id, id)
    await onCategory(category.id, id)
    for (const [code, own] of furtherTitles(category.titles, language)) {
      // Setting a title again does no harm, and a title that did not arrive is a small matter.
      await client.write('PUT', code, `categories/${id}`, 'category', { title: own, fulltitle: own })
    }
  }
  const brandIds = new Map([...brandTitles].map(([id, title]) => [brandKey(title), id]))
  return { brandIds, brandTitles, categoryIds }
}

const ATTEMPTS = 5
const LOOK_DELAY_MS = 2000

async function makeOne(
  client: LightspeedClient,
  clock: Clock,
  language: string,
  path: 'brands' | 'categories',
  body: object,
  isIt: (row: NamedRow) => boolean,
): Promise<number> {
  const envelope = path === 'brands' ? 'brand' : 'category'
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = attempt === 0 ? undefined : (await readNames(client, language, path)).find(isIt)
    if (found) return found.id
    const result = await client.write('POST', language, path, envelope, body)
    if (result.kind === 'refused') {
      throw new AppError(
        'remote-rejected',
        `The shop refused the ${envelope} "${String((body as { title?: string }).title)}": ${result.message}`,
      )
    }
    const id = result.kind === 'done' ? readNumber(rowIn(result.body, envelope)?.['id']) : null
    if (id !== null) return id
    await clock.sleep(LOOK_DELAY_MS)
  }
  throw new AppError('remote-unavailable', `The shop did not confirm a new ${envelope}. Try again later.`)
}

const placeOf = (parentId: number | null, title: string): string => `${parentId ?? 0} ${brandKey(title)}`

function furtherTitles(titles: Readonly<Record<string, string>>, language: string): [string, string][] {
  return Object.entries(titles).filter(([code, title]) => code !== language && title !== titles[language])
}
