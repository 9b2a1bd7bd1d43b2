import type { Result } from '../../../shared/contract/index.ts'

export type SourceColumn = Result<'import.describe'>['columns'][number]
export type Mapping = SourceColumn['mapping']

export interface MappingGroups {
  /** Imported, but only on a guess: asked first. */
  readonly unsure: readonly SourceColumn[]
  readonly mapped: readonly SourceColumn[]
  /** Left out; nothing of them enters the catalogue. */
  readonly ignored: readonly SourceColumn[]
}

/** Columns as the person meets them: what needs an answer, what is settled, what is left out; each in file order. */
export function groupColumns(columns: readonly SourceColumn[]): MappingGroups {
  const unsure: SourceColumn[] = []
  const mapped: SourceColumn[] = []
  const ignored: SourceColumn[] = []
  for (const column of columns) {
    if (!column.isSure) unsure.push(column)
    else if (column.mapping.target.kind === 'ignore') ignored.push(column)
    else mapped.push(column)
  }
  return { unsure, mapped, ignored }
}

/** The spreadsheet's name of a column: 0 = A, 25 = Z, 26 = AA. */
export function columnLetter(index: number): string {
  let letters = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  }
  return letters
}

/** A code for an attribute made from a header: lower case, words joined by `_`, unlike those already `taken`. */
export function attributeCodeFor(header: string, taken: ReadonlySet<string>): string {
  const plain = header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60)
  const base = plain === '' ? 'column' : plain
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) {
    const code = `${base}_${number}`
    if (!taken.has(code)) return code
  }
}
