import { brandKey, factKey, isSameFact, type FactValue } from './facts.ts'
import type { DesiredProduct, FieldProblem, ShopLanguage } from './desired.ts'
import { listChanges, planOperations, type FieldChange } from './operations.ts'
import { indexVariants, matchProduct, type ProductMatch } from './product-matching.ts'
import type { ShopContent, ShopIndex } from './survey.ts'
import { isBareVariant } from './variant-matching.ts'
import { defaultLanguageOf, noMemory, type Memory, type ShopContext, type VariantMemory, type Work } from './work.ts'

/** One product of ours as it wants to be, with what is known of it from earlier runs. */
export interface Candidate {
  readonly desired: DesiredProduct
  readonly name: string
  /** Required columns that are empty in the channel. */
  readonly missing: readonly string[]
  readonly problems: readonly FieldProblem[]
  /** Rules of the catalogue that it breaks and that hold it back, by their name, with the column. */
  readonly breaks: readonly { readonly rule: string; readonly column: string }[]
  readonly remoteId: number | null
  readonly memory: Memory
  readonly variants: Readonly<Record<number, VariantMemory>>
  /** A creation that was begun and never confirmed. */
  readonly intent: { readonly afterId: number; readonly title: string } | null
}

export interface Cause {
  readonly code: string
  readonly message: string
  readonly columns: readonly string[]
}

/** What will happen to one product. `work` is there for what is to be sent. */
export interface PlannedProduct {
  readonly productId: number
  readonly sku: string
  readonly name: string
  readonly state: 'create' | 'update' | 'unchanged' | 'blocked'
  readonly cause: Cause | null
  readonly changes: readonly FieldChange[]
  readonly calls: number
  readonly work: Work | null
  readonly remoteId: number | null
}

/** The product of the shop for each of ours; the same one for two of ours is nobody's. */
export function matchCandidates(candidates: readonly Candidate[], index: ShopIndex): Map<number, ProductMatch> {
  const variants = indexVariants(index.variants, index.productIds)
  const matches = new Map<number, ProductMatch>()
  for (const { desired, remoteId } of candidates)
    matches.set(desired.productId, matchProduct(desired, remoteId, variants))
  return matches
}

/** Products made by an interrupted run and never confirmed, found again among those nobody knows. */
export function matchIntents(
  candidates: readonly Candidate[],
  content: ShopContent,
  index: ShopIndex,
  languages: readonly ShopLanguage[],
): Map<number, number> {
  const found = new Map<number, number>()
  const taken = new Set<number>()
  const language = defaultLanguageOf({ languages })
  const title = factKey('product.title', language)
  const variantsOf = Map.groupBy(index.variants, ({ productId }) => productId)
  for (const { desired, intent, remoteId } of candidates) {
    if (!intent || remoteId !== null) continue
    const product = content.strangers.find(({ id, facts }) => {
      const variants = variantsOf.get(id) ?? []
      const isUntouched = variants.length === 1 && isBareVariant(variants[0]!, language)
      return (
        id > intent.afterId && !taken.has(id) && isUntouched && isSameFact(title, facts[title] ?? null, intent.title)
      )
    })
    if (!product) continue
    taken.add(product.id)
    found.set(desired.productId, product.id)
  }
  return found
}

/** Decides for every product what has to be sent, or why nothing may be. Pure. */
export function planProducts(
  candidates: readonly Candidate[],
  matches: ReadonlyMap<number, ProductMatch>,
  adopted: ReadonlyMap<number, number>,
  content: ShopContent,
  index: ShopIndex,
  context: ShopContext,
  limits: Readonly<Record<string, number>>,
  categoryTitle: (id: number) => string,
): PlannedProduct[] {
  const owners = new Map<number, string>()
  let roomForNew = (limits['maxProducts'] ?? Infinity) - content.productIds.length
  return candidates.map((candidate) => {
    const { desired, name } = candidate
    const match = matches.get(desired.productId) ?? { kind: 'none' }
    const remoteId = adopted.get(desired.productId) ?? (match.kind === 'found' ? match.remoteId : null)
    const base = { productId: desired.productId, sku: desired.sku, name, remoteId }
    const blocked = (cause: Cause): PlannedProduct => ({
      ...base,
      state: 'blocked',
      cause,
      changes: [],
      calls: 0,
      work: null,
    })

    const obstacle = findObstacle(candidate, match, context, limits)
    if (obstacle) return blocked(obstacle)
    const owner = remoteId === null ? undefined : owners.get(remoteId)
    if (owner !== undefined) {
      return blocked({ code: 'taken', message: `The product in the shop is already linked to ${owner}.`, columns: [] })
    }
    if (remoteId !== null) owners.set(remoteId, desired.sku)

    const remote =
      remoteId === null ? null : (content.products.get(remoteId) ?? adoptedProduct(remoteId, content, index, context))
    const isAdopted = adopted.has(desired.productId)
    const isLinked = match.kind === 'found' && match.by === 'id'
    const work: Work = {
      desired,
      remote,
      memory: isAdopted ? { ...noMemory, isUnfinished: true } : isLinked ? candidate.memory : noMemory,
      variants: isLinked ? candidate.variants : {},
    }
    const operations = planOperations(work, context)
    if (operations.length === 0) return { ...base, state: 'unchanged', cause: null, changes: [], calls: 0, work: null }
    if (remote === null && --roomForNew < 0) {
      return blocked({
        code: 'shop-full',
        message: `The shop holds at most ${limits['maxProducts']} products.`,
        columns: [],
      })
    }
    const changes = listChanges(work, context).map((change) => withCategoryTitle(change, categoryTitle))
    return {
      ...base,
      state: remote && !work.memory.isUnfinished ? 'update' : 'create',
      cause: null,
      changes,
      calls: operations.length,
      work,
    }
  })
}

function findObstacle(
  { desired, missing, problems, breaks }: Candidate,
  match: ProductMatch,
  context: ShopContext,
  limits: Readonly<Record<string, number>>,
): Cause | null {
  if (missing.length > 0) {
    return { code: 'incomplete', message: `Required and empty: ${missing.join(', ')}.`, columns: missing }
  }
  if (breaks.length > 0) {
    const rules = [...new Set(breaks.map(({ rule }) => rule))].join(', ')
    return {
      code: 'breaks-rule',
      message: `Breaks a rule: ${rules}.`,
      columns: [...new Set(breaks.map(({ column }) => column))],
    }
  }
  const problem = problems[0]
  if (problem) {
    return {
      code: 'invalid-value',
      message: `${problem.field} needs a number, not "${problem.value}".`,
      columns: problems.map(({ field }) => field),
    }
  }
  if (match.kind === 'ambiguous') {
    const { value, remoteIds } = match
    return { code: 'ambiguous', message: `${value} matches ${remoteIds.length} products in the shop.`, columns: [] }
  }
  if (!desired.facts[factKey('product.title', defaultLanguageOf(context))]) {
    return { code: 'no-title', message: 'There is no title in any language of the shop.', columns: ['product.title'] }
  }
  if (desired.variants.length === 0)
    return { code: 'no-variants', message: 'This model has no variants yet.', columns: [] }
  const most = limits['maxProductsVariants'] ?? Infinity
  if (desired.variants.length > most) {
    return { code: 'too-many-variants', message: `The shop takes at most ${most} variants per product.`, columns: [] }
  }
  return null
}

/** What is known of a product that turned out to be ours: its first language; the rest will be written anyway. */
function adoptedProduct(id: number, content: ShopContent, index: ShopIndex, context: ShopContext): Work['remote'] {
  const stranger = content.strangers.find((product) => product.id === id)
  if (!stranger) return null
  const first = factKey('variant.title', defaultLanguageOf(context))
  const variants = index.variants
    .filter(({ productId }) => productId === id)
    .map((row) => {
      const titles = context.languages.map(
        ({ code }) => [factKey('variant.title', code), row.facts[first] ?? null] as const,
      )
      return { id: row.id, isDefault: row.isDefault, facts: { ...row.facts, ...Object.fromEntries(titles) } }
    })
  return { id, facts: stranger.facts, hasImage: stranger.hasImage, variants, categories: [] }
}

function withCategoryTitle(change: FieldChange, title: (id: number) => string): FieldChange {
  if (change.field !== 'product.categories') return change
  const shown = (value: FactValue): FactValue => (typeof value === 'number' ? title(value) : value)
  return { ...change, before: shown(change.before), after: shown(change.after) }
}

/** Brand titles that products want; one spelling each. */
export function wantedBrands(candidates: readonly Candidate[]): string[] {
  const titles = new Map<string, string>()
  for (const { desired } of candidates) {
    const title = desired.facts['product.brand']
    if (typeof title === 'string' && title !== '' && !titles.has(brandKey(title))) titles.set(brandKey(title), title)
  }
  return [...titles.values()]
}
