import { defaultVariantTitle } from './variants.ts'
import { defaultLanguage, rowsOf, type Row, type ShopState } from './state.ts'
import { textOf } from './shop.ts'

/** What a careless publisher leaves behind. Each entry names the product and says what is wrong. */
export interface ShopFlaws {
  /** One SKU on variants of more than one place. */
  readonly duplicateSkus: string[]
  /** Products that say exactly the same in the default language, the trace of a create that was repeated. */
  readonly duplicateProducts: string[]
  /** The empty variant every new product starts with, still there beside real ones or never filled. */
  readonly leftoverDefaults: string[]
  /** The same picture twice on one product. */
  readonly duplicateImages: string[]
  readonly duplicateBrands: string[]
  /** Of one title under one parent. */
  readonly duplicateCategories: string[]
}

export function findFlaws(state: ShopState): ShopFlaws {
  const language = defaultLanguage(state)
  const products = rowsOf(state, 'products')
  const variants = rowsOf(state, 'variants')
  const title = (id: unknown) =>
    `product ${String(id)} "${textOf(state.tables['products']![id as number]!, 'title', language)}"`
  const says = (row: Row) =>
    JSON.stringify(['title', 'fulltitle', 'description', 'content'].map((f) => textOf(row, f, language)))
  return {
    duplicateSkus: repeated(
      variants.filter((row) => row.values['sku']),
      (row) => row.values['sku'] as string,
    ),
    duplicateProducts: repeated(products, says).map((text) => JSON.parse(text)[0] as string),
    leftoverDefaults: variants.filter((row) => isLeftover(row, language)).map((row) => title(row.values['product'])),
    duplicateImages: repeated(
      rowsOf(state, 'productImages'),
      (row) => `${title(row.values['product'])} ${row.values['sha256'] as string}`,
    ),
    duplicateBrands: repeated(rowsOf(state, 'brands'), (row) => textOf(row, 'title', language)),
    duplicateCategories: repeated(
      rowsOf(state, 'categories'),
      (row) =>
        `${textOf(row, 'title', language)} under ${(row.values['parent'] as number | null | undefined) ?? 'the top'}`,
    ),
  }
}

/** Throws, listing them, where a shop has any of the flaws above. */
export function assertNoFlaws(state: ShopState): void {
  const found = Object.entries(findFlaws(state) as unknown as Record<string, string[]>).filter(
    ([, list]) => list.length > 0,
  )
  if (found.length === 0) return
  throw new Error(
    found.map(([name, list]) => `${name}: ${list.length}, e.g. ${list.slice(0, 3).join('; ')}`).join('\n'),
  )
}

/** Untouched since creation: still called Default, without any code. */
function isLeftover(variant: Row, language: string): boolean {
  const { sku, ean, articleCode } = variant.values
  return textOf(variant, 'title', language) === defaultVariantTitle && !sku && !ean && !articleCode
}

function repeated<T>(rows: readonly T[], keyOf: (row: T) => string): string[] {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1)
  return [...counts].filter(([, count]) => count > 1).map(([key]) => key)
}
