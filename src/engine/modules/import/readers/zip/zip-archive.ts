import type { FileHandle } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { throwIfCancelled, unreadable } from '../unreadable.ts'
import { WORKBOOK_BUDGET, readDirectory, type ZipBudget, type ZipEntry } from './zip-directory.ts'

const PIECE_BYTES = 2 ** 18

/**
 * An archive, read by its directory. Nothing is ever written to disk, and every entry is inflated as a stream
 * that is stopped at its stated size. Refuses archives over budget before inflating anything.
 */
export class ZipArchive {
  readonly entries: ReadonlyMap<string, ZipEntry>
  readonly #handle: FileHandle

  private constructor(handle: FileHandle, entries: readonly ZipEntry[]) {
    this.#handle = handle
    this.entries = new Map(entries.map((entry) => [partKey(entry.name), entry]))
  }

  static async open(handle: FileHandle, size: number, budget: ZipBudget = WORKBOOK_BUDGET): Promise<ZipArchive> {
    if (size > budget.fileBytes) throw unreadable('too-large')
    return new ZipArchive(handle, await readDirectory(handle, size, budget))
  }

  /** The entry of a part, whatever the case of its name; undefined when the archive has none. */
  entry(name: string): ZipEntry | undefined {
    return this.entries.get(partKey(name))
  }

  /** The inflated bytes of a part, piece by piece. Refuses a size or checksum other than the stated one at its end. */
  async *pieces(entry: ZipEntry, signal?: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
    const start = await this.#dataStart(entry)
    if (entry.compressedSize === 0 && entry.size === 0) return
    const raw = this.#rawPieces(start, entry.compressedSize)
    const inflated = entry.method === 0 ? undefined : createInflateRaw({ chunkSize: PIECE_BYTES })
    // The pipeline reports its errors by destroying the inflater, whose iterator then throws them.
    if (inflated !== undefined) pipeline(Readable.from(raw), inflated, () => {})
    let size = 0
    let checksum = 0
    try {
      for await (const piece of (inflated ?? raw) as AsyncIterable<Buffer>) {
        throwIfCancelled(signal)
        size += piece.length
        if (size > entry.size) throw unreadable('damaged')
        checksum = crc32(piece, checksum)
        yield piece
      }
    } catch (error) {
      throw isZlibError(error) ? unreadable('damaged') : error
    } finally {
      inflated?.destroy()
    }
    if (size !== entry.size || checksum !== entry.checksum) throw unreadable('damaged')
  }

  /** A part held in memory whole: for the small ones that steer the reading. */
  async bytes(entry: ZipEntry, most: number, signal?: AbortSignal): Promise<Buffer> {
    if (entry.size > most) throw unreadable('too-large')
    const pieces: Buffer[] = []
    for await (const piece of this.pieces(entry, signal)) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  /** The bytes as they are in the file. A stream of Node's own would close the descriptor with its last byte. */
  async *#rawPieces(start: number, length: number): AsyncGenerator<Buffer, void, undefined> {
    for (let done = 0; done < length;) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, length - done))
      const { bytesRead } = await this.#handle.read(piece, 0, piece.length, start + done)
      if (bytesRead === 0) throw unreadable('truncated')
      done += bytesRead
      yield piece.subarray(0, bytesRead)
    }
  }

  /** Where the data of an entry starts: its local header repeats the name and may carry other extra fields. */
  async #dataStart(entry: ZipEntry): Promise<number> {
    const header = Buffer.alloc(30)
    const { bytesRead } = await this.#handle.read(header, 0, 30, entry.offset)
    if (bytesRead < 30 || header.readUInt32LE(0) !== 0x04034b50) throw unreadable('damaged')
    return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  }
}

/** Part names compare without case and leading slash, as the packaging standard says. */
function partKey(name: string): string {
  return name.replace(/^\//, '').toLowerCase()
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
