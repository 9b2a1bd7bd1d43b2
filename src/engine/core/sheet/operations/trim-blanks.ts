import type { CellOperation } from '../../../../shared/contract/sheet.ts'

/** Blanks that look like a space and are none: non-breaking, narrow, zero-width and their kin, and the tab. */
const ODD_BLANKS = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const INVISIBLE = /[\u200b\u2060\ufeff\u00ad]/g

/** Cleans the blanks of a text as asked; line breaks stay where they are. */
export function trimBlanks(
  text: string,
  { ends, repeats, nonBreaking }: Extract<CellOperation, { kind: 'trim' }>,
): string {
  let clean = text
  if (nonBreaking) clean = clean.replace(INVISIBLE, '').replace(ODD_BLANKS, ' ')
  if (repeats) clean = clean.replace(/[^\S\n]{2,}/g, (blanks) => (/\u00a0/.test(blanks) ? (blanks[0] ?? ' ') : ' '))
  if (ends)
    clean = clean
      .split('\n')
      .map((line) => line.trim())
      .join('\n')
      .trim()
  return clean
}
