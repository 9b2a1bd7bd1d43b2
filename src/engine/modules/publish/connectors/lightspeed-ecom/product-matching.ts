import type { DesiredProduct } from './desired.ts'
import type { RemoteVariant } from './work.ts'

/** A variant row of the shop with the product it belongs to, as the walk over all variants gives it. */
export interface WalkedVariant extends RemoteVariant {
  readonly productId: number
}

/** Codes of every variant in the shop, for looking products up. */
export interface VariantIndex {
  readonly byCode: ReadonlyMap<string, readonly WalkedVariant[]>
  readonly productIds: ReadonlySet<number>
}

const codes = ['variant.sku', 'variant.ean', 'variant.articleCode'] as const
type Code = (typeof codes)[number]

export function indexVariants(variants: Iterable<WalkedVariant>, productIds: ReadonlySet<number>): VariantIndex {
  const byCode = new Map<string, WalkedVariant[]>()
  for (const variant of variants) {
    for (const code of codes) {
      const value = variant.facts[code]
      if (value === null || value === undefined || value === '') continue
      const key = codeKey(code, value)
      const rows = byCode.get(key)
      if (rows) rows.push(variant)
      else byCode.set(key, [variant])
    }
  }
  return { byCode, productIds }
}

/** What matching found: a product of the shop, none, or a reason why it must not be guessed. */
export type ProductMatch =
  | { readonly kind: 'found'; readonly remoteId: number; readonly by: 'id' | Code }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous'; readonly code: Code; readonly value: string; readonly remoteIds: readonly number[] }

/**
 * The product of the shop that is this product: the one remembered while it exists, else the one all its codes point
 * at, SKU before EAN before article code. A code that several products of the shop carry is never guessed at.
 */
export function matchProduct(desired: DesiredProduct, remembered: number | null, index: VariantIndex): ProductMatch {
  if (remembered !== null && index.productIds.has(remembered)) return { kind: 'found', remoteId: remembered, by: 'id' }
  for (const code of codes) {
    const found = new Set<number>()
    let value = ''
    for (const variant of desired.variants) {
      const own = code === 'variant.sku' ? variant.sku : variant.facts[code]
      if (own === null || own === undefined || own === '') continue
      for (const row of index.byCode.get(codeKey(code, own)) ?? []) {
        found.add(row.productId)
        value = String(own)
      }
    }
    const remoteIds = [...found]
    if (remoteIds.length === 1) return { kind: 'found', remoteId: remoteIds[0]!, by: code }
    if (remoteIds.length > 1) return { kind: 'ambiguous', code, value, remoteIds }
  }
  return { kind: 'none' }
}

const codeKey = (code: Code, value: string | number): string => `${code} ${String(value).trim().toLowerCase()}`
