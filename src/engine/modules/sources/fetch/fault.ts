import type { ErrorCode, ErrorDetails } from '../../../../shared/errors.ts'
import { AppError } from '../../../../shared/errors.ts'

/** Why something could not be fetched: the finer code that the window translates by, and the kind of error it is. */
const FAULTS = {
  'source-address': 'invalid-input',
  'source-private': 'invalid-input',
  'source-name': 'remote-unavailable',
  'source-refused': 'remote-unavailable',
  'source-silent': 'remote-unavailable',
  'source-broken': 'remote-unavailable',
  'source-certificate': 'remote-rejected',
  'source-login': 'auth-expired',
  'source-no-secret': 'auth-expired',
  'source-forbidden': 'remote-rejected',
  'source-not-there': 'not-found',
  'source-status': 'remote-rejected',
  'source-busy': 'remote-unavailable',
  'source-redirects': 'remote-rejected',
  'source-page': 'remote-rejected',
  'source-pages-repeat': 'remote-rejected',
  'source-too-large': 'remote-rejected',
  'source-too-long': 'remote-rejected',
  'source-too-many': 'remote-rejected',
  'source-host-key-new': 'conflict',
  'source-host-key-changed': 'remote-rejected',
  'source-key': 'invalid-input',
  'source-protocol': 'remote-rejected',
  'source-after': 'remote-rejected',
} as const satisfies Readonly<Record<string, ErrorCode>>

export type FaultReason = keyof typeof FAULTS

/** An error with plain English and the code that it is translated by. Never holds a secret: only what is passed. */
export function fault(reason: FaultReason, message: string, details: ErrorDetails = {}, cause?: unknown): AppError {
  return new AppError(FAULTS[reason], message, { reason, ...details }, cause === undefined ? undefined : { cause })
}

/** Whether the same may go well in a moment. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof AppError &&
    ['source-broken', 'source-silent', 'source-busy'].includes(String(error.details['reason']))
  )
}

/** What went wrong below: the codes of Node's sockets and of TLS, in a shopkeeper's words. */
export function networkFault(error: unknown, host: string): AppError {
  if (error instanceof AppError) return error
  const { code = '', message } = error as NodeJS.ErrnoException // what Node's sockets throw
  const details = { host, code }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA')
    return fault(
      'source-name',
      `There is no server called ${host}, or there is no connection to the internet. Check the address.`,
      details,
      error,
    )
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH' || code === 'EADDRNOTAVAIL')
    return fault(
      'source-refused',
      `${host} does not answer on this port. Check the address and the port, and whether the server is running.`,
      details,
      error,
    )
  if (code === 'ETIMEDOUT' || /time[d ]?[- ]?out/i.test(message))
    return fault(
      'source-silent',
      `${host} does not answer. Try again later, or ask whose server it is.`,
      details,
      error,
    )
  if (/CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|ERR_TLS/.test(code) || /certificate/i.test(message))
    return fault(
      'source-certificate',
      `The certificate of ${host} cannot be trusted. Ask whose server it is to renew it, or check the address.`,
      details,
      error,
    )
  if (code === 'EPROTO' || code.startsWith('ERR_SSL') || code.startsWith('HPE_'))
    return fault(
      'source-protocol',
      `${host} speaks another language than expected on this port. Check the kind of connection and the port.`,
      details,
      error,
    )
  if (code === 'ENOSPC') return new AppError('storage-full', 'The disk is full. Free some space and try again.')
  return fault('source-broken', `The connection to ${host} broke. It is tried again at the next run.`, details, error)
}

/** A folder of a server that lists more than can be looked through. */
export function tooManyFiles(host: string): AppError {
  return fault(
    'source-too-many',
    `The folder at ${host} lists more files than can be looked through. Name the file, or ask for a folder of its own.`,
    { host },
  )
}
