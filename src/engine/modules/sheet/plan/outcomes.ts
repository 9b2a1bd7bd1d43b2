import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Cell, Outcome } from '../../../core/sheet/outcome.ts'
import { CLEAR, LEAVE } from '../../../core/sheet/outcome.ts'
import type { CellSource, Chunk } from './chunk.ts'
import type { CellRow } from './read-cells.ts'
import type { Target, Targets } from './target.ts'

/** A cell that an operation does not leave alone. */
export type CellChange = Exclude<Outcome, { kind: 'leave' }>

/** What comes of a cell; null where it stays as it is. Rows are to be asked about in the order of the chunk. */
export type OutcomeOf = (row: CellRow, target: Target) => CellChange | null

/** What a chunk's operation or values make of its cells, one after the other. */
export function outcomesOf(chunk: Chunk, targets: Targets): OutcomeOf {
  const { source, ids } = chunk
  if (source.kind === 'operation') {
    const cell = new CellCursor(targets)
    return (row, target) => changeIn(row, target, target.transform(cell.at(row, target)))
  }
  let place = 0 // products that are gone leave gaps
  return (row, target) => {
    while (ids[place] !== row.id && place < ids.length) place++
    return changeIn(row, target, outcomeOf(source, source.rows[place]?.[target.index]))
  }
}

function changeIn(row: CellRow, target: Target, outcome: Outcome): CellChange | null {
  if (outcome.kind === 'leave' || (outcome.kind === 'clear' && (row.values[target.at] ?? null) === null)) return null
  return outcome
}

function outcomeOf(source: Exclude<CellSource, { kind: 'operation' }>, given: CellValue | undefined): Outcome {
  if (given === undefined) return LEAVE
  if (source.kind === 'values') return given === null ? CLEAR : { kind: 'value', value: given }
  const text = String(given)
  if (text.trim() !== '') return { kind: 'text', text }
  return source.blanks === 'clear' ? CLEAR : LEAVE
}

/** The cell an operation looks at: one object for all, since a preview looks at a million. */
class CellCursor implements Cell {
  readonly #targets: Targets
  #row: CellRow = { id: 0, values: [] }
  #target: Target | null = null
  value: CellValue = null

  constructor(targets: Targets) {
    this.#targets = targets
  }

  at(row: CellRow, target: Target): this {
    this.#row = row
    this.#target = target
    this.value = target.border(row.values[target.at] ?? null)
    return this
  }

  readonly text = (): string => this.#target?.text(this.value) ?? ''

  readonly other: Cell['other'] = (key) => this.#targets.other(key, this.#row)
}
