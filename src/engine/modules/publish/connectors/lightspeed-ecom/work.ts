import type { DesiredProduct, ShopLanguage } from './desired.ts'
import type { Facts, FactValue } from './facts.ts'

/** A product as the shop has it, as far as it was read. */
export interface RemoteProduct {
  readonly id: number
  readonly facts: Facts
  readonly hasImage: boolean
  readonly variants: readonly RemoteVariant[]
  readonly categories: readonly RemoteLink[]
}

export interface RemoteVariant {
  readonly id: number
  readonly isDefault: boolean
  readonly facts: Facts
}

/** A link row between a product and a category of the shop. */
export interface RemoteLink {
  readonly linkId: number
  readonly categoryId: number
}

/**
 * What is remembered of a product between runs. `facts` holds, per field, fingerprints of what was sent and of what
 * the shop made of it: values come back changed, and without this every run would send them again.
 */
export interface Memory {
  readonly facts: Readonly<Record<string, SentFact>>
  readonly image: { readonly hash: string; readonly imageId: number } | null
  /** Our categories that we linked; links we did not make are not ours to remove. */
  readonly categories: readonly number[]
  /** Made by us and not complete yet: hidden until it is. */
  readonly isUnfinished: boolean
}

export interface SentFact {
  readonly sent: string
  readonly stored: string
}

export const noMemory: Memory = { facts: {}, image: null, categories: [], isUnfinished: false }

/** One product on its way: what is wanted, what is there, what is remembered. */
export interface Work {
  readonly desired: DesiredProduct
  /** Null: not in the shop. */
  readonly remote: RemoteProduct | null
  readonly memory: Memory
  /** Remote ids and memories of the variants, by our product id. */
  readonly variants: Readonly<Record<number, VariantMemory>>
}

export interface VariantMemory {
  readonly remoteId: number
  readonly facts: Readonly<Record<string, SentFact>>
}

/** What decisions about a product need to know of the shop as a whole. */
export interface ShopContext {
  /** The default language first. */
  readonly languages: readonly ShopLanguage[]
  /** Our category id → the shop's; absent while it has still to be made there. */
  readonly categoryIds: ReadonlyMap<number, number>
  readonly fingerprint: (value: FactValue) => string
}

export const defaultLanguageOf = (context: Pick<ShopContext, 'languages'>): string => {
  const first = context.languages[0]
  if (!first) throw new Error('a shop has at least one language')
  return first.code
}
