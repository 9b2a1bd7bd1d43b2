import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fault } from './fault.ts'
import type { OnBytes } from './fetched.ts'

/** Lets bytes through up to a limit, counting and hashing them. */
export class Meter extends Transform {
  bytes = 0
  readonly #hash = createHash('sha256')
  readonly #most: number
  readonly #onBytes: (bytes: number) => void

  constructor(most: number, onBytes: (bytes: number) => void = () => {}) {
    super()
    this.#most = most
    this.#onBytes = onBytes
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, chunk?: Buffer) => void): void {
    this.bytes += chunk.length
    if (this.bytes > this.#most) return done(tooLarge(this.#most))
    this.#hash.update(chunk)
    this.#onBytes(this.bytes)
    done(null, chunk)
  }

  /** SHA-256 of all that went through; once. */
  hash(): string {
    return this.#hash.digest('hex')
  }
}

export function tooLarge(most: number): Error {
  const megabytes = Math.max(1, Math.round(most / 2 ** 20))
  return fault(
    'source-too-large',
    `There is more to fetch than ${megabytes} MB. Ask for a smaller file, or one of what has changed.`,
    { megabytes },
  )
}

/** Writes a stream to a file within a limit; the file is there whole, or an error is thrown. */
export async function saveStream(
  from: NodeJS.ReadableStream,
  path: string,
  most: number,
  onBytes: OnBytes,
  total: number | null,
): Promise<{ readonly bytes: number; readonly hash: string }> {
  const meter = new Meter(most, (bytes) => onBytes(bytes, total))
  const to: Writable = createWriteStream(path)
  await pipeline(from, meter, to)
  return { bytes: meter.bytes, hash: meter.hash() }
}
