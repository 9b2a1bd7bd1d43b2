import { isAscii } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { type Encoding, type SingleByteEncoding, upperHalf } from './encodings.ts'

/** Decodes a file piece by piece; a character cut by a piece's border is held back until the next piece. */
export interface ChunkDecoder {
  decode(chunk: Buffer): string
  /** What was held back: '' or the replacement character for a character that never came. */
  end(): string
}

/** The decoder for one pass over a file. Byte order marks are the caller's: pass the bytes after them. */
export function createDecoder(encoding: Encoding): ChunkDecoder {
  switch (encoding) {
    case 'utf-8':
      return new Utf8Decoder()
    case 'utf-16le':
      return new Utf16Decoder(false)
    case 'utf-16be':
      return new Utf16Decoder(true)
    case 'windows-1252':
    case 'iso-8859-15':
    case 'macintosh':
    case 'ibm850':
      return new SingleByteDecoder(encoding)
    default:
      return new PlatformDecoder(encoding)
  }
}

/** Decodes bytes that are all there. */
export function decodeAll(bytes: Buffer, encoding: Encoding): string {
  const decoder = createDecoder(encoding)
  return decoder.decode(bytes) + decoder.end()
}

export class Utf8Decoder implements ChunkDecoder {
  #held: Buffer = Buffer.alloc(0)

  decode(chunk: Buffer): string {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    const whole = wholeUtf8Length(bytes)
    this.#held = whole === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(whole))
    // latin1 of ASCII bytes is the same text at twice the speed, and one byte per character in memory.
    const part = bytes.subarray(0, whole)
    return isAscii(part) ? part.toString('latin1') : part.toString('utf8')
  }

  end(): string {
    const rest = this.#held.toString('utf8')
    this.#held = Buffer.alloc(0)
    return rest
  }
}

/** How many bytes from the start form whole characters: at most three less than all. */
export function wholeUtf8Length(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

class Utf16Decoder implements ChunkDecoder {
  readonly #isBigEndian: boolean
  #held: Buffer = Buffer.alloc(0)

  constructor(isBigEndian: boolean) {
    this.#isBigEndian = isBigEndian
  }

  decode(chunk: Buffer): string {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    const whole = bytes.length & ~1
    this.#held = whole === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(whole))
    const part = bytes.subarray(0, whole)
    return this.#isBigEndian ? Buffer.from(part).swap16().toString('utf16le') : part.toString('utf16le')
  }

  end(): string {
    return this.#held.length === 0 ? '' : '\ufffd'
  }
}

class SingleByteDecoder implements ChunkDecoder {
  readonly #table: readonly string[]

  constructor(encoding: SingleByteEncoding) {
    this.#table = Array.from(upperHalf[encoding])
  }

  decode(chunk: Buffer): string {
    const text = chunk.toString('latin1')
    if (isAscii(chunk)) return text
    return text.replace(/[\u0080-\u00ff]/g, (character) => this.#table[character.charCodeAt(0) - 0x80] ?? character)
  }

  end(): string {
    return ''
  }
}

class PlatformDecoder implements ChunkDecoder {
  readonly #decoder: TextDecoder

  constructor(encoding: Encoding) {
    this.#decoder = new TextDecoder(encoding, { ignoreBOM: true })
  }

  decode(chunk: Buffer): string {
    return this.#decoder.decode(chunk, { stream: true })
  }

  end(): string {
    return this.#decoder.decode()
  }
}
