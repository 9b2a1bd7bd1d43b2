import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Cell, Outcome } from '../../../core/sheet/outcome.ts'
import { CLEAR, LEAVE } from '../../../core/sheet/outcome.ts'
import type { CellSource, Chunk } from './chunk.ts'
import type { CellRow } from './read-cells.ts'
import type { Target, Targets } from './target.ts'

/** A cell that an operation does not leave alone. */
export interface CellOutcome {
  readonly row: CellRow
  readonly target: Target
  readonly outcome: Exclude<Outcome, { kind: 'leave' }>
}

/** What each cell of a chunk comes to, row by row; cells that stay are left out. */
export function outcomesOf(chunk: Chunk, rows: readonly CellRow[], targets: Targets): readonly CellOutcome[] {
  const { source } = chunk
  const outcomes: CellOutcome[] = []
  const note = (row: CellRow, target: Target, outcome: Outcome): void => {
    if (outcome.kind === 'leave' || (outcome.kind === 'clear' && (row.values[target.at] ?? null) === null)) return
    outcomes.push({ row, target, outcome })
  }
  if (source.kind === 'operation') {
    const cell = new CellCursor(targets)
    for (const row of rows) for (const target of targets.list) note(row, target, target.transform(cell.at(row, target)))
    return outcomes
  }
  const rowOf = rows.length === chunk.ids.length ? null : new Map(Array.from(chunk.ids, (id, at) => [id, at]))
  for (const [at, row] of rows.entries()) {
    const given = source.rows[rowOf?.get(row.id) ?? at] ?? []
    for (const target of targets.list) note(row, target, outcomeOf(source, given[target.index]))
  }
  return outcomes
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
