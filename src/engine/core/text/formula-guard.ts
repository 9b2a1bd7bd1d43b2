/** Begins as a formula would in some spreadsheet program; the full-width signs count in East Asian ones. */
const LIVE = /^[=@＝＠\t\r\n]/
const SIGNED = /^[+\-＋－]/
/** A plain number, with or without a unit's code, is no formula whatever its sign. */
const AMOUNT = /^[+-]?\d+(?:\.\d+)?(?: [A-Z_]+)?$/

/**
 * A text as it may stand in a file that a spreadsheet program opens: one that would run as a formula gets an apostrophe
 * before it, and so does one that already has apostrophes before a formula, so that `unguardFormula` is its inverse.
 */
export function guardFormula(text: string): string {
  return isLive(text) ? `'${text}` : text
}

/** The text that `guardFormula` was given. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && isLive(text) ? text.slice(1) : text
}

function isLive(text: string): boolean {
  const bare = text.replace(/^'+/, '')
  return LIVE.test(bare) || (SIGNED.test(bare) && !(bare === text && AMOUNT.test(bare)))
}
