import { exportColumns, type ExportColumn } from '../../../../core/documents/index.ts'
import type { Channel, StructureModel } from '../../../../core/structure/model.ts'
import type { Mapping } from './desired.ts'
import { shopField, shopFields, type FieldKind } from './fields.ts'

/** Names under which a field's content usually goes, most telling first; codes in any case, without separators. */
const usualNames: Readonly<Record<string, readonly string[]>> = {
  'product.title': ['name', 'title', 'productname', 'producttitle', 'naam', 'titel', 'nom', 'namn'],
  'product.fulltitle': ['fulltitle', 'longname', 'longtitle'],
  'product.description': ['shortdescription', 'summary', 'teaser', 'pitch', 'intro', 'kortebeschrijving'],
  'product.content': [
    'description',
    'longdescription',
    'content',
    'body',
    'omschrijving',
    'beschrijving',
    'beskrivning',
  ],
  'product.brand': ['brand', 'merk', 'marque', 'varumarke'],
  'product.categories': ['categories'],
  'product.image': ['image', 'mainimage', 'picture', 'photo', 'afbeelding', 'foto', 'bild'],
  'variant.sku': ['sku'],
  'variant.ean': ['ean', 'gtin', 'ean13', 'gtin13', 'barcode', 'eancode'],
  'variant.articleCode': ['articlecode', 'mpn', 'manufacturersku', 'suppliersku', 'artikelcode', 'artikelnummer'],
  'variant.hs': ['hscode', 'hs', 'taric', 'commoditycode'],
  'variant.priceIncl': ['price', 'priceincl', 'salesprice', 'retailprice', 'verkoopprijs', 'prijs', 'prix', 'pris'],
  'variant.oldPriceIncl': ['oldprice', 'wasprice', 'fromprice', 'vanprijs'],
  'variant.stockLevel': ['stock', 'stocklevel', 'quantity', 'voorraad', 'lager'],
  'variant.weight': ['weight', 'gewicht', 'poids', 'vikt'],
}

/**
 * A mapping to start with: each field gets the exportable column whose code or synonym says so and whose type fits.
 * The full title follows the title, and so does the title of a product's only variant.
 */
export function defaultMapping(structure: StructureModel, channel: Channel): Mapping[] {
  const columns = exportColumns(structure, channel)
  const pick = (field: string): string | null => {
    const fitting = columns.filter((column) => fitsField(shopField(field).kind, column))
    for (const name of usualNames[field] ?? []) {
      const found = fitting.find((column) => namesOf(column).includes(name))
      if (found) return found.column
    }
    return null
  }
  const title = pick('product.title') ?? labelColumn(structure, columns)
  return shopFields.map(({ field }) => {
    const own = field === 'product.title' ? title : pick(field)
    const followsTitle = field === 'product.fulltitle' || field === 'variant.title'
    return { field, column: own ?? (followsTitle ? title : null), locale: null }
  })
}

/** Whether a column can feed a field of this kind at all; what the mapping screen offers. */
export function fitsField(kind: FieldKind, { column, attribute }: ExportColumn): boolean {
  if (kind === 'categories') return column === 'categories'
  if (column === 'categories') return false
  const type = attribute?.type ?? 'identifier'
  const isPicture = type === 'image' || type === 'asset-collection'
  switch (kind) {
    case 'image':
      return isPicture
    case 'price':
      return ['price', 'number', 'text'].includes(type)
    case 'integer':
      return ['number', 'text'].includes(type)
    case 'grams':
      return type === 'number' || (type === 'measurement' && attribute?.measurementFamily === 'weight')
    default:
      return !isPicture && type !== 'file'
  }
}

/** The attribute most families show as a product's name. */
function labelColumn(structure: StructureModel, columns: readonly ExportColumn[]): string | null {
  const votes = new Map<string, number>()
  for (const { labelAttribute } of structure.families.values()) {
    if (labelAttribute) votes.set(labelAttribute, (votes.get(labelAttribute) ?? 0) + 1)
  }
  const ranked = [...votes].sort((a, b) => b[1] - a[1]).map(([code]) => code)
  for (const code of ranked) {
    const found = columns.find(({ attribute }) => attribute?.code === code)
    if (found) return found.column
  }
  return null
}

const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

function namesOf({ column, attribute }: ExportColumn): string[] {
  return attribute ? [attribute.code, ...attribute.synonyms].map(plainName) : [column]
}
