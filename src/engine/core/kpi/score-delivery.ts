import { CELL_MARK, isBlankCell } from '../mapping/source-cell.ts'
import type { DeliveredColumn, DeliveredRow, DeliveryLayout } from './delivery.ts'
import { judgeRow } from './delivery.ts'
import type { Kpi, Kpis } from '../../../shared/kpis.ts'
import { ColumnWriting, hasWritings, writingOf } from './writing.ts'

export interface DeliveryScore {
  readonly rows: number
  readonly rejected: number
  readonly kpis: Kpis
}

/** Why a row is worth a look: it did not come in, or counts against one of the figures. */
export type FaultKind = 'rejected' | Kpi

/** Numbers of the rows that count against a figure, in file order. */
export type FaultyRows = Readonly<Record<FaultKind, readonly number[]>>

/**
 * Counts a delivery row by row, in file order: once while it comes in, and again, from what was kept of it, whenever
 * somebody doubts the figures.
 */
export class DeliveryCounter {
  readonly #layout: DeliveryLayout
  /** The columns whose cells can be written in more than one way. */
  readonly #compared: readonly {
    readonly index: number
    readonly type: DeliveredColumn['type']
    readonly writings: ColumnWriting
  }[]
  readonly #seen = new Set<number>()
  readonly #faulty: Record<Exclude<FaultKind, 'consistency'>, number[]> = {
    rejected: [],
    completeness: [],
    conformity: [],
    uniqueness: [],
    redundancy: [],
  }
  #rows = 0
  #asked = 0
  #missing = 0
  #filled = 0
  #wrong = 0

  constructor(layout: DeliveryLayout) {
    this.#layout = layout
    this.#compared = layout.columns
      .filter(({ type }) => hasWritings(type))
      .map(({ index, type }) => ({ index, type, writings: new ColumnWriting() }))
  }

  note(row: DeliveredRow): void {
    const { asked, missing, filled, wrong, isTwice } = judgeRow(this.#layout, row)
    this.#rows += 1
    this.#asked += asked
    this.#missing += missing.length
    this.#filled += filled
    this.#wrong += wrong.length
    if (row.outcome === 'rejected') this.#faulty.rejected.push(row.n)
    if (missing.length > 0) this.#faulty.completeness.push(row.n)
    if (wrong.length > 0) this.#faulty.conformity.push(row.n)
    if (isTwice) this.#faulty.uniqueness.push(row.n)
    const print = fingerprint(row.cells)
    if (this.#seen.has(print)) this.#faulty.redundancy.push(row.n)
    this.#seen.add(print)
    for (const { index, type, writings } of this.#compared) {
      const cell = row.cells[index] ?? ''
      const writing = isBlankCell(cell) ? null : writingOf(type, cell)
      if (writing !== null) writings.note(row.n, writing)
    }
  }

  result(): { readonly score: DeliveryScore; readonly faulty: FaultyRows } {
    const unusual = this.#compared.flatMap(({ writings }) => writings.unusual())
    const compared = this.#compared.reduce((sum, { writings }) => sum + writings.counted, 0)
    const { rejected, uniqueness, redundancy } = this.#faulty
    const ofRows = (numerator: number): Kpis[Kpi] => ({ numerator, denominator: this.#rows })
    return {
      score: {
        rows: this.#rows,
        rejected: rejected.length,
        kpis: {
          completeness: { numerator: this.#asked - this.#missing, denominator: this.#asked },
          conformity: { numerator: this.#filled - this.#wrong, denominator: this.#filled },
          uniqueness: ofRows(this.#rows - uniqueness.length),
          consistency: { numerator: compared - unusual.length, denominator: compared },
          redundancy: ofRows(redundancy.length),
        },
      },
      faulty: { ...this.#faulty, consistency: [...new Set(unusual)].toSorted((a, b) => a - b) },
    }
  }
}

/**
 * A number of 52 bits made of a row's cells: a set of them takes an eighth of what the rows would. Of a million
 * different rows two share one once in ten thousand deliveries.
 */
function fingerprint(cells: readonly string[]): number {
  let end = cells.length
  while (end > 0 && cells[end - 1] === '') end -= 1
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  for (let at = 0; at < end; at += 1) {
    const cell = cells[at] ?? ''
    // One round more for the mark behind the cell. No function of its own: this loop sees every letter of a file.
    for (let place = 0; place <= cell.length; place += 1) {
      const code = place < cell.length ? cell.charCodeAt(place) : CELL_MARK.charCodeAt(0)
      a = Math.imul(a ^ code, 0x01000193)
      b = Math.imul(b ^ code, 0x85ebca6b)
      b ^= b >>> 13
    }
  }
  return (a >>> 0) * 0x100000 + ((b >>> 0) & 0xfffff)
}
