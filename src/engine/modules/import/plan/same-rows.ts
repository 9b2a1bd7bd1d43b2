import type { Statement } from 'better-sqlite3'
import { isFreeText } from '../../../core/mapping/cell-reader.ts'
import { CELL_MARK } from '../../../core/mapping/source-cell.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Slot } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import { slotExpression } from '../../../store/slots.ts'
import type { ImportColumn } from './import-columns.ts'
import type { Target } from './import-target.ts'
import type { RowCells } from './row-steps.ts'
import { UncutRow } from './row-steps.ts'

/** What stands next to each other in a row of the file. */
type Part =
  /** Columns of free text: their texts as they are held, joined as the file joins them. */
  | { readonly kind: 'texts'; readonly slots: readonly Slot[] }
  /** A column whose cells have to be read: numbers, dates, options. */
  | { readonly kind: 'value'; readonly target: Target; readonly slot: Slot | null }
  /** A column that bears on nothing. */
  | { readonly kind: 'skipped' }

/** As many as SQLite takes arguments of a function wherever it was built. */
const TEXTS_MOST = 90

/** Rows after which it is asked whether this was worth it, and the share of them that has to be. */
const TRIED_ROWS = 1_000
const WORTH = 0.25

/**
 * Tells the rows that say what the catalogue holds already: most of every delivery but the first. The texts of a product
 * are joined in SQL and compared as one with the row as it lies in the file, which takes a third of the time of cutting,
 * reading and comparing forty cells. A row it does not know for the same is none the worse: it is planned as ever.
 */
export class SameRows {
  readonly #parts: readonly Part[]
  readonly #select: Statement
  #held: ReadonlyMap<number, readonly CellValue[]> = new Map()
  #tried = 0
  #same = 0

  /**
   * `columns` are all of the import, `targets` those that are compared. Null where more than texts and values bears on a
   * row: steps, unique values, columns whose empty cells empty.
   */
  static of(db: Db, columns: readonly ImportColumn[], targets: readonly Target[]): SameRows | null {
    const isPlain = ({ claims, clearsWhereEmpty, isGuarded }: Target): boolean =>
      claims === null && !clearsWhereEmpty && !isGuarded
    // A list of pictures goes to two columns.
    if (new Set(targets.map(({ index }) => index)).size < targets.length) return null
    if (!targets.every(isPlain) || columns.some(({ chain }) => chain !== null)) return null
    return new SameRows(db, partsOf(targets))
  }

  private constructor(db: Db, parts: readonly Part[]) {
    this.#parts = parts
    const expressions = parts.flatMap((part) => {
      if (part.kind === 'skipped') return []
      if (part.kind === 'value') return [part.slot === null ? 'NULL' : slotExpression(part.slot)]
      return [`concat_ws(char(31), ${part.slots.map((slot) => `coalesce(${slotExpression(slot)}, '')`).join(', ')})`]
    })
    this.#select = db
      .prepare(`SELECT p.id, ${expressions.join(', ')} FROM json_each(?) j CROSS JOIN product p ON p.id = j.value`)
      .raw()
  }

  /** False once it has shown that most rows say something new. */
  get isWorthIt(): boolean {
    return this.#tried < TRIED_ROWS || this.#same >= this.#tried * WORTH
  }

  /** Reads what is held of the products of the next rows; what was read before is forgotten. */
  readAhead(ids: readonly number[]): void {
    this.#held = new Map()
    if (ids.length === 0) return
    const rows = this.#select.all(JSON.stringify(ids)) as [id: number, ...held: CellValue[]][]
    this.#held = new Map(rows.map(([id, ...held]) => [id, held]))
  }

  /** True for a row that changes nothing of this product and about which nothing is to be said. */
  isSame(productId: number, row: RowCells): boolean {
    const held = this.#held.get(productId)
    if (held === undefined || !(row instanceof UncutRow) || row.repairs !== null || row.stepped !== null) return false
    const isSame = this.#fits(held, row.text)
    this.#tried += 1
    if (isSame) this.#same += 1
    return isSame
  }

  #fits(held: readonly CellValue[], row: string): boolean {
    let at = 0
    let next = 0
    for (const part of this.#parts) {
      if (at > row.length) return false
      if (part.kind === 'texts') {
        const texts = String(held[next++])
        if (!row.startsWith(texts, at)) return false
        at += texts.length
        if (at < row.length && row[at] !== CELL_MARK) return false
      } else {
        const mark = row.indexOf(CELL_MARK, at)
        const end = mark === -1 ? row.length : mark
        if (part.kind === 'value' && !saysSame(part.target, row.slice(at, end), held[next++] ?? null)) return false
        at = end
      }
      at += CELL_MARK.length
    }
    return true
  }
}

/** An empty cell leaves what is held. */
function saysSame({ read }: Target, cell: string, held: CellValue): boolean {
  if (cell === '') return true
  const said = read(cell)
  return said.ok && (said.value === null || said.value === held)
}

/** The columns of a file in their order, up to the last that is compared. */
function partsOf(targets: readonly Target[]): Part[] {
  const byPlace = new Map(targets.map((target) => [target.index, target]))
  const parts: Part[] = []
  for (let place = 0; place <= Math.max(...byPlace.keys()); place += 1) {
    const target = byPlace.get(place)
    const slot = target?.column.slot ?? null
    const last = parts.at(-1)
    if (target === undefined) parts.push({ kind: 'skipped' })
    else if (slot === null || !isHeldAsSaid(target, slot)) parts.push({ kind: 'value', target, slot })
    else if (last?.kind === 'texts' && last.slots.length < TEXTS_MOST)
      parts.splice(-1, 1, { kind: 'texts', slots: [...last.slots, slot] })
    else parts.push({ kind: 'texts', slots: [slot] })
  }
  return parts
}

/** Whether the text of a cell is held as it is: what is held was tidied, so a cell that is equal needs no tidying. */
function isHeldAsSaid({ column }: Target, slot: Slot): boolean {
  if (slot.storage !== 'column') return false
  return column.system === 'sku' || (column.attribute !== null && isFreeText(column.attribute))
}
