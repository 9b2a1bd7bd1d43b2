import type { CellOperation } from '../../../../shared/contract/sheet.ts'

/** Looks whole cells up in a table; undefined for one that is not in it. Of two lines for one text the first counts. */
export function translator({
  table,
  matchCase,
}: Extract<CellOperation, { kind: 'translate' }>): (text: string) => string | undefined {
  const keyOf = (text: string): string => (matchCase ? text : text.toLowerCase()).normalize('NFC').trim()
  const known = new Map<string, string>()
  for (const { from, to } of table) if (!known.has(keyOf(from))) known.set(keyOf(from), to)
  return (text) => known.get(keyOf(text))
}
