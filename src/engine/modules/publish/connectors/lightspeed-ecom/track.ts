import { factKey, fieldOfFact, languageOfFact, visibilityFact, type Facts, type FactValue } from './facts.ts'
import type { Operation } from './operations.ts'
import { planOperations } from './operations.ts'
import { readProduct, readVariant } from './shop-reader.ts'
import type { WalkedVariant } from './product-matching.ts'
import type { Row } from './reading.ts'
import {
  noMemory,
  type Memory,
  type RemoteProduct,
  type SentFact,
  type ShopContext,
  type VariantMemory,
  type Work,
} from './work.ts'

/** Why a product could not be sent as it should; `message` in the words of the shop or ours. */
export interface Failure {
  readonly code: 'refused' | 'changed-in-shop' | 'gone' | 'unconfirmed' | 'image-missing' | 'image-unsupported'
  readonly message: string
  readonly fields: readonly string[]
}

/** What of a product in the shop is not known any more, because a write to it had no usable answer. */
export type Part = `product/${string}` | `variants/${string}` | 'variant-list' | 'images' | 'categories'

/** What sending needs to know of the shop, kept up to date while it goes on. */
export interface SendContext extends ShopContext {
  /** By `brandKey`. */
  readonly brandIds: Map<string, number>
  readonly brandTitles: Map<number, string>
}

/**
 * One product while it is being sent. Every answer goes in here, so that at any moment, also after an interruption,
 * what is known, what is doubtful and what is left to do can be told.
 */
export class Track {
  work: Work
  readonly failures: Failure[] = []
  readonly doubtful = new Set<Part>()
  private readonly refused = new Set<string>()
  private readonly context: SendContext

  constructor(work: Work, context: SendContext) {
    this.work = work
    this.context = context
  }

  /** What is left to send and worth trying. */
  pending(): Operation[] {
    if (this.failures.some(({ code }) => code === 'changed-in-shop' || code === 'gone')) return []
    const left = planOperations(this.work, this.context).filter((operation) => !this.refused.has(identify(operation)))
    // What is not complete is not shown.
    return this.failures.length > 0 ? left.flatMap(withoutVisibility) : left
  }

  fail(failure: Failure, operation?: Operation): void {
    this.failures.push(failure)
    if (operation) this.refused.add(identify(operation))
  }

  created(id: number, sent: Facts, echo: Row | null, language: string): void {
    const stored = this.storedProduct(sent, echo, language)
    const facts: Record<string, FactValue> = { ...stored }
    for (const [key, value] of Object.entries(stored)) {
      if (languageOfFact(key) !== language) continue
      for (const { code } of this.context.languages) facts[factKey(fieldOfFact(key), code)] = value
    }
    const memory = { ...noMemory, isUnfinished: true, facts: this.remembered({}, sent, stored) }
    const remote: RemoteProduct = { id, facts, hasImage: false, variants: [], categories: [] }
    this.work = { ...this.work, remote, memory, variants: {} }
  }

  /** A product of ours in the shop of which nothing else is known: everything is read before anything is sent. */
  adopt(id: number, memory: Memory | null): void {
    const remote: RemoteProduct = { id, facts: {}, hasImage: false, variants: [], categories: [] }
    this.work = { ...this.work, remote, memory: memory ?? { ...noMemory, isUnfinished: true } }
    for (const { code } of this.context.languages) this.doubtful.add(`product/${code}`)
    for (const part of ['variant-list', 'images', 'categories'] as const) this.doubtful.add(part)
  }

  productUpdated(sent: Facts, echo: Row | null, language: string): void {
    const stored = this.storedProduct(sent, echo, language)
    this.setRemote((remote) => ({ facts: { ...remote.facts, ...stored } }))
    this.setMemory((memory) => ({ facts: this.remembered(memory.facts, sent, stored) }))
  }

  /** A variant was created or changed; `echo` is its row in the answer, if the answer had one. */
  variantWritten(productId: number, remoteId: number, sent: Facts, echo: Row | null, language: string): void {
    const told = echo ? readVariant(echo, language).facts : {}
    const stored = Object.fromEntries(Object.entries(sent).map(([key, value]) => [key, told[key] ?? value]))
    const isNew = !this.remote.variants.some((row) => row.id === remoteId)
    const titles = isNew ? this.copiedTitle(stored, language) : {}
    this.setRemote((remote) => ({
      variants: isNew
        ? [...remote.variants, { id: remoteId, isDefault: false, facts: { ...told, ...titles, ...stored } }]
        : remote.variants.map((row) => (row.id === remoteId ? { ...row, facts: { ...row.facts, ...stored } } : row)),
    }))
    this.rememberVariant(productId, remoteId, sent, stored)
  }

  rememberVariant(productId: number, remoteId: number, sent: Facts = {}, stored: Facts = {}): void {
    const before = this.work.variants[productId]?.facts ?? {}
    const memory: VariantMemory = { remoteId, facts: this.remembered(before, sent, stored) }
    this.work = { ...this.work, variants: { ...this.work.variants, [productId]: memory } }
  }

  /** Variants as just read; keeps what was known in other languages. */
  variantsRead(rows: readonly WalkedVariant[]): void {
    this.setRemote((remote) => {
      const known = new Map(remote.variants.map((row) => [row.id, row]))
      for (const { id, isDefault, facts } of rows)
        known.set(id, { id, isDefault, facts: { ...known.get(id)?.facts, ...facts } })
      return { variants: [...known.values()].sort((a, b) => a.id - b.id) }
    })
  }

  setRemote(change: (remote: RemoteProduct) => Partial<RemoteProduct>): void {
    this.work = { ...this.work, remote: { ...this.remote, ...change(this.remote) } }
  }

  setMemory(change: (memory: Memory) => Partial<Memory>): void {
    this.work = { ...this.work, memory: { ...this.work.memory, ...change(this.work.memory) } }
  }

  get remote(): RemoteProduct {
    if (!this.work.remote) throw new Error(`product ${this.work.desired.sku} is not in the shop yet`)
    return this.work.remote
  }

  /** The values as the shop answered them, where it did. */
  private storedProduct(sent: Facts, echo: Row | null, language: string): Facts {
    const told = echo ? readProduct(echo, language, this.context.brandTitles).facts : {}
    return Object.fromEntries(Object.entries(sent).map(([key, value]) => [key, told[key] ?? value]))
  }

  private copiedTitle(stored: Facts, language: string): Facts {
    const title = stored[factKey('variant.title', language)] ?? null
    return Object.fromEntries(this.context.languages.map(({ code }) => [factKey('variant.title', code), title]))
  }

  private remembered(before: Memory['facts'], sent: Facts, stored: Facts): Record<string, SentFact> {
    const { fingerprint } = this.context
    const entries = Object.entries(sent)
      .filter(([key]) => key !== visibilityFact)
      .map(([key, value]) => [key, { sent: fingerprint(value), stored: fingerprint(stored[key] ?? null) }] as const)
    return { ...before, ...Object.fromEntries(entries) }
  }
}

function withoutVisibility(operation: Operation): Operation[] {
  if (operation.kind !== 'update-product' || !(visibilityFact in operation.facts)) return [operation]
  const { [visibilityFact]: _hidden, ...facts } = operation.facts
  return Object.keys(facts).length > 0 ? [{ ...operation, facts }] : []
}

/** The same operation planned again is the same attempt, whatever else has changed meanwhile. */
function identify(operation: Operation): string {
  switch (operation.kind) {
    case 'create-product':
      return operation.kind
    case 'update-product':
      return `${operation.kind} ${operation.language}`
    case 'create-variant':
      return `${operation.kind} ${operation.productId}`
    case 'update-variant':
      return `${operation.kind} ${operation.productId} ${operation.language}`
    default:
      return JSON.stringify(operation)
  }
}
