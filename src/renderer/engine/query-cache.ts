import type { EngineEvent, Input, Output, QueryName } from '../../shared/contract/index.ts'
import { staleOn } from './stale-on.ts'

export interface QueryState<Data> {
  readonly data: Data | undefined
  readonly error: Error | undefined
  /** Nothing to show yet. */
  readonly isLoading: boolean
}

interface Entry extends Answer<unknown> {
  readonly op: QueryName
  readonly input: unknown
  readonly listeners: Set<() => void>
  state: QueryState<unknown>
  isAsking: boolean
  isStale: boolean
  askedAt: number
  /** What the last answer took, in ms. */
  tookMs: number
  timer: ReturnType<typeof setTimeout> | null
}

/** One question with its answer; the same object for the same question, so that React can hold on to it. */
export interface Answer<Data> {
  read(): QueryState<Data>
  /** Asks if needed, and again whenever the answer gets old, until the returned function is called. */
  subscribe(listener: () => void): () => void
}

export interface QueryCache {
  answer<K extends QueryName>(op: K, input: Input<K>): Answer<Output<K>>
  /** Every answer of this operation (all, without a name) is old. */
  invalidate(op?: QueryName): void
  /** Forgets all answers: another catalogue was opened. */
  clear(): void
  handleEvent(event: EngineEvent): void
}

export interface QueryCacheOptions {
  readonly ask: <K extends QueryName>(op: K, input: Input<K>) => Promise<Output<K>>
  readonly now?: () => number
}

/**
 * An import reports many changes a second: a question that took a while is not asked again sooner than this many times
 * as long after the last time. One that is answered at once may follow every edit.
 */
const REST = 4
/** However long an answer took, it is asked for again after this. */
const MAX_INTERVAL_MS = 1_000
/** Answers nobody looks at any more, kept for a quick return to a screen. */
const MAX_UNUSED = 200

const LOADING: QueryState<never> = { data: undefined, error: undefined, isLoading: true }

/** Answers of the engine by operation and input, asked again when an event says they are old. */
export function createQueryCache({ ask, now = () => performance.now() }: QueryCacheOptions): QueryCache {
  const entries = new Map<string, Entry>()

  const entryOf = (op: QueryName, input: unknown): Entry => {
    const key = `${op}:${stableJson(input)}`
    const known = entries.get(key)
    if (known) return known
    const entry: Entry = {
      op,
      input,
      listeners: new Set(),
      state: LOADING,
      isAsking: false,
      isStale: true,
      askedAt: -Infinity,
      tookMs: 0,
      timer: null,
      read: () => entry.state,
      subscribe: (listener) => {
        entries.set(key, entry) // it may have been dropped between the asking and the listening
        entry.listeners.add(listener)
        refresh(entry)
        return () => entry.listeners.delete(listener)
      },
    }
    entries.set(key, entry)
    dropUnused()
    return entry
  }

  const dropUnused = (): void => {
    if (entries.size <= MAX_UNUSED) return
    for (const [key, entry] of entries) {
      if (entries.size <= MAX_UNUSED) return
      if (entry.listeners.size === 0 && !entry.isAsking && entry.state !== LOADING) entries.delete(key)
    }
  }

  const refresh = (entry: Entry): void => {
    if (entry.isAsking || !entry.isStale || entry.listeners.size === 0 || entry.timer !== null) return
    const waitMs = entry.askedAt + Math.min(MAX_INTERVAL_MS, REST * entry.tookMs) - now()
    if (waitMs > 0) {
      entry.timer = setTimeout(() => {
        entry.timer = null
        refresh(entry)
      }, waitMs)
      return
    }
    entry.isAsking = true
    entry.isStale = false
    entry.askedAt = now()
    ask(entry.op, entry.input as never) // the input this entry was made for
      .then(
        (data) => settle(entry, { data, error: undefined, isLoading: false }),
        (error: Error) => settle(entry, { data: entry.state.data, error, isLoading: false }),
      )
  }

  const settle = (entry: Entry, state: QueryState<unknown>): void => {
    entry.isAsking = false
    entry.tookMs = now() - entry.askedAt
    entry.state = state
    for (const listener of entry.listeners) listener()
    refresh(entry)
  }

  const makeStale = (entry: Entry): void => {
    entry.isStale = true
    refresh(entry)
  }

  return {
    answer: (op, input) => entryOf(op, input) as Answer<unknown> as Answer<never>, // holds what this operation answers
    invalidate: (op) => {
      for (const entry of entries.values()) if (op === undefined || entry.op === op) makeStale(entry)
    },
    clear: () => {
      for (const [key, entry] of entries) {
        if (entry.listeners.size === 0) entries.delete(key)
        else {
          entry.state = LOADING
          for (const listener of entry.listeners) listener()
          makeStale(entry)
        }
      }
    },
    handleEvent: (event) => {
      for (const entry of entries.values()) if (staleOn[entry.op](event)) makeStale(entry)
    },
  }
}

/** JSON with sorted keys, so that two ways to write the same input are one question. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
