import { nameOf } from '../mapping/parse-header.ts'

/** A column of a file, as steps name it. */
export interface NamedColumn {
  readonly index: number
  readonly header: string
}

/**
 * Finds columns of a file by name: the header as it stands, else whatever its case and blanks, else the letter of a
 * column that a template could not name otherwise. Of two with one header the first is meant. Null where there is none.
 */
export function columnFinder(
  columns: readonly NamedColumn[],
  letterOf: (index: number) => string,
): (name: string) => number | null {
  const exact = new Map<string, number>()
  const alike = new Map<string, number>()
  const letters = new Map<string, number>()
  for (const { index, header } of columns) {
    const name = header.trim()
    if (name === '' || /[{}]/.test(name)) letters.set(letterOf(index), index)
    if (!exact.has(name)) exact.set(name, index)
    if (!alike.has(nameOf(name))) alike.set(nameOf(name), index)
  }
  return (name) => {
    const like = nameOf(name)
    return exact.get(name.trim()) ?? (like === '' ? undefined : alike.get(like)) ?? letters.get(name.trim()) ?? null
  }
}
