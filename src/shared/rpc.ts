import type { WireError } from './errors.ts'
import { AppError, fromWireError } from './errors.ts'
import type { Call, EngineEvent, Input, OperationName, Output } from './contract/index.ts'

/** What crosses the port between a window and the engine's router. */
export type ToEngine = { readonly type: 'call'; readonly id: number; readonly op: string; readonly input: unknown }
export type FromEngine =
  | { readonly type: 'reply'; readonly id: number; readonly ok: true; readonly text: string; readonly isLast: boolean }
  | { readonly type: 'reply'; readonly id: number; readonly ok: false; readonly error: WireError }
  | { readonly type: 'event'; readonly event: EngineEvent }

/**
 * Letters of an answer per message. Above 64 KB Chromium hands a message over in memory of its own, made and mapped for
 * it: a page of 130 KB took 3 to 6 ms to arrive, in pieces 1 ms. A letter is up to two bytes.
 */
const PIECE = 30_000

/** An answer as JSON in messages that travel fast, in order. */
export function* replyPieces(id: number, text: string): Generator<FromEngine> {
  for (let from = 0; from < text.length; from += PIECE)
    yield { type: 'reply', id, ok: true, text: text.slice(from, from + PIECE), isLast: from + PIECE >= text.length }
}

/** The least of a MessagePort that both ends need. */
export interface PortLike {
  postMessage(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

export interface Client {
  readonly call: Call
  onEvent(listener: (event: EngineEvent) => void): () => void
  /** The engine is gone: every call under way rejects with `unavailable`, later ones wait for `attach`. */
  detach(): void
  attach(port: PortLike): void
}

interface Waiting {
  readonly resolve: (output: never) => void
  readonly reject: (error: Error) => void
  /** What has come of its answer. */
  readonly pieces: string[]
}

/** The window's end of the port: typed calls, events, and survival of an engine restart. */
export function createClient(): Client {
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(event: EngineEvent) => void>()
  let queue: ToEngine[] = []
  let port: PortLike | null = null
  let nextId = 1

  const receive = (raw: unknown): void => {
    const message = raw as FromEngine // our own engine is the only other end
    if (message.type === 'event') {
      for (const listener of listeners) listener(message.event)
      return
    }
    const call = waiting.get(message.id)
    if (message.ok) {
      call?.pieces.push(message.text)
      if (!message.isLast) return
      call?.resolve(JSON.parse(call.pieces.join('')) as never) // the engine's answer to this call, by the contract
    } else {
      call?.reject(fromWireError(message.error))
    }
    waiting.delete(message.id)
  }

  return {
    call: <K extends OperationName>(op: K, input: Input<K>): Promise<Output<K>> =>
      new Promise((resolve, reject) => {
        const message: ToEngine = { type: 'call', id: nextId++, op, input }
        waiting.set(message.id, { resolve, reject, pieces: [] })
        if (port) port.postMessage(message)
        else queue.push(message)
      }),
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    detach: () => {
      port = null
      const lost = [...waiting.keys()].filter((id) => !queue.some((message) => message.id === id))
      for (const id of lost) {
        waiting.get(id)?.reject(new AppError('unavailable', 'The engine is restarting; try again in a moment.'))
        waiting.delete(id)
      }
    },
    attach: (next) => {
      port = next
      next.onMessage((message) => {
        if (port === next) receive(message)
      })
      const held = queue
      queue = []
      for (const message of held) next.postMessage(message)
    },
  }
}
