import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** 5 MB and one predecessor: weeks of ordinary use, and small enough to send. */
const MAX_BYTES = 5_000_000

export interface Log {
  info(what: string, details?: Readonly<Record<string, unknown>>): void
  /** A bug: keeps the stack. Answers with the reference number that the person is shown. */
  bug(where: string, error: unknown): string
}

/** One JSON line per event in `main.log`. Holds no product text and no secrets; a log that cannot be written is silent. */
export function createLog(folder: string): Log {
  const file = join(folder, 'main.log')
  const write = (entry: Readonly<Record<string, unknown>>): void => {
    try {
      mkdirSync(folder, { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(file, `${file}.1`)
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`)
    } catch {
      // A full or read-only disk: the app goes on, and says so where it matters.
    }
  }
  return {
    info: (what, details = {}) => write({ what, ...details }),
    bug: (where, error) => {
      const reference = `M-${Date.now().toString(36).toUpperCase()}`
      write({ what: 'bug', where, reference, error: error instanceof Error ? (error.stack ?? String(error)) : error })
      return reference
    },
  }
}
