import { CELL_MARK } from '../../../../core/mapping/source-cell.ts'
import { cellText, headerText, isBlankCell } from '../cells.ts'
import type { RawRow } from '../open-source.ts'
import type { SourceCell } from '../source.ts'

/** What a line below the header is. Only data lines are products; the others are left out and reported. */
export type RowKind = 'data' | 'blank' | 'total' | 'group' | 'header'

const totalWords =
  /^(?:sub[\s-]?|grand |eind|deel|zwischen|del|gesamt|sous[\s-]?)?(?:tota(?:a)?l(?:en|er|ux|s)?|summe|summa|gesamt)(?=$|[\s:/(=-])/i
const totalStarts = /^[tsgedz]/i

const MARK_CODE = CELL_MARK.charCodeAt(0)

/**
 * Tells products from what people put between them. Learnt from the first rows, because it depends on the table: in a
 * list of one column a lone cell is a product, in a price list of seven it is the name of a group.
 */
export class RowKinds {
  readonly #header: readonly string[]
  /** The column that tells the rows apart, and what its values look like. */
  readonly #key: number
  readonly #keyHasDigits: boolean
  readonly #keyHasBlanks: boolean
  readonly #usualCells: number

  constructor(header: readonly string[], sample: readonly RawRow[]) {
    this.#header = header.map((name) => name.toLowerCase())
    const counts = sample.map((row) => countFilled(row.cells)).filter((count) => count > 1 || header.length === 1)
    counts.sort((a, b) => a - b)
    // Three quarters up: totals and group names between the products pull the middle down.
    this.#usualCells = counts[Math.floor(counts.length * 0.75)] ?? 0
    const full = sample.filter((row) => countFilled(row.cells) >= Math.max(1, this.#usualCells * 0.7))
    this.#key = keyColumn(full, header.length)
    const keys = full.map((row) => cellText(row.cells[this.#key] ?? '').trim()).filter((key) => key !== '')
    this.#keyHasDigits = share(keys, (key) => /\d/.test(key)) > 0.8
    this.#keyHasBlanks = share(keys, (key) => /\s/.test(key)) > 0.1
  }

  kindOf(cells: readonly SourceCell[]): RowKind {
    const key = cells[this.#key] ?? ''
    const hasKey = !isBlankCell(key)
    // The usual row: a key and at least one cell beside it.
    if (hasKey && hasOther(cells, this.#key)) {
      if (this.#isHeader(cells, key)) return 'header'
      return totalStarts.test(key) && this.#isTotal(cells) ? 'total' : 'data'
    }
    const count = countFilled(cells)
    if (count === 0) return 'blank'
    if (this.#isTotal(cells)) return 'total'
    if (count === 1 && this.#isGroup(key, hasKey)) return 'group'
    return 'data'
  }

  /**
   * Whether an uncut row is sure to be data: as many cells as there are columns, a key, and more cells than a total has.
   * Cells without a visible ASCII character count as blank here, so that false means no more than to look closer.
   */
  isPlainlyData(text: string, from: number, to: number, width: number): boolean {
    let cells = 1
    let filled = 0
    let hasKey = false
    let [keyFrom, keyTo] = [from, to]
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at)
      if (code > 0x20 && code < 0x7f) {
        filled += 1
        if (cells === this.#key + 1) hasKey = true
        // The rest of a filled cell is passed over by a native search: less than half the time of looking at each letter.
        const mark = text.indexOf(CELL_MARK, at + 1)
        if (mark === -1 || mark >= to) break
        at = mark
      } else if (code !== MARK_CODE) continue
      if (cells === this.#key + 1) keyTo = at
      if (cells === this.#key) keyFrom = at + 1
      cells += 1
    }
    if (cells !== width || !hasKey || filled < 2) return false
    const key = text.slice(keyFrom, keyTo)
    if (headerText(key).toLowerCase() === this.#header[this.#key]) return false
    return !totalStarts.test(key) || filled > this.#mostOfTotal
  }

  /** The header once more, as at the top of every printed page. */
  #isHeader(cells: readonly SourceCell[], key: SourceCell): boolean {
    if (this.#header.length < 2 || headerText(key).toLowerCase() !== this.#header[this.#key]) return false
    return this.#header.every((name, index) => headerText(cells[index] ?? '').toLowerCase() === name)
  }

  /** Most cells that a total has. */
  get #mostOfTotal(): number {
    return Math.max(2, this.#usualCells * 0.6)
  }

  /** A word for a total in a line with clearly fewer cells than a product has. */
  #isTotal(cells: readonly SourceCell[]): boolean {
    if (countFilled(cells) > this.#mostOfTotal) return false
    return cells.some((cell) => {
      const text = headerText(cell)
      return totalStarts.test(text) && text.length <= 60 && totalWords.test(text)
    })
  }

  /** A lone cell that does not look like the codes of the key column. */
  #isGroup(key: SourceCell, isInKeyColumn: boolean): boolean {
    if (this.#usualCells < 3) return false
    if (!isInKeyColumn) return true
    const text = cellText(key).trim()
    return (this.#keyHasDigits && !/\d/.test(text)) || (!this.#keyHasBlanks && /\s/.test(text))
  }
}

/** The leftmost column that is nearly always filled and hardly ever repeats. */
function keyColumn(rows: readonly RawRow[], width: number): number {
  for (let column = 0; column < width; column += 1) {
    const values = rows.map((row) => row.cells[column] ?? '').filter((cell) => !isBlankCell(cell))
    const isUnique = new Set(values).size >= values.length * 0.9
    if (values.length > 0 && values.length >= rows.length * 0.9 && isUnique) return column
  }
  return 0
}

function countFilled(cells: readonly SourceCell[]): number {
  let count = 0
  for (const cell of cells) if (!isBlankCell(cell)) count += 1
  return count
}

function hasOther(cells: readonly SourceCell[], except: number): boolean {
  for (let index = 0; index < cells.length; index += 1) {
    if (index !== except && !isBlankCell(cells[index] ?? '')) return true
  }
  return false
}

function share<T>(values: readonly T[], test: (value: T) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length
}
