import type { Repair } from '../../../core/mapping/repair.ts'
import { CELL_MARK, cellOf, cellText, isBlankCell } from '../../../core/mapping/source-cell.ts'
import type { SourceCell } from '../../../core/mapping/source-cell.ts'
import { unguardFormula } from '../../../core/text/formula-guard.ts'
import type { Problem } from '../../../core/values/problem.ts'
import { bounded } from '../../../runtime/bounded.ts'
import type { RowRepairs } from '../staging/repairs.ts'
import type { StagedRow } from '../staging/staged-rows.ts'
import type { ImportColumn } from './import-columns.ts'

/** The cells of a row, as they were read and after the steps of their columns. */
export interface RowCells {
  readonly source: readonly SourceCell[]
  /** By the place of its column: what its steps made of a cell, or why they could not. Null where no column has steps. */
  readonly stepped: ReadonlyMap<number, SourceCell | Problem> | null
  /** By the place of its column: what a person says instead, after all steps. Null where nobody does. */
  readonly repairs: RowRepairs | null
}

/** A row as it lies in the staging file, cut into cells once somebody looks at them. */
export class UncutRow implements RowCells {
  readonly text: string
  readonly stepped: RowCells['stepped']
  readonly repairs: RowCells['repairs']
  #cells: readonly SourceCell[] | null = null
  #looks = 0

  constructor(text: string, repairs: RowCells['repairs'] = null, stepped: RowCells['stepped'] = null) {
    this.text = text
    this.stepped = stepped
    this.repairs = repairs
  }

  get source(): readonly SourceCell[] {
    return (this.#cells ??= this.text.split(CELL_MARK))
  }

  /** A cell of the file. Of a row that brings nothing new the key is all that is ever looked at: it stays uncut. */
  cell(index: number): SourceCell {
    if (this.#cells === null && this.#looks++ < LOOKS_UNCUT) return cellOf(this.text, index)
    return this.source[index] ?? ''
  }
}

const LOOKS_UNCUT = 2

/** What of a column is to be read where nobody has repaired it; a problem where its steps refused it. */
export function cellAt(cells: RowCells, index: number): SourceCell | Problem {
  const stepped = cells.stepped?.get(index)
  if (stepped !== undefined) return stepped
  return cells instanceof UncutRow ? cells.cell(index) : (cells.source[index] ?? '')
}

/** What the file says there, for showing beside a refusal: of a field made of several columns, all of them. */
export function shownCell(
  { source, repairs }: RowCells,
  { index, reads }: { readonly index: number; readonly reads: readonly number[] },
): SourceCell {
  const repair = repairs?.get(index)
  if (repair !== undefined) return repairedText(repair)
  const own = source[index] ?? ''
  if (own !== '' || reads.length < 2) return own
  const cells = reads.map((at) => source[at] ?? '').filter((cell) => !isBlankCell(cell))
  return cells.map(cellText).join(' | ')
}

/** What a repair says, as text; nothing for one that brings nothing. */
export function repairedText(repair: Repair): string {
  switch (repair.kind) {
    case 'set':
      return cellText(repair.cell)
    case 'value':
      return repair.value === null ? '' : String(repair.value)
    default:
      return ''
  }
}

/** Whether a row says nothing in a column; what was refused is not nothing. */
export function isBlankAt(cells: RowCells, index: number): boolean {
  const repair = cells.repairs?.get(index)
  if (repair !== undefined) return isBlankCell(repairedText(repair))
  const cell = cellAt(cells, index)
  return typeof cell === 'string' && isBlankCell(cell)
}

/** What the patterns of some hundred rows may take. */
const PATTERN_TIMEOUT_MS = 1_000

type UnsteppedRow = Pick<StagedRow, 'cells'> & Partial<Pick<StagedRow, 'repairs'>>

/** Carries out the steps of an import's columns on rows as they lie in the staging file. */
export class RowSteps {
  readonly #columns: readonly ImportColumn[]
  readonly #hasPattern: boolean

  constructor(columns: readonly ImportColumn[]) {
    this.#columns = columns.filter(({ chain }) => chain !== null)
    this.#hasPattern = this.#columns.some(({ chain }) => chain?.hasPattern === true)
  }

  /**
   * Some rows, a few hundred at most: a person's pattern that takes too long ends all of them with AppError
   * `invalid-input` (`regex-too-slow`).
   */
  rows(rows: readonly UnsteppedRow[], timeoutMs = PATTERN_TIMEOUT_MS): readonly RowCells[] {
    const all = (): RowCells[] => rows.map(({ cells, repairs }) => this.#row(cells, repairs ?? null))
    return this.#hasPattern ? bounded(timeoutMs, all) : all()
  }

  row(unstepped: UnsteppedRow): RowCells {
    const [row] = this.rows([unstepped])
    if (row === undefined) throw new Error('One row in, one row out')
    return row
  }

  #row(text: string, repairs: RowRepairs | null): RowCells {
    if (this.#columns.length === 0) return new UncutRow(text, repairs)
    const source = text.split(CELL_MARK)
    const stepped = new Map<number, SourceCell | Problem>()
    for (const { index, chain, source: column } of this.#columns) {
      const row = column.isGuarded === true ? source.map(unguardFormula) : source
      if (chain !== null) stepped.set(index, chain.run(row))
    }
    return { source, stepped, repairs }
  }
}
