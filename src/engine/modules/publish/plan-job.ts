import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { readStep, type JobContext } from '../../runtime/module.ts'
import { estimateSeconds } from './connectors/lightspeed-ecom/estimate.ts'
import {
  matchCandidates,
  matchIntents,
  planProducts,
  wantedBrands,
  type Candidate,
  type PlannedProduct,
} from './connectors/lightspeed-ecom/plan.ts'
import { predictCalls } from './connectors/lightspeed-ecom/prediction.ts'
import {
  readShopContent,
  readShopFacts,
  readShopIndex,
  type ShopContent,
  type ShopIndex,
} from './connectors/lightspeed-ecom/survey.ts'
import { countTaxonomyCalls, matchTaxonomy } from './connectors/lightspeed-ecom/taxonomy.ts'
import { noMemory, type ShopContext, type Work } from './connectors/lightspeed-ecom/work.ts'
import { fingerprint } from './fingerprint.ts'
import { addRecordsStep, beginPlanStep, loadPlan, type PlanContext, type PlanCounts } from './plan-store.ts'
import { refuseWhileSending, unsentStep } from './run-store.ts'
import { loadCategoryLinks, saveLinksStep, type ProductLink } from './remote-refs.ts'
import type { SelectRoots } from './select-roots.ts'
import { categoriesStep, channelOf, neededCategories, shapeStep } from './shape.ts'
import { loadConnection } from './connections.ts'
import { openSession, readShopLanguages, requireLanguages, type ShopSession } from './shop-session.ts'

/** Products per message between threads: a few MB at most, however long their texts. */
const SHAPE_PAGE = 200
const RECORD_PAGE = 500

/** What of a connection a plan needs beside its settings. */
const plannedConnectionStep = readStep('publish.plannedConnection', 'worker', (context, connectionId: number) => {
  const connection = loadConnection(context, connectionId)
  refuseWhileSending(context, connectionId)
  const channel = channelOf(context.structure(), connection)
  return { locales: channel.locales, categoryLinks: loadCategoryLinks(context, connectionId) }
})

export async function planAll(
  context: JobContext,
  { connectionId, filter }: Parsed<'publish.plan'>,
  selectRoots: SelectRoots,
): Promise<Result<'publish.plan'>> {
  const rootIds = await context.run(selectRoots, { filter })
  return makePlan(context, connectionId, filter, rootIds)
}

/** Plans again what an earlier plan could not send: fix and resend. */
export async function planFailed(
  context: JobContext,
  { planId }: Parsed<'publish.planFailed'>,
): Promise<Result<'publish.planFailed'>> {
  const connectionId = await context.run(planConnectionStep, planId)
  const rootIds = await context.run(unsentStep, { planId })
  return makePlan(context, connectionId, '', rootIds)
}

const planConnectionStep = readStep(
  'publish.planConnection',
  'reader',
  (context, planId: number): number => loadPlan(context, planId).connectionId,
)

/** Compares the products with what the shop has now and stores what would have to be sent. Writes nothing to the shop. */
async function makePlan(
  context: JobContext,
  connectionId: number,
  filter: string,
  rootIds: readonly number[],
): Promise<Result<'publish.plan'>> {
  const session = await openSession(context, connectionId)
  const { client, connection, progress } = session
  progress('publish.step.connecting', 0, null)
  const { locales, categoryLinks } = await context.run(plannedConnectionStep, connectionId)
  const languages = requireLanguages(await readShopLanguages(context, session), locales)
  const language = languages[0]?.code ?? ''
  const shop = await readShopFacts(client, language)

  const candidates: Candidate[] = []
  for (let from = 0; from < rootIds.length; from += SHAPE_PAGE) {
    context.signal.throwIfAborted()
    progress('publish.step.gathering', from, rootIds.length)
    const page = { connectionId, languages, isRetail: shop.isRetail, rootIds: rootIds.slice(from, from + SHAPE_PAGE) }
    candidates.push(...(await context.run(shapeStep, page)))
  }
  candidates.sort((a, b) => a.desired.productId - b.desired.productId)

  session.onCall = () => progress('publish.step.reading', client.calls(), null)
  session.onCall()
  const index = await readShopIndex(client, language)
  const matches = matchCandidates(candidates, index)
  const wanted = new Set([...matches.values()].flatMap((match) => (match.kind === 'found' ? [match.remoteId] : [])))
  const intents = candidates.flatMap(({ intent }) => intent?.afterId ?? [])
  const content = await readShopContent(client, languages, index, wanted, {
    links: candidates.some(({ desired }) => desired.categories !== null),
    strangersAfter: intents.length > 0 ? Math.min(...intents) : Infinity,
  })
  const adopted = matchIntents(candidates, content, index, languages)

  const allCategories = await context.run(categoriesStep, { connectionId, languages })
  const needed = neededCategories(
    allCategories,
    candidates.flatMap(({ desired }) => desired.categories ?? []),
  )
  const taxonomy = matchTaxonomy(
    wantedBrands(candidates),
    needed,
    language,
    index.brands,
    index.categories,
    new Map(categoryLinks),
  )
  const titles = new Map(allCategories.map((category) => [category.id, category.titles[language] ?? '']))
  const shopContext: ShopContext = { languages, categoryIds: new Map(taxonomy.categories), fingerprint }
  const planned = planProducts(
    candidates,
    matches,
    adopted,
    content,
    index,
    shopContext,
    shop.limits,
    (id) => titles.get(id) ?? String(id),
  )

  const counts = countPlan(
    session,
    planned,
    shopContext,
    index,
    content,
    countTaxonomyCalls(taxonomy, language),
    context.clock.now(),
  )
  const planContext: PlanContext = { languages, taxonomy, newest: content.newest }
  const planId = await context.run(beginPlanStep, { connectionId: connection.id, filter, counts, context: planContext })
  for (let from = 0; from < planned.length; from += RECORD_PAGE) {
    const products = planned.slice(from, from + RECORD_PAGE)
    await context.run(addRecordsStep, { planId, products })
    await context.run(saveLinksStep, { connectionId: connection.id, links: linksOf(products, candidates) })
  }
  return { planId, counts }
}

function countPlan(
  { client, connection }: ShopSession,
  planned: readonly PlannedProduct[],
  shopContext: ShopContext,
  index: ShopIndex,
  content: ShopContent,
  taxonomyCalls: number,
  now: Date,
): PlanCounts {
  const works = planned.flatMap(({ work }): Work[] => (work ? [work] : []))
  const count = (state: PlannedProduct['state']): number => planned.filter((product) => product.state === state).length
  const ids = { products: content.productIds, variants: index.variants.map(({ id }) => id) }
  const needsTaxonomy = works.length > 0 ? taxonomyCalls : 0
  const calls = needsTaxonomy + predictCalls(works, shopContext, ids, connection.settings.takesBulk)
  return {
    create: count('create'),
    update: count('update'),
    unchanged: count('unchanged'),
    blocked: count('blocked'),
    calls,
    seconds: Math.round(estimateSeconds(calls, client.windows(), now, client.pace()) * 10) / 10,
  }
}

/** Products recognised for the first time: their ids are kept, so that a changed SKU never makes a second one. */
function linksOf(planned: readonly PlannedProduct[], candidates: readonly Candidate[]): ProductLink[] {
  const known = new Map(candidates.map((candidate) => [candidate.desired.productId, candidate]))
  return planned.flatMap(({ productId, remoteId, state, work }): ProductLink[] => {
    if (remoteId === null || state === 'blocked' || known.get(productId)?.remoteId === remoteId) return []
    return [{ productId, remoteId, memory: work?.memory ?? noMemory, variants: {} }]
  })
}

export const planSteps = [plannedConnectionStep, planConnectionStep]
