import type { Structure } from '../../shared/contract/catalogue.ts'
import type { Input, Output } from '../../shared/contract/index.ts'

export interface FoundProduct {
  readonly sku: string
  /** In the language in view; its SKU when it has none. */
  readonly name: string
}

/** Asks for products whose SKU, barcode or name holds a text, or that a filter names. */
export function productsQuery(
  structure: Structure | undefined,
  locale: string | null,
  asked: { readonly viewKey: string; readonly search?: string; readonly filter?: string; readonly count: number },
): Input<'catalogue.gridPage'> {
  const { viewKey, search = '', filter = '', count } = asked
  const name = nameColumn(structure, locale)
  const columns = [{ column: 'sku' }, ...(name === null ? [] : [{ column: name }])]
  return { viewKey, query: { filter, search, sort: [] }, columns, from: 0, count }
}

export function foundProducts(page: Output<'catalogue.gridPage'> | undefined): readonly FoundProduct[] {
  return (page?.rows ?? []).map(([sku, name]) => ({
    sku: String(sku),
    name: name == null ? String(sku) : String(name),
  }))
}

/** The column that holds names, in the language in view. */
function nameColumn(structure: Structure | undefined, locale: string | null): string | null {
  const name = structure?.attributes.find(({ code }) => code === 'name')
  if (!name || name.isScopable || (name.isLocalizable && locale === null)) return null
  return name.isLocalizable ? `name/${locale}` : 'name'
}
