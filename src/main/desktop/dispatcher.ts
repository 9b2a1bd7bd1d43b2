import type { z } from 'zod'
import type { DesktopReply } from '../../shared/desktop.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import type { Log } from '../log.ts'

/** Who sent a message, as far as the dispatcher needs to know: Electron's event fits. */
export interface Sender {
  readonly sender: { readonly id: number }
  /** Null when the frame is already gone. */
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
}

export interface Handler<Payload extends z.ZodType, Answer> {
  readonly payload: Payload
  readonly handle: (payload: z.output<Payload>, windowId: number) => Answer | Promise<Answer>
}

/** Binds a payload's schema to its handler, so that the handler sees only what was checked. */
export function handler<Payload extends z.ZodType, Answer>(
  payload: Payload,
  handle: Handler<Payload, Answer>['handle'],
): Handler<Payload, Answer> {
  return { payload, handle }
}

export interface DispatcherOptions {
  // oxlint-disable-next-line typescript/no-explicit-any -- handlers of different payloads in one table
  readonly handlers: Readonly<Record<string, Handler<any, unknown>>>
  /** Origins that our own page has; a page from elsewhere gets nothing. */
  readonly origins: readonly string[]
  readonly isOurWindow: (windowId: number) => boolean
  readonly log: Log
}

/**
 * The one way from a window into main. Checks who asks (our window, its top frame, our origin), that the name is one
 * of ours and that the payload is exactly what its schema says, before any handler runs. What a handler throws goes
 * back as an error without stack or path.
 */
export function createDispatcher({ handlers, origins, isOurWindow, log }: DispatcherOptions) {
  return async (event: Sender, name: unknown, payload: unknown): Promise<DesktopReply> => {
    try {
      const windowId = checkSender(event)
      if (typeof name !== 'string' || !Object.hasOwn(handlers, name)) throw refusal()
      const found = handlers[name]
      const parsed = found?.payload.safeParse(payload)
      if (!found || !parsed?.success) throw refusal()
      return { ok: true, value: await found.handle(parsed.data, windowId) }
    } catch (error) {
      const reference = error instanceof AppError ? '' : log.bug(`desktop.${String(name).slice(0, 40)}`, error)
      return { ok: false, error: toWireError(error, reference) }
    }
  }

  function checkSender({ sender, senderFrame }: Sender): number {
    const isTopFrame = senderFrame !== null && senderFrame.parent === null
    if (!isTopFrame || !isOurWindow(sender.id) || !origins.includes(originOf(senderFrame.url))) throw refusal()
    return sender.id
  }
}

/** Node gives custom schemes the origin "null", so scheme and host are compared instead. */
function originOf(address: string): string {
  if (!URL.canParse(address)) return ''
  const url = new URL(address)
  return `${url.protocol}//${url.host}`
}

function refusal(): AppError {
  return new AppError('invalid-input', 'The window asked for something it may not ask for.')
}
