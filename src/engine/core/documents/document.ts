import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Channel, StructureModel } from '../structure/model.ts'
import { asText, contentOf, type Content } from './content.ts'
import { asExportable, storedKey, type ExportColumn } from './exportable.ts'

/** A product row as stored, effective values included: what `store` reads for a list of column keys. */
export interface ProductRow {
  readonly productId: number
  readonly sku: string
  readonly kind: string
  readonly familyId: number | null
  readonly familyVariantId: number | null
  /** Ids of the categories it is in. */
  readonly categories: readonly number[]
  readonly values: Readonly<Record<string, CellValue>>
}

/** What one product says in a channel: per mapped column and locale, in the reader's words. Plain, so it can travel. */
export interface ChannelDocument {
  readonly productId: number
  readonly sku: string
  readonly categories: readonly number[]
  /** column → locale → content; an empty value is absent. */
  readonly contents: Readonly<Record<string, Readonly<Record<string, Content>>>>
  /** Labels of the values that make this variant differ from its siblings, per locale; empty for a simple product. */
  readonly axisLabels: Readonly<Record<string, readonly string[]>>
}

/** A model with its variants, or a simple product, which is its own only variant. */
export interface ProductDocument extends ChannelDocument {
  readonly variants: readonly ChannelDocument[]
  readonly isSimple: boolean
}

/** Builds the document of a product from its rows; reads the given columns and nothing else. */
export function buildDocument(
  structure: StructureModel,
  columns: readonly ExportColumn[],
  locales: readonly string[],
  product: ProductRow,
  variants: readonly ProductRow[],
): ProductDocument {
  const axes = axisColumns(structure, product)
  const build = (row: ProductRow): ChannelDocument => ({
    productId: row.productId,
    sku: row.sku,
    categories: row.categories,
    contents: contentsOf(structure, columns, locales, row),
    axisLabels: row === product ? {} : axisLabelsOf(structure, axes, locales, row),
  })
  const isSimple = product.kind !== 'model'
  const own = build(product)
  return { ...own, isSimple, variants: isSimple ? [own] : variants.map(build) }
}

/** The stored keys a document of these columns needs, for whoever reads the rows. */
export function neededKeys(structure: StructureModel, columns: readonly ExportColumn[], channel: Channel): string[] {
  const keys = columns.flatMap((column) =>
    column.attribute ? channel.locales.map((locale) => storedKey(column, locale)) : [],
  )
  const axes = [...structure.familyVariantsById.values()].flatMap((variant) => variant.axes.flat())
  return [...new Set([...keys, ...axes])]
}

function contentsOf(
  structure: StructureModel,
  columns: readonly ExportColumn[],
  locales: readonly string[],
  row: ProductRow,
): Record<string, Record<string, Content>> {
  const contents: Record<string, Record<string, Content>> = {}
  for (const column of columns) {
    const perLocale: Record<string, Content> = {}
    for (const locale of locales) {
      const content = column.attribute
        ? contentOf(structure, column.attribute, row.values[storedKey(column, locale)] ?? null, locale)
        : column.column === 'sku'
          ? ({ kind: 'text', text: row.sku } as const)
          : null
      if (content) perLocale[locale] = content
    }
    if (Object.keys(perLocale).length > 0) contents[column.column] = perLocale
  }
  return contents
}

/** Axes are what visitors choose by, so only exportable ones are ever shown. */
function axisColumns(structure: StructureModel, product: ProductRow): ExportColumn[] {
  const variant = structure.familyVariantsById.get(product.familyVariantId ?? 0)
  return (variant?.axes.flat() ?? []).flatMap((code) => {
    const attribute = structure.attributes.get(code)
    const exportable = attribute && asExportable(attribute)
    return exportable ? [{ column: code, attribute: exportable }] : []
  })
}

function axisLabelsOf(
  structure: StructureModel,
  axes: readonly ExportColumn[],
  locales: readonly string[],
  row: ProductRow,
): Record<string, string[]> {
  return Object.fromEntries(
    locales.map((locale) => [
      locale,
      axes.flatMap(({ attribute, column }) => {
        const content = attribute && contentOf(structure, attribute, row.values[column] ?? null, locale)
        const text = content && asText(content)
        return text ? [text] : []
      }),
    ]),
  )
}
