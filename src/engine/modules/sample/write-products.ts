import { inOptionOrder, optionsOf } from '../../core/values/options.ts'
import type { ChangeTx, ProductWrite } from '../../store/change-tx.ts'
import { SYSTEM_SLOT } from '../../core/structure/system-slots.ts'
import type { Slot, StructureModel } from '../../core/structure/model.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { ProductData } from './catalogue-data.ts'
import type { AssetData } from './store-assets.ts'

const SYSTEM = [
  SYSTEM_SLOT.sku,
  SYSTEM_SLOT.kind,
  SYSTEM_SLOT.parent,
  SYSTEM_SLOT.family,
  SYSTEM_SLOT.familyVariant,
  SYSTEM_SLOT.status,
  SYSTEM_SLOT.categories,
]

/** Writes assets and products into a catalogue that has neither. A code, SKU or path that is nowhere throws. */
export function writeProducts(tx: ChangeTx, products: readonly ProductData[], assets: readonly AssetData[]): void {
  writeAssets(tx, assets)
  const keys = [...new Set(products.flatMap((product) => Object.keys(product.values)))]
  const types = [...new Set(products.flatMap((product) => Object.keys(product.associations)))]
  const valueSlots = keys.map((key) => tx.slot(key))
  const linkSlots = types.map((type) => tx.slot(type))
  const structure = tx.structure()
  const slots = [...SYSTEM, ...valueSlots, ...linkSlots]
  const hashes = new Map(assets.map(({ path, hash }) => [path, hash]))
  const productIds = new Map(products.map(({ sku }, index) => [sku, index + 1]))
  const links = linksOf(products, structure, productIds)

  tx.writeProducts(
    products.map((product): ProductWrite => {
      const productId = found(productIds, product.sku)
      const linkValues = types.map((type) => {
        const ids = links.get(type)?.get(productId)
        return ids ? JSON.stringify([...ids]) : null
      })
      const values = valueSlots.map((slot) => stored(structure, slot, product.values[slot.key], hashes))
      return { productId, slots, values: [...systemValues(product, structure, productIds), ...values, ...linkValues] }
    }),
  )
}

function writeAssets(tx: ChangeTx, assets: readonly AssetData[]): void {
  const distinct = new Map(assets.map((asset) => [asset.hash, asset]))
  tx.writeRows(
    [...distinct.values()].map(({ hash, fileName, mediaType, bytes, width, height, altTexts }) => {
      const facts = { hash, file_name: fileName, media_type: mediaType, bytes, width, height }
      return { table: 'asset', id: null, row: { ...facts, alt_texts: JSON.stringify(altTexts) } }
    }),
  )
}

/** In the order of SYSTEM. */
function systemValues(
  product: ProductData,
  structure: StructureModel,
  productIds: ReadonlyMap<string, number>,
): CellValue[] {
  const { sku, kind, parent, family, familyVariant, status, categories } = product
  const variants = [...structure.familyVariantsById.values()]
  const variantId = variants.find((variant) => variant.code === familyVariant)?.id ?? null
  if (familyVariant !== null && variantId === null) throw new Error(`There is no family variant ${familyVariant}`)
  const categoryIds = categories.map((code) => found(structure.categories, code).id)
  return [
    sku,
    kind,
    parent === null ? null : found(productIds, parent),
    family === null ? null : found(structure.families, family).id,
    variantId,
    status,
    categoryIds.length === 0 ? null : JSON.stringify(categoryIds),
  ]
}

/** Ids linked to, per type and product; a two-way link is there on both of its products. */
function linksOf(
  products: readonly ProductData[],
  structure: StructureModel,
  productIds: ReadonlyMap<string, number>,
): Map<string, Map<number, Set<number>>> {
  const links = new Map<string, Map<number, Set<number>>>()
  const add = (type: string, from: number, to: number): void => {
    const ofType = links.get(type) ?? new Map<number, Set<number>>()
    links.set(type, ofType.set(from, (ofType.get(from) ?? new Set()).add(to)))
  }
  for (const product of products) {
    const from = found(productIds, product.sku)
    for (const [type, skus] of Object.entries(product.associations)) {
      const { isTwoWay } = found(structure.associationTypes, type)
      for (const to of skus.map((sku) => found(productIds, sku))) {
        add(type, from, to)
        if (isTwoWay) add(type, to, from)
      }
    }
  }
  return links
}

/** The stored form (CellValue) of a value as the files write it. */
function stored(
  structure: StructureModel,
  { attribute }: Slot,
  value: ProductData['values'][string] | undefined,
  hashes: ReadonlyMap<string, string>,
): CellValue {
  if (value === undefined) return null
  if (typeof value === 'boolean') return Number(value)
  switch (attribute?.type) {
    case 'image':
    case 'file':
      return found(hashes, String(value))
    case 'asset-collection':
      return JSON.stringify([value].flat().map((path) => found(hashes, String(path))))
    case 'multi-select':
      return JSON.stringify(inOptionOrder(optionsOf(structure.options, attribute.id), [value].flat().map(String)))
    default:
      return Array.isArray(value) ? JSON.stringify(value) : value
  }
}

function found<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key)
  if (value === undefined) throw new Error(`The data names ${key}, which is nowhere in it`)
  return value
}
