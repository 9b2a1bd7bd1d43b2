import type { GridColumn } from '../columns/grid-column.ts'
import type { HtmlTable } from '../../../../shared/clipboard/parse-html.ts'

/** What a copy of ours is called in the clipboard's HTML, beside what its columns hold. */
export interface OwnCopy {
  readonly id: string
  readonly columns: readonly string[]
}

/** A block ready to be pasted. */
export interface PastedTable {
  readonly table: string[][]
  /** Stored forms, from our own copy into columns of the same kind. */
  readonly isRaw: boolean
}

/** What a column's stored values mean: only between columns of the same do they travel as they are. */
export function columnSignature({ kind, key, attribute }: GridColumn): string {
  const hasOwnCodes = kind === 'simple-select' || kind === 'multi-select' || kind === 'reference'
  if (hasOwnCodes) return `${kind}:${attribute?.code ?? key}`
  return kind === 'measurement' ? `${kind}:${attribute?.measurementFamily ?? ''}` : kind
}

export function formatOwnCopy({ id, columns }: OwnCopy): string {
  return [id, ...columns].join('|')
}

export function readOwnCopy(text: string | null): OwnCopy | null {
  if (text === null) return null
  const [id = '', ...columns] = text.split('|')
  return { id, columns }
}

/**
 * The texts to paste into these columns: stored forms where the block is our own and fits them, plain numbers into
 * columns of numbers where the spreadsheet tells them, otherwise what people read.
 */
export function pastedTable(block: HtmlTable, targets: readonly GridColumn[], decimal: string): PastedTable {
  const own = readOwnCopy(block.own)
  const width = Math.max(...block.rows.map((row) => row.length))
  const fits = (column: string, at: number): boolean => {
    const target = targets[at]
    return target === undefined || columnSignature(target) === column
  }
  const isRaw = own !== null && own.columns.length === width && own.columns.every(fits)
  if (isRaw) return { table: block.rows.map((row) => row.map(({ text, raw }) => raw ?? text)), isRaw }
  const isNumeric = targets.map(({ kind }) => kind === 'number' || kind === 'price')
  const table = block.rows.map((row) =>
    row.map(({ text, raw }, at) => {
      const isNumber = own === null && raw !== null && raw !== '' && isNumeric[at] === true
      return isNumber ? raw.replace('.', decimal) : text
    }),
  )
  return { table, isRaw }
}
