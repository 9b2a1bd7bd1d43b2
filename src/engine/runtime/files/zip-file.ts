import type { FileHandle } from 'node:fs/promises'
import { once } from 'node:events'
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib'
import { AppError } from '../../../shared/errors.ts'

interface Entry {
  readonly name: string
  readonly at: number
  crc: number
  packed: number
  size: number
}

/** Archives without 64-bit sizes end here; every program reads these. */
const MOST_BYTES = 0xffff_ffff
/** Names are UTF-8. */
const FLAGS = 0x0800
const DEFLATED = 8
/** 1 January 1980, the first day an archive knows: the same catalogue makes the same file. */
const DAY = 0x0021

/** Writes a ZIP archive part by part, each deflated as it comes; memory is that of the piece at hand. */
export class ZipFile {
  readonly #file: FileHandle
  readonly #entries: Entry[] = []
  #at = 0

  constructor(file: FileHandle) {
    this.#file = file
  }

  /** A part that is written piece by piece until `end`; one at a time. */
  async open(name: string): Promise<ZipPart> {
    const entry: Entry = { name, at: this.#at, crc: 0, packed: 0, size: 0 }
    this.#entries.push(entry)
    await this.#put(localHeader(entry))
    const deflate = createDeflateRaw()
    const written = this.#collect(deflate, entry)
    written.catch(() => {}) // told by `end`, or to nobody when the export was ended before
    return {
      write: async (bytes) => {
        entry.crc = crc32(bytes, entry.crc)
        entry.size += bytes.length
        if (entry.size > MOST_BYTES) throw tooLarge()
        if (!deflate.write(bytes)) await Promise.race([once(deflate, 'drain'), written])
      },
      end: async () => {
        deflate.end()
        await written
        // The header said nothing of the sizes: they are known only now.
        const header = localHeader(entry)
        await this.#file.write(header, 0, header.length, entry.at)
      },
    }
  }

  /** Closes the archive; how many bytes it has. */
  async end(): Promise<number> {
    const start = this.#at
    for (const entry of this.#entries) await this.#put(directoryEntry(entry))
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(this.#entries.length, 8)
    end.writeUInt16LE(this.#entries.length, 10)
    end.writeUInt32LE(this.#at - start, 12)
    end.writeUInt32LE(start, 16)
    await this.#put(end)
    return this.#at
  }

  async #collect(deflate: DeflateRaw, entry: Entry): Promise<void> {
    for await (const piece of deflate as AsyncIterable<Buffer>) {
      entry.packed += piece.length
      await this.#put(piece)
    }
  }

  async #put(bytes: Buffer): Promise<void> {
    if (this.#at + bytes.length > MOST_BYTES) throw tooLarge()
    await this.#file.write(bytes, 0, bytes.length, this.#at)
    this.#at += bytes.length
  }
}

export interface ZipPart {
  /** Resolves once the archive takes more. */
  write(bytes: Uint8Array): Promise<void>
  end(): Promise<void>
}

function localHeader({ name, crc, packed, size }: Entry): Buffer {
  const bytes = Buffer.from(name)
  const header = Buffer.alloc(30 + bytes.length)
  header.writeUInt32LE(0x04034b50, 0)
  writeFacts(header, 4, { crc, packed, size, nameBytes: bytes.length })
  bytes.copy(header, 30)
  return header
}

function directoryEntry({ name, at, crc, packed, size }: Entry): Buffer {
  const bytes = Buffer.from(name)
  const header = Buffer.alloc(46 + bytes.length)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(20, 4)
  writeFacts(header, 6, { crc, packed, size, nameBytes: bytes.length })
  header.writeUInt32LE(at, 42)
  bytes.copy(header, 46)
  return header
}

interface Facts {
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly nameBytes: number
}

/** What the header of a part and its line in the directory have in common. */
function writeFacts(header: Buffer, at: number, { crc, packed, size, nameBytes }: Facts): void {
  header.writeUInt16LE(20, at)
  header.writeUInt16LE(FLAGS, at + 2)
  header.writeUInt16LE(DEFLATED, at + 4)
  header.writeUInt16LE(0, at + 6)
  header.writeUInt16LE(DAY, at + 8)
  header.writeUInt32LE(crc, at + 10)
  header.writeUInt32LE(packed, at + 14)
  header.writeUInt32LE(size, at + 18)
  header.writeUInt16LE(nameBytes, at + 22)
}

function tooLarge(): AppError {
  return new AppError('invalid-input', 'This is more than a workbook holds. Export fewer columns, or as CSV.', {
    reason: 'workbook-too-large',
  })
}
