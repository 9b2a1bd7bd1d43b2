import { factKey, isEmptyFact, type FactValue } from './facts.ts'
import { defaultLanguageOf, type RemoteVariant, type ShopContext, type Work } from './work.ts'

const codes = ['variant.sku', 'variant.ean', 'variant.articleCode'] as const

/**
 * Which row of the shop is which variant of ours, by our product id: by the id remembered, else by a code only one of
 * each has, else the bare variant every product starts with takes the first one left over. A single variant on both
 * sides is the same one whatever its codes.
 */
export function matchVariants(work: Work, context: Pick<ShopContext, 'languages'>): Map<number, RemoteVariant> {
  const matched = new Map<number, RemoteVariant>()
  if (!work.remote) return matched
  const left = new Set(work.remote.variants)
  const open = new Set(work.desired.variants)
  const take = (variant: (typeof work.desired.variants)[number], row: RemoteVariant | undefined): void => {
    if (!row) return
    matched.set(variant.productId, row)
    left.delete(row)
    open.delete(variant)
  }
  for (const variant of open) {
    const id = work.variants[variant.productId]?.remoteId
    take(
      variant,
      [...left].find((row) => row.id === id),
    )
  }
  for (const code of codes) {
    for (const variant of open) {
      const own = code === 'variant.sku' ? variant.sku : variant.facts[code]
      if (isEmptyFact(own)) continue
      const rows = [...left].filter((row) => sameCode(row.facts[code], own))
      if (rows.length === 1) take(variant, rows[0])
    }
  }
  if (work.desired.variants.length === 1 && work.remote.variants.length === 1) {
    for (const variant of open) take(variant, [...left][0])
  }
  for (const variant of open)
    take(
      variant,
      [...left].find((row) => isBareVariant(row, defaultLanguageOf(context))),
    )
  return matched
}

/** The variant a new product starts with: nobody has given it a title or a code. */
export function isBareVariant(row: RemoteVariant, language: string): boolean {
  return (
    row.facts[factKey('variant.title', language)] === 'Default' && codes.every((code) => isEmptyFact(row.facts[code]))
  )
}

export const sameCode = (a: FactValue | undefined, b: FactValue | undefined): boolean =>
  !isEmptyFact(a) && !isEmptyFact(b) && String(a).trim().toLowerCase() === String(b).trim().toLowerCase()
