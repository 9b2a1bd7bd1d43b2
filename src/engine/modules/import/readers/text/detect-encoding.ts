import { isAscii, isUtf8 } from 'node:buffer'
import { decodeAll, wholeUtf8Length } from './decoders.ts'
import type { Encoding } from './encodings.ts'

export interface EncodingGuess {
  readonly encoding: Encoding
  /** Bytes of the byte order mark to skip. */
  readonly markLength: number
  /** 0 to 1; below 0.6 the choice deserves a question. */
  readonly confidence: number
}

/** The encoding told by a byte order mark, if there is one. */
export function encodingOfMark(head: Uint8Array): EncodingGuess | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: 'utf-8', markLength: 3, confidence: 1 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markLength: 2, confidence: 1 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markLength: 2, confidence: 1 }
  return undefined
}

/** UTF-16 without a mark shows as zero bytes on every other place; undefined when it does not. */
export function encodingOfZeroBytes(sample: Uint8Array): Encoding | undefined {
  let even = 0
  let odd = 0
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0) even += 1
    if (sample[i + 1] === 0) odd += 1
  }
  const pairs = sample.length / 2
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be'
  return undefined
}

/** True for bytes no text file has: more than a few control characters, in whatever one-byte encoding. */
export function looksBinary(sample: Uint8Array): boolean {
  let controls = 0
  for (const byte of sample) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls += 1
  }
  return controls > 8 && controls > sample.length * 0.02
}

/**
 * Counts what is UTF-8 and what cannot be, over pieces that need not touch: the first and last few bytes of a piece may
 * be halves of a character and are not held against it.
 */
export class Utf8Evidence {
  valid = 0
  invalid = 0
  /** The pieces that hold bytes above 7F, for a closer look when the file is not UTF-8; at most about 1 MB. */
  readonly suspects: Buffer[] = []
  #suspectBytes = 0

  add(piece: Buffer, startsInside: boolean): void {
    if (isAscii(piece)) return
    if (this.#suspectBytes < 2 ** 20) {
      const copy = Buffer.from(piece.subarray(0, 2 ** 18))
      this.suspects.push(copy)
      this.#suspectBytes += copy.length
    }
    let start = 0
    if (startsInside) while (start < 3 && ((piece[start] ?? 0) & 0xc0) === 0x80) start += 1
    const inner = piece.subarray(start, wholeUtf8Length(piece))
    if (isUtf8(inner)) {
      // Exact counts only matter beside invalid bytes.
      this.valid += 1 + countLeads(inner.subarray(0, 4096))
      return
    }
    for (let i = 0; i < inner.length;) {
      const length = sequenceLength(inner, i)
      if (length === 0) this.invalid += 1
      else if (length > 1) this.valid += 1
      i += Math.max(1, length)
    }
  }
}

function countLeads(bytes: Uint8Array): number {
  let leads = 0
  for (const byte of bytes) if (byte >= 0xc2) leads += 1
  return leads
}

/** Length of the UTF-8 character at `i`: 1 to 4, 0 when there is none. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] ?? 0
  if (lead < 0x80) return 1
  if (lead < 0xc2 || lead > 0xf4) return 0
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  const second = bytes[i + 1] ?? 0
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (second < low || second > high) return 0
  for (let k = 2; k < length; k += 1) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

/**
 * Chooses from the evidence. A few bad bytes in otherwise good UTF-8 stay UTF-8: switching the whole file for one byte
 * would spoil every other accent. Text in an older encoding almost never contains valid UTF-8 pairs by chance.
 */
export function chooseEncoding(evidence: Utf8Evidence): EncodingGuess {
  if (evidence.invalid === 0) return { encoding: 'utf-8', markLength: 0, confidence: 1 }
  if (evidence.valid >= 2 * evidence.invalid) return { encoding: 'utf-8', markLength: 0, confidence: 0.9 }
  return guessLegacy(Buffer.concat(evidence.suspects))
}

const legacyCandidates = ['windows-1252', 'iso-8859-15', 'macintosh', 'ibm850', 'shift_jis'] as const

/** Tells the older encodings apart by how their upper characters sit among their neighbours. */
export function guessLegacy(sample: Buffer): EncodingGuess {
  const scores = legacyCandidates.map((encoding) => ({ encoding, score: score(decodeAll(sample, encoding), encoding) }))
  // Old Mac programs ended lines with a lone carriage return, and hardly anything else ever did.
  const mac = scores.find((entry) => entry.encoding === 'macintosh')
  if (mac !== undefined && hasOnlyCarriageReturns(sample)) mac.score += 10
  scores.sort((a, b) => b.score - a.score)
  const [best, second] = scores
  if (best === undefined || second === undefined || best.score <= 0) {
    return { encoding: 'windows-1252', markLength: 0, confidence: 0.3 }
  }
  const margin = (best.score - Math.max(0, second.score)) / best.score
  return { encoding: best.encoding, markLength: 0, confidence: Math.min(0.95, 0.5 + margin / 2) }
}

function hasOnlyCarriageReturns(sample: Buffer): boolean {
  return sample.includes(0x0d) && !sample.includes(0x0a)
}

const commonLetters = /[éèêëïîçàâäöüôûùåøæñóíáúßœÉÈÊËÇÄÖÜÅØÆÑ]/
const rareLetter = /\p{L}/u
const lower = /[a-zß-öø-ÿœ]/
const upper = /[A-ZÀ-ÖØ-Þ]/
const japanese = /[\u3040-\u30ff\uff66-\uff9f]/

function score(text: string, encoding: (typeof legacyCandidates)[number]): number {
  let total = 0
  let looked = 0
  for (let i = 0; i < text.length && looked < 5_000; i += 1) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    looked += 1
    total += scoreCharacter(text[i - 1] ?? ' ', text[i] ?? '', text[i + 1] ?? ' ')
  }
  // Kanji alone prove nothing, nearly every pair of bytes is one; Japanese is never written without kana.
  if (encoding === 'shift_jis' && countKana(text) * 5 < looked) return -looked
  return looked === 0 ? 0 : (total / looked) * Math.min(looked, 50)
}

function isJapaneseWriting(character: string): boolean {
  return japanese.test(character) || /\p{Script=Han}/u.test(character)
}

function countKana(text: string): number {
  let kana = 0
  for (const character of text) if (japanese.test(character)) kana += 1
  return kana
}

function isAccented(character: string): boolean {
  return character > '\u007f' && rareLetter.test(character)
}

function scoreCharacter(before: string, character: string, after: string): number {
  if (character === '\ufffd' || /[\u0080-\u009f]/.test(character)) return -5
  // Japanese comes in words; alone among Latin letters, half a kana is an accent read by the wrong table.
  if (japanese.test(character)) return isJapaneseWriting(before) || isJapaneseWriting(after) ? 3 : -3
  if (commonLetters.test(character)) {
    // Accents come one at a time; a row of them is another script read by the wrong table.
    if (isAccented(before) || isAccented(after)) return -1
    // Capitals do not follow small letters within a word: the mark of a wrong table.
    if (upper.test(character)) return lower.test(before) ? -3 : upper.test(before) || lower.test(after) ? 3 : 1
    if (upper.test(after)) return -2
    return lower.test(before) || lower.test(after) ? 3 : upper.test(before) ? 0 : 1
  }
  if (character === '€') return /[\d\s]/.test(before) || /[\d\s]/.test(after) ? 4 : 1
  if (/[‘’]/.test(character)) return lower.test(before) || lower.test(after) || /\s/.test(before) ? 2 : 1
  if (/[“”„«»–—…\u00a0]/.test(character)) return 2
  if (character === '°' && /[CF]/.test(after)) return 4
  if (/[°®™©²³½¼¾µ·•×±£§]/.test(character)) return 1
  if (/[¤¨´¸¦ˆ˜ƒ¬‡†‰‹›]/.test(character)) return -2
  if (rareLetter.test(character)) return lower.test(before) && upper.test(character) ? -3 : 0.5
  return -2
}
