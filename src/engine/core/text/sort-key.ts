/** Longest text that decides an order; longer texts that begin the same stay in the order of their ids. */
const MAX_LENGTH = 100

/** The order that Intl.Collator gives ASCII that is neither letter nor digit; all of it comes before both. */
const PUNCTUATION = `_-,;:!?.'"()[]{}@*/\\&#%\`^+<=>|~$`

/** Letters with an alphabetic place of their own after z; elsewhere they sort with the letter they are built on. */
const EXTRA_LETTERS: Readonly<Record<string, string>> = {
  sv: 'åäö',
  fi: 'åäö',
  da: 'æøå',
  nb: 'æøå',
  nn: 'æøå',
  no: 'æøå',
}

const SPLIT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

// Most texts: nothing here needs a code of its own but blanks and numbers.
const PLAIN = /^[a-z0-9\t\n\r ]*$/
const BLANK = /[\t\n\r ]/g
const NUMBER = /0*(\d+)/g

const ASCII = /^[\t\n\r -~]*$/
const MARKS = /\p{M}+/gu
const SPLIT_LETTERS = /[ßæœøłđðþı]/g

const ZERO = 48
// Above every ASCII code, below every other alphabet.
const AFTER_Z = 128
const ASCII_CODES = asciiCodes()

/**
 * A key whose plain comparison puts texts in the order people expect in a language: case and accents aside, numbers
 * by size, punctuation first; Swedish å, ä, ö after z. As Intl.Collator with `numeric`, at a tenth of its cost.
 */
export function sortKey(text: string, language: string): string {
  const extras = EXTRA_LETTERS[language] ?? ''
  const lower = fitLetters(text.slice(0, MAX_LENGTH).toLowerCase(), extras)
  if (PLAIN.test(lower)) return plainKey(lower)
  const codes: number[] = []
  for (let index = 0; index < lower.length;) {
    const code = lower.charCodeAt(index)
    if (code >= ZERO && code < ZERO + 10) {
      index = pushNumber(lower, index, codes)
    } else {
      codes.push(ASCII_CODES[code] ?? code)
      index++
    }
  }
  return String.fromCharCode(...codes)
}

function plainKey(text: string): string {
  return text.replaceAll(BLANK, '\u0001').replaceAll(NUMBER, (_, digits: string) => lengthMark(digits.length) + digits)
}

/** A run of digits as its length and then its digits, so that 9 comes before 10; where it ends. */
function pushNumber(text: string, start: number, codes: number[]): number {
  let end = start
  while (end < text.length && text.charCodeAt(end) >= ZERO && text.charCodeAt(end) < ZERO + 10) end++
  let first = start
  while (first < end - 1 && text.charCodeAt(first) === ZERO) first++
  codes.push(lengthMark(end - first).charCodeAt(0))
  for (let index = first; index < end; index++) codes.push(text.charCodeAt(index))
  return end
}

/** A character that grows with the length of a number. */
function lengthMark(digits: number): string {
  return String.fromCharCode(ZERO + Math.min(digits, 40))
}

/** Letters outside ASCII: with a place of their own, or as the letters they are built on. */
function fitLetters(text: string, extras: string): string {
  if (ASCII.test(text)) return text
  const composed = text.normalize('NFC')
  let placed = ''
  if (extras === '') placed = composed
  else
    for (const letter of composed)
      placed += extras.includes(letter) ? String.fromCharCode(AFTER_Z + extras.indexOf(letter)) : letter
  return placed
    .normalize('NFD')
    .replaceAll(MARKS, '')
    .replaceAll(SPLIT_LETTERS, (letter) => SPLIT[letter] ?? letter)
}

function asciiCodes(): readonly number[] {
  const codes = Array.from({ length: 97 }, (_, code) => code)
  for (const code of [9, 10, 13, 32]) codes[code] = 1
  for (let index = 0; index < PUNCTUATION.length; index++) codes[PUNCTUATION.charCodeAt(index)] = index + 2
  return codes
}
