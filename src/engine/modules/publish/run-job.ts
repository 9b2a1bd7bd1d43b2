import { readFile } from 'node:fs/promises'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { readStep, type JobContext } from '../../runtime/module.ts'
import { mediaPath, mediaTypeOf } from '../media/index.ts'
import { recoverTracks } from './connectors/lightspeed-ecom/recover.ts'
import { BATCH_SIZE, sendBatch } from './connectors/lightspeed-ecom/send-batch.ts'
import type { Media, Sender } from './connectors/lightspeed-ecom/sender.ts'
import { makeTaxonomy, resumeTaxonomy } from './connectors/lightspeed-ecom/taxonomy.ts'
import { Track, type SendContext } from './connectors/lightspeed-ecom/track.ts'
import { fingerprint } from './fingerprint.ts'
import { saveSettingsStep } from './connections.ts'
import { finishRecordsStep, pendingStep, touchStep, type PendingRecord, type RecordResult } from './outbox.ts'
import type { PlanRow } from './plan-store.ts'
import {
  dropIntentsStep,
  loadCategoryLinks,
  loadClaimed,
  loadIntents,
  saveCategoryLinkStep,
  saveIntentsStep,
  saveLinksStep,
  type ProductLink,
} from './remote-refs.ts'
import { addCallsStep, beginRunStep, endRunStep } from './run-store.ts'
import { openSession, type ShopSession } from './shop-session.ts'

const claimedStep = readStep('publish.claimed', 'reader', (context, connectionId: number) => ({
  claimed: loadClaimed(context, connectionId),
  intents: loadIntents(context, connectionId),
  categories: loadCategoryLinks(context, connectionId),
}))

/**
 * Sends a plan, batch by batch. Every batch is noted before it is sent and its results after, so a run that is cut off
 * anywhere, or stopped, goes on where it was: the same call with the same plan resumes it.
 */
export async function runPlan(context: JobContext, { planId }: Parsed<'publish.run'>): Promise<Result<'publish.run'>> {
  const startedAt = context.clock.now().getTime()
  const plan = await context.run(beginRunStep, { planId })
  let session: ShopSession | null = null
  try {
    session = await openSession(context, plan.connectionId)
    await sendPlan(context, plan, session)
  } catch (error) {
    const isCancelled = context.signal.aborted || (error instanceof AppError && error.code === 'cancelled')
    await context.run(endRunStep, { planId, state: isCancelled ? 'cancelled' : 'paused' })
    await context.run(addCallsStep, { planId, calls: session?.client.calls() ?? 0 })
    throw error
  }
  const { sent, unchanged, blocked, failed } = await context.run(endRunStep, { planId, state: 'done' })
  const calls = await context.run(addCallsStep, { planId, calls: session.client.calls() })
  const seconds = Math.round((context.clock.now().getTime() - startedAt) / 100) / 10
  return { sent, unchanged, blocked, failed, calls, seconds }
}

async function sendPlan(context: JobContext, plan: PlanRow, session: ShopSession): Promise<void> {
  const total = plan.counts.create + plan.counts.update
  session.progress('publish.step.sending', 0, total)
  if (total === 0) return
  let done = 0
  // Products are finished a batch at a time; between, the requests made tell how far it is.
  session.onCall = () => {
    const share = session.client.calls() / Math.max(1, plan.counts.calls)
    const guess = Math.min(Math.floor(share * total), done + BATCH_SIZE, total - 1)
    session.progress('publish.step.sending', Math.max(done, guess), total)
  }
  const sender = await createSender(context, plan, session)
  for (let afterId = 0; ;) {
    context.signal.throwIfAborted()
    const query = { planId: plan.id, connectionId: plan.connectionId, afterId, limit: BATCH_SIZE }
    const records = await context.run(pendingStep, query)
    const last = records.at(-1)
    if (!last) break
    await sendRecords(context, plan, sender, records)
    afterId = last.productId
    done += records.length
    session.progress('publish.step.sending', Math.min(done, total), total)
  }
  const { takesBulk } = session.connection.settings
  if (takesBulk.variants !== sender.takesBulk.variants || takesBulk.links !== sender.takesBulk.links) {
    await context.run(saveSettingsStep, {
      connectionId: plan.connectionId,
      change: { takesBulk: { ...sender.takesBulk } },
    })
  }
}

async function sendRecords(
  context: JobContext,
  plan: PlanRow,
  sender: Sender,
  records: readonly PendingRecord[],
): Promise<void> {
  const connectionId = plan.connectionId
  const tracks = records.map((record) => new Track(record.work, sender.context))
  const { intents } = await context.run(claimedStep, connectionId)
  await context.run(touchStep, { planId: plan.id, productIds: records.map(({ productId }) => productId) })
  try {
    await recoverTracks(sender, tracks, records, intents)
    await sendBatch(sender, tracks)
  } finally {
    // Also when interrupted: whatever the shop has confirmed so far is known.
    await context.run(saveLinksStep, { connectionId, links: tracks.flatMap(toLink) })
  }
  const refused = tracks.filter((track) => !track.work.remote && track.failures.some(({ code }) => code === 'refused'))
  await context.run(dropIntentsStep, { connectionId, productIds: refused.map((track) => track.work.desired.productId) })
  await context.run(finishRecordsStep, { planId: plan.id, results: tracks.map(toResult) })
}

async function createSender(context: JobContext, plan: PlanRow, { client, connection }: ShopSession): Promise<Sender> {
  const { languages, newest } = plan.context
  const language = languages[0]?.code ?? ''
  const connectionId = plan.connectionId
  const { claimed, categories } = await context.run(claimedStep, connectionId)
  const isResumed = plan.startedAt !== null
  const taxonomy = isResumed
    ? await resumeTaxonomy(client, language, plan.context.taxonomy, new Map(categories))
    : plan.context.taxonomy
  const made = await makeTaxonomy(client, context.clock, language, taxonomy, (ours, theirs) =>
    context.run(saveCategoryLinkStep, { connectionId, ours, theirs }),
  )
  const sendContext: SendContext = { languages, fingerprint, ...made }
  return {
    client,
    clock: context.clock,
    context: sendContext,
    media: (hash) => readMedia(context.paths.media, hash),
    noteIntents: (intents) => context.run(saveIntentsStep, { connectionId, intents }),
    noteCreated: (tracks) => context.run(saveLinksStep, { connectionId, links: tracks.flatMap(toLink) }),
    newest: { ...newest },
    claimed: new Set(claimed),
    takesBulk: { ...connection.settings.takesBulk },
    unansweredLists: { variants: 0, links: 0 },
  }
}

function toLink({ work }: Track): ProductLink[] {
  if (!work.remote) return []
  return [{ productId: work.desired.productId, remoteId: work.remote.id, memory: work.memory, variants: work.variants }]
}

function toResult({ work, failures }: Track): RecordResult {
  const failure = failures[0]
  if (!failure) return { productId: work.desired.productId, state: 'sent', cause: null }
  const cause = {
    code: failure.code,
    message: failures.map(({ message }) => message).join(' '),
    columns: failure.fields,
  }
  return { productId: work.desired.productId, state: 'failed', cause }
}

async function readMedia(folder: string, hash: string): Promise<Media | null> {
  try {
    const bytes = await readFile(mediaPath(folder, hash))
    return { bytes, mediaType: mediaTypeOf(bytes) }
  } catch {
    return null // missing, or not a hash: the product is listed with that cause
  }
}

export const runSteps = [claimedStep]
