/**
 * Letters of UTF-8 that were read as Windows-1252: Ã© for é, â€™ for ’. Only leads that texts do not begin a pair
 * with by right are looked for, so that « DÉJÀ » is left alone.
 */
const PAIRS =
  /\u00c3[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122\u20ac]|\u00c2[\u00a0-\u00bf]|\u00c5[\u0093\u0092\u201c\u2019\u00a1\u00be\u00b8]|\u00e2[\u20ac\u201a\u201e][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]/gu

/** What Windows-1252 has in place of the control characters 0x80 to 0x9f. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The first broken letters of a text, or null. */
export function brokenEncoding(text: string): string | null {
  if (/^[\0-\u007f]*$/.test(text)) return null
  for (const [pair] of text.matchAll(PAIRS)) if (decoded(pair) !== null) return pair
  return null
}

/** The text with its broken letters read rightly; null where something broken would be left. */
export function mendEncoding(text: string): string | null {
  const mended = text.replace(PAIRS, (pair) => decoded(pair) ?? pair)
  return mended === text || brokenEncoding(mended) !== null ? null : mended
}

/** The one letter that these bytes are in UTF-8; null where they are none. */
function decoded(pair: string): string | null {
  const [lead = -1, ...rest] = Array.from(pair, byteOf)
  if (lead === -1 || rest.some((byte) => (byte & 0xc0) !== 0x80 || byte === -1)) return null
  const start = rest.length === 1 ? lead & 0x1f : lead & 0x0f
  return String.fromCodePoint(rest.reduce((code, byte) => (code << 6) | (byte & 0x3f), start))
}

function byteOf(letter: string): number {
  const high = HIGH.indexOf(letter)
  const code = letter.codePointAt(0) ?? 0
  return high !== -1 ? 0x80 + high : code <= 0xff ? code : -1
}
