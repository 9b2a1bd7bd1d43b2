/** Why an operation as a whole could not be done. What the user can do about each is in docs/architecture.md. */
export const ERROR_CODES = [
  'invalid-input',
  'not-found',
  'conflict',
  'source-unreadable',
  'storage-full',
  'storage-locked',
  'storage-corrupt',
  'schema-newer',
  'auth-expired',
  'rate-limited',
  'remote-unavailable',
  'remote-rejected',
  'unavailable',
  'cancelled',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

const RETRYABLE: ReadonlySet<ErrorCode> = new Set([
  'storage-locked',
  'rate-limited',
  'remote-unavailable',
  'unavailable',
])

/** Plain data for the user's screen: never a stack, a path of this machine, or a secret. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/**
 * The operation cannot proceed. `message` is one plain English sentence with the remedy; `details.reason`, where
 * present, is the finer code that the renderer translates by.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }

  get retryable(): boolean {
    return RETRYABLE.has(this.code)
  }
}

/** An AppError, or a bug under its reference number, as it crosses a process border. */
export interface WireError {
  readonly code: ErrorCode | 'bug'
  readonly message: string
  readonly details: ErrorDetails
}

/** Turns anything thrown into what may cross a border; a bug shows its reference, not its text. */
export function toWireError(error: unknown, reference: string): WireError {
  if (error instanceof AppError) return { code: error.code, message: error.message, details: error.details }
  return {
    code: 'bug',
    message: `Something went wrong that should not have (reference ${reference}).`,
    details: { reference },
  }
}

/** The error of `toWireError`, thrown again on the other side. */
export function fromWireError(wire: WireError): Error {
  if (wire.code === 'bug') return new Error(wire.message)
  return new AppError(wire.code, wire.message, wire.details)
}

/** Ends a `switch` over a union: a new member does not compile until it is handled. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
