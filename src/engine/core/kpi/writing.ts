import type { AttributeType } from '../../../shared/vocabulary.ts'
import { cellKind, cellText } from '../mapping/source-cell.ts'
import { fold } from '../text/fold.ts'
import { parseBoolean } from '../values/booleans.ts'

/** What a cell says and how it is written; cells of one column that say the same ought to be written alike. */
export interface Writing {
  /** '' where the way is that of the whole column: its decimal mark, its unit, its order of dates. */
  readonly says: string
  readonly way: string
}

const WRITTEN: ReadonlySet<AttributeType> = new Set([
  'simple-select',
  'multi-select',
  'boolean',
  'date',
  'number',
  'price',
  'measurement',
])

/** Whether `writingOf` ever says something of cells of this type. */
export function hasWritings(type: AttributeType | null): boolean {
  return type !== null && WRITTEN.has(type)
}

/** How a filled cell is written; null where there is no one way to write such a value: texts, codes, whole numbers. */
export function writingOf(type: AttributeType | null, cell: string): Writing | null {
  const isTyped = cellKind(cell) !== 'text'
  const text = cellText(cell).trim()
  switch (type) {
    case 'simple-select':
    case 'multi-select':
      return { says: fold(text), way: text }
    case 'boolean': {
      const truth = parseBoolean(text)
      return truth === null ? null : { says: String(truth), way: isTyped ? ' typed' : text }
    }
    case 'date':
      return { says: '', way: isTyped ? ' typed' : dateShape(text) }
    case 'number':
    case 'price':
      return isTyped ? null : inColumn(decimalMark(text))
    case 'measurement':
      return isTyped ? null : inColumn(unitOf(text))
    default:
      return null
  }
}

function inColumn(way: string | null): Writing | null {
  return way === null ? null : { says: '', way }
}

/** "31-05-2026" and "1-6-2026" are written alike, "2026-05-31" is not. */
function dateShape(text: string): string {
  return text.replace(/\d{4,}/g, 'y').replace(/\d{1,3}/g, 'd')
}

/** The mark before one, two or more than three last digits; three may as well be thousands. */
function decimalMark(text: string): string | null {
  const found = /([.,])(\d+)\D*$/.exec(text)
  return found === null || found[2]?.length === 3 ? null : (found[1] ?? null)
}

/** What stands behind the number; null for a number alone, which takes the unit of its header. */
function unitOf(text: string): string | null {
  const unit = /^[-+\d\s.,'\u00a0\u202f]*\d\s*(\D+)$/.exec(text)?.[1]?.trim()
  return unit === undefined || unit === '' ? null : unit
}

interface Way {
  readonly rows: number[]
}

/** Ways told apart in one column; a column with more is one of texts, whatever it is called. */
const WAYS_MOST = 20_000

/** Counts how the cells of a column are written, and tells which rows write otherwise than most that say the same. */
export class ColumnWriting {
  readonly #said = new Map<string, Map<string, Way>>()
  #ways = 0
  #counted = 0

  note(row: number, { says, way }: Writing): void {
    let ways = this.#said.get(says)
    let known = ways?.get(way)
    if (known === undefined) {
      if (this.#ways >= WAYS_MOST) return
      this.#ways += 1
      if (ways === undefined) this.#said.set(says, (ways = new Map()))
      ways.set(way, (known = { rows: [] }))
    }
    known.rows.push(row)
    this.#counted += 1
  }

  /** Cells that could be compared. */
  get counted(): number {
    return this.#counted
  }

  /** Rows whose cell is written otherwise than the most usual way of what it says; of equals the first one counts. */
  unusual(): number[] {
    const rows: number[] = []
    for (const ways of this.#said.values()) {
      if (ways.size < 2) continue
      const all = [...ways.values()]
      const usual = all.reduce((best, way) => (way.rows.length > best.rows.length ? way : best))
      for (const way of all) if (way !== usual) rows.push(...way.rows)
    }
    return rows
  }
}
