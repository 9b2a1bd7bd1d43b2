import { textCell } from '../cells.ts'
import { limits } from '../limits.ts'
import { unreadable } from '../unreadable.ts'
import { XmlTextStream } from '../xml/xml-text.ts'
import type { ZipArchive } from '../zip/zip-archive.ts'
import type { ZipEntry } from '../zip/zip-directory.ts'
import { richText } from './rich-text.ts'

const BLOCK_BYTES = 2 ** 22

/**
 * The texts that cells refer to by number. Read only as far as asked for, and kept as UTF-8 bytes in a few large
 * blocks: two million texts as JavaScript strings cost four times their bytes, and most are looked up once.
 */
export class SharedStrings {
  readonly #pieces: AsyncGenerator<Buffer, void, undefined> | undefined
  readonly #stream = new XmlTextStream()
  readonly #blocks: Buffer[] = []
  /** Per string: block number times BLOCK_BYTES plus offset, and its length in bytes. */
  #places = new Float64Array(1024)
  #lengths = new Uint32Array(1024)
  #count = 0
  #used = 0
  #totalBytes = 0
  #text = ''
  #prefix: string | undefined
  #isComplete: boolean

  constructor(archive: ZipArchive, entry: ZipEntry | undefined, signal?: AbortSignal) {
    this.#pieces = entry === undefined ? undefined : archive.pieces(entry, signal)
    this.#isComplete = entry === undefined
  }

  /** Reads on until the string with this number is there, or all are. */
  async loadTo(index: number): Promise<void> {
    while (this.#count <= index && !this.#isComplete) await this.#loadPiece()
  }

  /** The text with this number; '' for a number the workbook never defined. */
  get(index: number): string {
    if (!(index >= 0 && index < this.#count)) return ''
    const place = this.#places[index] ?? 0
    const length = this.#lengths[index] ?? 0
    const offset = place % BLOCK_BYTES
    // A text longer than a block has one to itself, so no text crosses a border.
    return this.#blocks[(place - offset) / BLOCK_BYTES]?.toString('utf8', offset, offset + length) ?? ''
  }

  async close(): Promise<void> {
    await this.#pieces?.return()
  }

  async #loadPiece(): Promise<void> {
    const piece = await this.#pieces?.next()
    if (piece === undefined || piece.done === true) {
      this.#text += this.#stream.end()
      this.#take()
      this.#isComplete = true
      return
    }
    this.#text += this.#stream.push(piece.value)
    this.#take()
  }

  /** Cuts the whole `<si>` elements out of the text read so far. */
  #take(): void {
    const text = this.#text
    this.#prefix ??= /<([\w.-]+:)?sst[\s>/]/
      .exec(text)
      ?.slice(1, 2)
      .map((prefix) => prefix ?? '')[0]
    if (this.#prefix === undefined) {
      if (text.length > 65_536) throw unreadable('malformed-xml')
      return
    }
    const openTag = `<${this.#prefix}si`
    const closeTag = `</${this.#prefix}si>`
    let at = 0
    for (;;) {
      const start = nextTag(text, openTag, at)
      if (start === -1) break
      const tagEnd = text.indexOf('>', start)
      if (tagEnd === -1) break
      if (text.charAt(tagEnd - 1) === '/') {
        this.#add('')
        at = tagEnd + 1
        continue
      }
      const close = text.indexOf(closeTag, tagEnd)
      if (close === -1) break
      this.#add(textCell(richText(text.slice(tagEnd + 1, close), this.#prefix)))
      at = close + closeTag.length
    }
    this.#text = text.slice(at)
    if (this.#text.length > limits.csvRowCharacters * 2) throw unreadable('malformed-xml')
  }

  #add(text: string): void {
    const length = Buffer.byteLength(text)
    this.#totalBytes += length
    if (this.#totalBytes > limits.sharedStringBytes) throw unreadable('too-large')
    let block = this.#blocks.at(-1)
    if (block === undefined || this.#used + length > block.length) {
      block = Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, length))
      this.#blocks.push(block)
      this.#used = 0
    }
    if (this.#count === this.#places.length) this.#grow()
    this.#places[this.#count] = (this.#blocks.length - 1) * BLOCK_BYTES + this.#used
    this.#lengths[this.#count] = block.write(text, this.#used)
    this.#used += length
    this.#count += 1
  }

  #grow(): void {
    const places = new Float64Array(this.#places.length * 2)
    places.set(this.#places)
    this.#places = places
    const lengths = new Uint32Array(this.#lengths.length * 2)
    lengths.set(this.#lengths)
    this.#lengths = lengths
  }
}

/** The next tag of exactly this name: "<si" but not "<size". */
function nextTag(text: string, tag: string, from: number): number {
  for (let at = text.indexOf(tag, from); at !== -1; at = text.indexOf(tag, at + 1)) {
    const next = text.charAt(at + tag.length)
    if (next === '>' || next === '/' || next === ' ' || next === '\n' || next === '\r' || next === '\t') return at
    if (next === '') return -1
  }
  return -1
}
