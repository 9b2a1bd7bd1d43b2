import type { Clock } from '../../../../runtime/clock.ts'
import type { LightspeedClient, WriteResult } from './client.ts'
import { toBody } from './bodies.ts'
import { isRow, type Row } from './reading.ts'
import type { Facts } from './facts.ts'
import type { Part, SendContext, Track } from './track.ts'
import type { Operation } from './operations.ts'

/** Items per bulk request: nobody knows the shop's own limit, and a refused bulk is sent again one by one. */
export const BULK_SIZE = 50

export interface Media {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/** Everything sending works with. The numbers move on while it goes on. */
export interface Sender {
  readonly client: LightspeedClient
  readonly clock: Clock
  readonly context: SendContext
  /** Bytes of a picture; null where the file is missing. */
  readonly media: (hash: string) => Promise<Media | null>
  /** Written down before a product is created, so that after a crash it is looked for instead of made again. */
  readonly noteIntents: (intents: readonly CreateIntent[]) => Promise<void>
  /** Written down as soon as products exist in the shop, before anything else is sent to them. */
  readonly noteCreated: (tracks: readonly Track[]) => Promise<void>
  /** Highest ids seen in the shop: what is newer may be ours. */
  readonly newest: { productId: number; variantId: number; linkId: number }
  /** Products of the shop that are already somebody's. */
  readonly claimed: Set<number>
  /** Whether the shop takes lists of variants and links; false after it refused to, or never answered to any. */
  readonly takesBulk: { variants: boolean; links: boolean }
  /** Lists in a row that had no usable answer. */
  readonly unansweredLists: { variants: number; links: number }
}

/** "We are about to create this": whatever with this title appears behind `afterId` and is nobody's, is it. */
export interface CreateIntent {
  readonly productId: number
  readonly afterId: number
  readonly title: string
}

/** Waits for all, whatever some of them meet, then throws the first error: no answer of a request is ever dropped. */
export async function settle(tasks: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(tasks)
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}

/** After this many unanswered lists in a row, the shop is taken not to know lists at all. */
const MAX_UNANSWERED_LISTS = 3

/** Notes how the shop takes lists; what cannot be sent as a list is sent one by one. */
export function noteListResult(sender: Sender, what: 'variants' | 'links', result: WriteResult): void {
  sender.unansweredLists[what] = result.kind === 'unknown' ? sender.unansweredLists[what] + 1 : 0
  const isUnknownThere = result.kind === 'refused' && (result.status === 404 || result.status === 405)
  if (isUnknownThere || sender.unansweredLists[what] >= MAX_UNANSWERED_LISTS) sender.takesBulk[what] = false
}

/** Takes in what became of a write: done, refused for good, or unknown. */
export function takeResult(
  track: Track,
  result: WriteResult,
  operation: Operation,
  part: Part,
  onDone: (body: Row | null) => void,
): void {
  switch (result.kind) {
    case 'done':
      return onDone(result.body)
    case 'refused':
      return track.fail(
        { code: result.status === 404 ? 'gone' : 'refused', message: result.message, fields: fieldsOf(operation) },
        operation,
      )
    case 'unknown':
      track.doubtful.add(part)
      return
    default:
      throw new Error(`unexpected ${JSON.stringify(result satisfies never)}`)
  }
}

export function fieldsOf(operation: Operation): string[] {
  return 'facts' in operation ? Object.keys(operation.facts) : []
}

export const bodyOf = (sender: Sender, facts: Facts): object => toBody(facts, sender.context.brandIds)

/** The row under a name of an answer, if it is there. */
export function rowIn(body: Row | null, name: string): Row | null {
  const row = body?.[name]
  return isRow(row) ? row : null
}

/** The rows of a bulk answer, under whichever of the two names the shop uses. */
export function rowsIn(body: Row | null, one: string, many: string): Row[] {
  const list = body?.[many] ?? body?.[one]
  return Array.isArray(list) ? list.filter(isRow) : []
}

export function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}
