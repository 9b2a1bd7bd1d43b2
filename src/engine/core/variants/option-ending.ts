import { isColour, isSize } from './option-words.ts'

/** What stands before an ending, and the size and colour the ending names. */
export interface Ending {
  readonly stem: string
  readonly size: string | null
  readonly colour: string | null
}

/** Between the parts of a code ("ABC-RED-M", "100.20_L") and of a name ("Jas - rood, M", "Jas (M)"). */
const CODE_PART = /^(.+?)[-_./ ]+([^-_./ ]+)$/
const NAME_PART = /^(.+?)(?:\s*[,;|/(]\s*|\s+[-–]\s+|\s+)([^\s,;|/()]+)\)?$/
/** Before a size in a name: "Jas rood maat M". */
const SIZE_WORD = /[\s,;-]+(?:size|maat|taille|storlek|str\.?|gr(?:ö|oe)(?:ß|ss)e)\.?$/i

/** Takes a size and a colour off the end of a code, in either order; null where there is neither. */
export function codeEnding(code: string): Ending | null {
  return endingOf(code.trim(), CODE_PART, (stem) => stem)
}

/** Takes a size and a colour off the end of a name, in either order; null where there is neither. */
export function nameEnding(name: string): Ending | null {
  return endingOf(name.trim(), NAME_PART, (stem) => stem.replace(/[\s,;|/(–-]+$/, ''))
}

function endingOf(text: string, part: RegExp, tidy: (stem: string) => string): Ending | null {
  let stem = text
  let size: string | null = null
  let colour: string | null = null
  for (;;) {
    const [, rest = '', last = ''] = part.exec(stem) ?? []
    if (rest === '') break
    const isSizeMeant = SIZE_WORD.test(rest)
    if (size === null && isSize(last, isSizeMeant)) {
      size = last
      stem = tidy(rest.replace(SIZE_WORD, ''))
    } else if (colour === null && isColour(last)) {
      colour = last
      stem = tidy(rest)
    } else break
  }
  return size === null && colour === null ? null : { stem, size, colour }
}
