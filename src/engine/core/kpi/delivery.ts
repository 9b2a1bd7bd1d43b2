import type { AttributeType } from '../../../shared/vocabulary.ts'
import { isBlankCell } from '../mapping/source-cell.ts'

/** A column of a delivery that goes somewhere in the catalogue. Its place is that in the supplier's own file. */
export interface DeliveredColumn {
  readonly index: number
  /** As rejections name it. */
  readonly name: string
  /** The catalogue's column it fills. */
  readonly key: string
  /** Null for what is no attribute: the SKU, the family. */
  readonly type: AttributeType | null
  readonly isIdentifier: boolean
}

/** What a delivery is counted by: written down with it, so that it can be counted anew when the catalogue has changed. */
export interface DeliveryLayout {
  readonly columns: readonly DeliveredColumn[]
  /** Places of the columns that the products of a family need filled; the identifier is among them. */
  readonly asked: Readonly<Record<string, readonly number[]>>
  /** And of products whose family is not known: what every family needs. */
  readonly askedOfAll: readonly number[]
}

/** A row of a delivery: the supplier's own cells, before any step of ours, and what came of them. */
export interface DeliveredRow {
  /** From 1, in file order. */
  readonly n: number
  /** Where it stands in the file, as a spreadsheet program numbers it. */
  readonly line: number
  readonly outcome: 'create' | 'update' | 'unchanged' | 'skipped' | 'rejected'
  /** Code of the product's family; null where it is not known. */
  readonly family: string | null
  readonly cells: readonly string[]
  /** Of a cell that somebody repaired here: what is wrong with the supplier's own. */
  readonly refused: readonly RefusedCell[]
  /** Places of cells that somebody repaired here before the row came in. */
  readonly repaired: readonly number[]
}

/** What was refused of a row. */
export interface RefusedCell {
  readonly code: string
  /** Place of its column; null for the row as a whole and for what no column of the file holds. */
  readonly column: number | null
  readonly params: Readonly<Record<string, string | number>>
}

/** Said twice, in the file or beside a product that has it: a matter of uniqueness. */
const TWICE: ReadonlySet<string> = new Set([
  'repeated-key',
  'ambiguous-key',
  'duplicate-value',
  'duplicate-sku',
  'matched-twice',
])

/** Refused for reasons of ours, or for its age: no fault of the value. */
const OURS: ReadonlySet<string> = new Set([
  'foreign-owner',
  'inherited-value',
  'belongs-to-variant',
  'read-only',
  'older-row',
  'missing-key',
  'price-jump',
  'picture-waits',
])

/** What one row has that a supplier could do better; places of columns. */
export interface RowFaults {
  /** Cells that are asked for. */
  readonly asked: number
  /** Of these, the empty ones. */
  readonly missing: readonly number[]
  /** Filled cells of columns that go somewhere. */
  readonly filled: number
  /** Of these, what the rules refuse. */
  readonly wrong: readonly number[]
  /** Cells whose value only one product may have and another has, or another row. */
  readonly twice: readonly number[]
  readonly isTwice: boolean
}

/** Whether a refusal is about having what another row or product has. */
export function isSaidTwice(code: string): boolean {
  return TWICE.has(code)
}

/** Judges a row by itself, with nothing but what is written down of it. */
export function judgeRow({ columns, asked, askedOfAll }: DeliveryLayout, row: DeliveredRow): RowFaults {
  const askedHere = (row.family === null ? undefined : asked[row.family]) ?? askedOfAll
  const isBlank = (index: number): boolean => isBlankCell(row.cells[index] ?? '')
  let filled = 0
  for (const { index } of columns) if (!isBlank(index)) filled += 1
  const wrong = new Set<number>()
  const twice = new Set<number>()
  let isTwice = false
  for (const { code, column } of row.refused) {
    if (TWICE.has(code)) {
      isTwice = true
      if (column !== null) twice.add(column)
    } else if (!OURS.has(code) && column !== null && !isBlank(column)) wrong.add(column)
  }
  return {
    asked: askedHere.length,
    missing: askedHere.filter(isBlank),
    filled,
    wrong: [...wrong],
    twice: [...twice],
    isTwice,
  }
}
