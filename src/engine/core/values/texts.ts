/** Characters that no file, screen or shop can carry: controls other than tab and line feed. */
const CONTROLS = /(?![\t\n])\p{Cc}/gu

/**
 * Text as it is stored: Unicode composed, line ends as line feeds, controls and outer white space gone; null when
 * nothing is left.
 */
export function tidyText(text: string): string | null {
  const tidy = isPlain(text)
    ? text.trim()
    : text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROLS, '').trim()
  return tidy === '' ? null : tidy
}

/** An identifier as it is stored: one line, zeros kept, and out of the ="0012" that spreadsheets wrap it in. */
export function tidyIdentifier(text: string): string | null {
  const wrapped = /^="([^"]*)"$/.exec(text.trim())
  return tidyText((wrapped?.[1] ?? text).replace(/\s+/g, ' '))
}

/** Characters as people count them; `limit` saves counting where the text cannot be longer. */
export function isLongerThan(text: string, limit: number): boolean {
  return text.length > limit && Array.from(text).length > limit
}

/** Text that tidying leaves as it is but for its ends: ASCII, composed Latin letters, the usual dashes, quotes and signs. */
function isPlain(text: string): boolean {
  return /^[\n\t\u0020-\u007e\u00a0-\u017f\u2010-\u2026\u20ac\u2122]*$/.test(text)
}
