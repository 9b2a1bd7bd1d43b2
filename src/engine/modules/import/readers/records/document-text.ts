import type { FileHandle } from 'node:fs/promises'
import { type ChunkDecoder, createDecoder } from '../text/decoders.ts'
import { encodingOfMark, encodingOfZeroBytes } from '../text/detect-encoding.ts'
import { type Encoding, encodingNamed } from '../text/encodings.ts'
import { throwIfCancelled, unreadable } from '../unreadable.ts'

const PIECE_BYTES = 2 ** 18

export interface DocumentEncoding {
  readonly encoding: Encoding
  readonly markLength: number
}

/** Byte order mark, else zero bytes of UTF-16, else what an XML declaration says, else UTF-8. */
export function documentEncoding(head: Buffer): DocumentEncoding {
  const marked = encodingOfMark(head)
  if (marked !== undefined) return marked
  const wide = encodingOfZeroBytes(head)
  if (wide !== undefined) return { encoding: wide, markLength: 0 }
  const stated = /^<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(head.subarray(0, 512).toString('latin1'))?.[1]
  if (stated === undefined) return { encoding: 'utf-8', markLength: 0 }
  const encoding = encodingNamed(stated)
  if (encoding === undefined) throw unreadable('encoding', stated)
  return { encoding, markLength: 0 }
}

export interface Reading {
  /** Bytes to stop behind; the whole file when left out. */
  readonly most?: number
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal | undefined
}

/** The file as text, piece by piece; false when the reader had enough before its end. */
export async function readDocument(
  handle: FileHandle,
  size: number,
  { encoding, markLength }: DocumentEncoding,
  take: (text: string) => void,
  { most = size, onProgress, signal }: Reading,
): Promise<boolean> {
  const decoder: ChunkDecoder = createDecoder(encoding)
  const piece = Buffer.alloc(PIECE_BYTES)
  let at = markLength
  while (at < Math.min(size, most)) {
    throwIfCancelled(signal)
    const { bytesRead } = await handle.read(piece, 0, PIECE_BYTES, at)
    if (bytesRead === 0) break
    at += bytesRead
    take(decoder.decode(piece.subarray(0, bytesRead)))
    onProgress?.(at / size)
  }
  if (at < size) return false
  take(decoder.end())
  return true
}
