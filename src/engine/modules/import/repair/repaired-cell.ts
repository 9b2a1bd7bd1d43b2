import type { TextFormat } from '../../../../shared/contract/common.ts'
import type { RepairOperation } from '../../../../shared/contract/import-repair.ts'
import type { Repair } from '../../../core/mapping/repair.ts'
import type { SourceCell } from '../../../core/mapping/source-cell.ts'
import { cellText, isBlankCell } from '../../../core/mapping/source-cell.ts'
import { isRefused } from '../../../core/transform/cell-step.ts'
import type { StepChain } from '../../../core/transform/compile-steps.ts'
import { formatNumber } from '../../../core/values/numbers.ts'
import type { RowCells } from '../plan/row-steps.ts'
import { cellAt } from '../plan/row-steps.ts'

/** Where a repair takes what it says from, besides the cell itself. */
export interface RepairPlace {
  readonly cells: RowCells
  readonly source: number
  /** The cell that is filled from; null where there is none. */
  readonly from: { readonly cells: RowCells; readonly source: number } | null
  /** The text of the pasted block for this cell. */
  readonly pasted: string
  /** The step of a `step` operation, for this column. */
  readonly chain: StepChain | null
}

/** What a cell says after an operation; null: what the file says. */
export function repairedBy(operation: RepairOperation, place: RepairPlace, format: TextFormat): Repair | null {
  const { cells, source } = place
  const now = cells.repairs?.get(source) ?? null
  switch (operation.kind) {
    case 'set':
      return typed(operation.text, format)
    case 'set-value':
      return operation.value === null ? { kind: 'leave' } : { kind: 'value', value: operation.value }
    case 'clear':
    case 'leave':
      return { kind: operation.kind }
    case 'put-back':
      return null
    case 'table':
      return typed(place.pasted, format)
    case 'fill-down':
    case 'fill-right':
      return place.from === null ? now : saidAt(place.from.cells, place.from.source)
    case 'step':
      return place.chain === null ? now : stepped(place.chain, cells, source, now)
  }
}

/** A text that a person has written; nothing brings nothing. Marks of our own are no part of it. */
function typed(text: string, format: TextFormat): Repair {
  const plain = text.replaceAll(/[\u001e\u001f]/g, '')
  return isBlankCell(plain) ? { kind: 'leave' } : { kind: 'set', cell: plain, format }
}

/** What a cell says, as a repair of another one. */
function saidAt(cells: RowCells, source: number): Repair {
  const repair = cells.repairs?.get(source)
  if (repair !== undefined) return repair
  const cell = cellAt(cells, source)
  // What the steps of its column refuse is filled on as it stands in the file.
  return asInFile(typeof cell === 'string' ? cell : (cells.source[source] ?? ''))
}

function asInFile(cell: SourceCell): Repair {
  return isBlankCell(cell) ? { kind: 'leave' } : { kind: 'set', cell, format: null }
}

/** A step of a column on what the cell says now; what it refuses stays as it is, and so does what brings nothing. */
function stepped(chain: StepChain, cells: RowCells, source: number, now: Repair | null): Repair | null {
  if (now !== null && now.kind !== 'set' && now.kind !== 'value') return now
  const cell = now === null ? cellAt(cells, source) : now.kind === 'set' ? now.cell : storedText(now.value)
  if (typeof cell !== 'string') return now
  const row = [...cells.source]
  row[source] = cell
  const after = chain.run(row)
  if (isRefused(after) || cellText(after) === cellText(cell)) return now
  return now?.kind === 'set' ? { ...now, cell: after } : asInFile(after)
}

function storedText(value: string | number | null): SourceCell {
  return typeof value === 'number' ? `\u001en${formatNumber(value, '.')}` : (value ?? '')
}
