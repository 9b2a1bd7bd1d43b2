import {
  factKey,
  fieldOfFact,
  isEmptyFact,
  isSameFact,
  languageOfFact,
  visibilityFact,
  type Facts,
  type FactValue,
} from './facts.ts'
import { shopField } from './fields.ts'
import { matchVariants } from './variant-matching.ts'
import { defaultLanguageOf, type RemoteProduct, type SentFact, type ShopContext, type Work } from './work.ts'

/** One write the shop has to be asked for. Several of a kind may travel in one request. */
export type Operation =
  | { readonly kind: 'create-product'; readonly language: string; readonly facts: Facts }
  | { readonly kind: 'update-product'; readonly language: string; readonly facts: Facts }
  | { readonly kind: 'create-variant'; readonly language: string; readonly productId: number; readonly facts: Facts }
  /** `remoteId` null: the variant is made by an earlier operation of the same product. */
  | {
      readonly kind: 'update-variant'
      readonly language: string
      readonly productId: number
      readonly remoteId: number | null
      readonly facts: Facts
    }
  | { readonly kind: 'upload-image'; readonly hash: string }
  | { readonly kind: 'remove-image'; readonly imageId: number }
  | { readonly kind: 'link-category'; readonly categoryId: number }
  | { readonly kind: 'unlink-category'; readonly linkId: number }

/** A field that differs, for people to read: what the shop says and what it will say. */
export interface FieldChange {
  readonly field: string
  readonly language: string | null
  /** Set for a variant's field. */
  readonly variantSku: string | null
  readonly before: FactValue
  readonly after: FactValue
}

/** Everything that differs between a product here and there, in the order in which it has to be sent. Pure. */
export function planOperations(work: Work, context: ShopContext): Operation[] {
  if (!work.remote) {
    const facts = creationFacts(work, context)
    const created = {
      ...work,
      remote: assumedAfterCreation(facts, context),
      memory: { ...work.memory, isUnfinished: true },
    }
    return [
      { kind: 'create-product', language: defaultLanguageOf(context), facts },
      ...planOperations(created, context),
    ]
  }
  return [
    ...variantOperations(work, context),
    ...imageOperations(work, work.remote),
    ...categoryOperations(work, work.remote, context),
    ...productOperations(work, work.remote, context),
  ]
}

/** The same differences field by field. */
export function listChanges(work: Work, context: ShopContext): FieldChange[] {
  return planOperations(work, context).flatMap((operation): FieldChange[] => {
    const change = (field: string, before: FactValue, after: FactValue): FieldChange => ({
      field,
      language: null,
      variantSku: null,
      before,
      after,
    })
    switch (operation.kind) {
      case 'create-product':
      case 'update-product':
        return factChanges(operation.facts, work.remote?.facts ?? {}, null)
      case 'create-variant':
      case 'update-variant': {
        const variant = work.desired.variants.find((own) => own.productId === operation.productId)
        const row = matchVariants(work, context).get(operation.productId)
        return factChanges(operation.facts, row?.facts ?? {}, variant?.sku ?? '')
      }
      case 'upload-image':
        return [change('product.image', work.memory.image?.hash ?? null, operation.hash)]
      case 'link-category':
        return [change('product.categories', null, operation.categoryId)]
      case 'unlink-category':
        return [change('product.categories', ownCategory(work, context, operation.linkId), null)]
      case 'remove-image':
        return []
      default:
        throw new Error(`no words for ${JSON.stringify(operation satisfies never)}`)
    }
  })
}

/** Our category behind a link row of the shop. */
function ownCategory(work: Work, context: ShopContext, linkId: number): number | null {
  const theirs = work.remote?.categories.find((link) => link.linkId === linkId)?.categoryId
  return [...context.categoryIds].find(([, id]) => id === theirs)?.[0] ?? null
}

function factChanges(facts: Facts, before: Facts, variantSku: string | null): FieldChange[] {
  return Object.entries(facts)
    .filter(([key]) => key !== visibilityFact)
    .map(([key, after]) => ({
      field: fieldOfFact(key),
      language: languageOfFact(key),
      variantSku,
      before: before[key] ?? null,
      after,
    }))
}

/** What a new product is created with: everything but other languages; hidden until it is complete. */
function creationFacts(work: Work, context: ShopContext): Facts {
  const language = defaultLanguageOf(context)
  const own = Object.entries(work.desired.facts).filter(([key, value]) => {
    const factLanguage = languageOfFact(key)
    return !isEmptyFact(value) && (factLanguage === null || factLanguage === language)
  })
  return { ...Object.fromEntries(own), [visibilityFact]: 'hidden' }
}

/** What the shop holds after that: texts copied to every language, and one bare variant. Counting calls relies on it. */
function assumedAfterCreation(created: Facts, context: ShopContext): RemoteProduct {
  const facts: Record<string, FactValue> = { ...created }
  for (const [key, value] of Object.entries(created)) {
    if (languageOfFact(key) === null) continue
    for (const { code } of context.languages) facts[factKey(fieldOfFact(key), code)] = value
  }
  const titles = context.languages.map(({ code }) => [factKey('variant.title', code), 'Default'] as const)
  const variant = { id: 0, isDefault: true, facts: Object.fromEntries(titles) }
  return { id: 0, facts, hasImage: false, variants: [variant], categories: [] }
}

function variantOperations(work: Work, context: ShopContext): Operation[] {
  const language = defaultLanguageOf(context)
  const matched = matchVariants(work, context)
  const first: Operation[] = []
  const translations: Operation[] = []
  for (const { productId, facts } of work.desired.variants) {
    const row = matched.get(productId)
    const there = row?.facts ?? assumedNewVariant(facts, context)
    const changes = changedFacts(
      facts,
      there,
      work.variants[productId]?.facts ?? {},
      !row || work.memory.isUnfinished,
      context,
    )
    if (!row) {
      const own = Object.entries(facts).filter(
        ([key, value]) => !isEmptyFact(value) && (languageOfFact(key) ?? language) === language,
      )
      first.push({ kind: 'create-variant', language, productId, facts: Object.fromEntries(own) })
    }
    for (const [code, group] of byLanguage(changes, language, context)) {
      const operation = {
        kind: 'update-variant',
        language: code,
        productId,
        remoteId: row?.id ?? null,
        facts: group,
      } as const
      if (code === language) first.push(operation)
      else translations.push(operation)
    }
  }
  return [...first, ...translations]
}

/** A variant made by POST has the text of its first language in all of them. */
function assumedNewVariant(facts: Facts, context: ShopContext): Facts {
  const language = defaultLanguageOf(context)
  const assumed: Record<string, FactValue> = { ...facts }
  for (const { code } of context.languages) {
    for (const key of Object.keys(facts)) {
      if (languageOfFact(key) === code) assumed[key] = facts[factKey(fieldOfFact(key), language)] ?? null
    }
  }
  return assumed
}

function productOperations(work: Work, remote: RemoteProduct, context: ShopContext): Operation[] {
  const language = defaultLanguageOf(context)
  const changes = changedFacts(work.desired.facts, remote.facts, work.memory.facts, work.memory.isUnfinished, context)
  const groups = byLanguage(changes, language, context)
  if (work.memory.isUnfinished && remote.facts[visibilityFact] !== 'visible') {
    // Shown last, so that nobody meets a half-finished product; with the last request there is, if there is one.
    const last = [...groups.keys()].at(-1) ?? language
    groups.set(last, { ...groups.get(last), [visibilityFact]: 'visible' })
  }
  return [...groups].map(([code, facts]) => ({ kind: 'update-product', language: code, facts }))
}

function imageOperations({ desired, memory }: Work, remote: RemoteProduct): Operation[] {
  if (desired.image === null) return []
  if (remote.hasImage) {
    // A picture that is not ours stays; ours is there already when it has the same bytes.
    if (memory.image === null || memory.image.hash === desired.image) return []
    return [
      { kind: 'upload-image', hash: desired.image },
      { kind: 'remove-image', imageId: memory.image.imageId },
    ]
  }
  return [{ kind: 'upload-image', hash: desired.image }]
}

function categoryOperations({ desired, memory }: Work, remote: RemoteProduct, context: ShopContext): Operation[] {
  if (desired.categories === null) return []
  const wanted = new Set(desired.categories)
  const linked = new Set(remote.categories.map((link) => link.categoryId))
  const links = [...wanted].filter((id) => !linked.has(context.categoryIds.get(id) ?? 0))
  const dropped = memory.categories.filter((id) => !wanted.has(id)).map((id) => context.categoryIds.get(id))
  const unlinks = remote.categories.filter((link) => dropped.includes(link.categoryId))
  return [
    ...links.map((categoryId) => ({ kind: 'link-category', categoryId }) as const),
    ...unlinks.map(({ linkId }) => ({ kind: 'unlink-category', linkId }) as const),
  ]
}

/**
 * The facts that have to be sent. What the catalogue leaves empty stays as it is in the shop, unless we put it there
 * ourselves, or the shop copied it from another language into a product of ours.
 */
function changedFacts(
  desired: Facts,
  there: Facts,
  memory: Readonly<Record<string, SentFact>>,
  isOurs: boolean,
  context: ShopContext,
): Record<string, FactValue> {
  const changed: Record<string, FactValue> = {}
  for (const [key, wanted] of Object.entries(desired)) {
    const now = there[key] ?? null
    const last = memory[key]
    const { kind } = shopField(fieldOfFact(key))
    const canBeEmptied = (kind === 'line' || kind === 'html') && (isOurs || (last !== undefined && last.sent !== ''))
    const goal = isEmptyFact(wanted) ? (canBeEmptied ? '' : now) : wanted
    if (isSameFact(key, goal, now)) continue
    const isWhatBecameOfIt = last?.sent === context.fingerprint(goal) && last.stored === context.fingerprint(now)
    if (!isWhatBecameOfIt) changed[key] = goal
  }
  return changed
}

/** Facts grouped by the language they are written in; what has no language goes along with the first group. */
function byLanguage(facts: Facts, language: string, context: ShopContext): Map<string, Facts> {
  const groups = new Map<string, Record<string, FactValue>>()
  const add = (code: string, key: string, value: FactValue): void => {
    groups.set(code, { ...groups.get(code), [key]: value })
  }
  const entries = Object.entries(facts)
  for (const { code } of context.languages) {
    for (const [key, value] of entries) if (languageOfFact(key) === code) add(code, key, value)
  }
  const carrier = groups.has(language) ? language : ([...groups.keys()][0] ?? language)
  for (const [key, value] of entries) if (languageOfFact(key) === null) add(carrier, key, value)
  return groups
}
