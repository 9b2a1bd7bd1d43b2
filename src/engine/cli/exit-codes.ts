import type { ErrorCode } from '../../shared/errors.ts'
import { assertNever } from '../../shared/errors.ts'

/** What a script may rely on (docs/cli.md). */
export const EXIT = {
  done: 0,
  /** A fault of ours; standard error has the details. */
  bug: 1,
  usage: 2,
  /** The input, or the catalogue itself, cannot be read or used. */
  unreadable: 3,
  /** Done, but something was refused: the answer lists what. */
  rejections: 4,
  remoteFailed: 5,
  /** Nothing was taken in: something is in doubt, and the profile says to stop, or to wait for a person. */
  notTaken: 6,
  /** Stopped with Ctrl+C. */
  interrupted: 130,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The exit code of an operation that could not be done. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  switch (code) {
    case 'invalid-input':
    case 'conflict':
      return EXIT.usage
    case 'not-found':
    case 'source-unreadable':
    case 'storage-full':
    case 'storage-locked':
    case 'storage-corrupt':
    case 'schema-newer':
    case 'unavailable':
      return EXIT.unreadable
    case 'auth-expired':
    case 'rate-limited':
    case 'remote-unavailable':
    case 'remote-rejected':
      return EXIT.remoteFailed
    case 'cancelled':
      return EXIT.interrupted
    default:
      return assertNever(code)
  }
}
