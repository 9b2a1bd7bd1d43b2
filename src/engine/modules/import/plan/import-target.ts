import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { ToExportCell } from '../../../core/export/export-cell.ts'
import { exportCells } from '../../../core/export/export-cell.ts'
import type { PictureFinder } from '../../../core/mapping/picture-reader.ts'
import type { TextFormat } from '../../../../shared/contract/common.ts'
import type { CellReader } from '../../../core/mapping/cell-reader.ts'
import { cellReader } from '../../../core/mapping/cell-reader.ts'
import type { NewNames } from '../../../core/mapping/new-names.ts'
import { ColumnObserver } from '../../../core/mapping/column-facts.ts'
import type { Repair } from '../../../core/mapping/repair.ts'
import { cellText, isBlankCell } from '../../../core/mapping/source-cell.ts'
import { Claims } from '../../../core/matching/claims.ts'
import type { NewThings } from '../../../core/matching/new-things.ts'
import type { Column } from '../../../core/structure/column.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { withoutFirst } from './picture-columns.ts'
import { unguardFormula } from '../../../core/text/formula-guard.ts'
import { checkValue } from '../../../core/values/check-value.ts'
import type { Problem } from '../../../core/values/problem.ts'
import type { ReadValue } from '../../../core/values/read-value.ts'
import { EMPTY } from '../../../core/values/read-value.ts'
import { refuseColumn } from '../../../core/values/refuse-cell.ts'
import type { Db } from '../../../store/database.ts'
import type { ImportPolicy } from '../../../../shared/contract/import-policy.ts'
import { decidedNames } from './decided-names.ts'
import { holdersOf } from './holders.ts'
import type { ImportColumn } from './import-columns.ts'
import { jumpPercentOf } from './price-jump.ts'
import type { RowCells } from './row-steps.ts'
import { cellAt } from './row-steps.ts'

/** A column of the file made ready for its rows: how its cells are read, and what may be done with what they say. */
export interface Target {
  readonly index: number
  readonly name: string
  readonly column: Column
  readonly read: CellReader
  /** What a person made of a cell; what it clears or leaves reads as empty. */
  readonly readRepair: (repair: Repair) => ReadValue
  /** An empty cell of the file empties what the catalogue holds, instead of leaving it. */
  readonly clearsWhereEmpty: boolean
  /** Set where only one product may have a value. */
  readonly claims: Claims<CellValue> | null
  /** Place among the slots that are read of a product; -1 for a column nothing was ever stored in. */
  readonly slotAt: number
  /** How a stored value stands in a file of ours; null where the file is not ours, or ids are stored. */
  readonly written: ToExportCell | null
  /** Texts have our guard against formulas before them. */
  readonly isGuarded: boolean
  /** Why it changes no value: somebody else keeps them, and the file is not theirs. Null where it may. */
  readonly foreign: Problem | null
  /** By how many percent its values may change without approval; null: by any. */
  readonly jumpPercent: number | null
  /** One product is told by its values, as by its SKU. */
  readonly isIdentifying: boolean
  /** The columns of the file that its value comes from. */
  readonly reads: readonly number[]
}

/** What a row's cells are read with, the same for all columns of a file. */
export interface TargetSurroundings {
  readonly db: Db
  readonly structure: StructureModel
  readonly policy: ImportPolicy
  readonly newThings: NewThings
  /** What texts are that the catalogue has not, where that is not for the mapping to say. */
  readonly names?: NewNames
  /** The pictures that are here; left out, all that a file names are still to come. */
  readonly pictures?: PictureFinder | undefined
}

/** Makes a column of the file ready. `slotAt`: its place among the slots that are read of a product. */
export function importTarget(
  { db, structure, policy, newThings, names: given, pictures }: TargetSurroundings,
  { source, column, name, isIdentifier, facts, chain, isRest }: ImportColumn,
  slotAt: number,
): Target {
  const { mapping, index } = source
  const choices = { decimal: mapping.decimal, dateOrder: mapping.dateOrder, unit: mapping.unit }
  const isOurs = source.isOwnExport === true && chain === null && column.attribute !== null
  const decided = given ?? decidedNames(structure, mapping, newThings)
  const names = pictures === undefined ? decided : { ...decided, picture: pictures }
  const whole = cellReader(structure, column, choices, facts, names)
  const plain: CellReader = isRest === true ? (cell) => whole(withoutFirst(cell)) : whole
  // Steps get the cell without its guard; what they make of it has none.
  const isGuarded = source.isGuarded === true && chain === null
  const read: CellReader = isGuarded ? (cell) => plain(unguardFormula(cell)) : plain
  const isClaimed = column.attribute?.isUnique === true && !isIdentifier
  const claims = isClaimed ? new Claims<CellValue>(() => holdersOf(db, column)) : null
  const foreign = refuseColumn(column, policy.writers)
  const written = isOurs ? exportCells(structure, column) : null
  const anyRepair = repairReader(structure, column, read, choices.unit, names)
  // A picture chosen for the main one is no list.
  const readRepair: typeof anyRepair = (repair) =>
    isRest === true && repair.kind === 'value' ? EMPTY : anyRepair(repair)
  const reads = chain?.reads ?? [index]
  const clearsWhereEmpty = mapping.onEmpty === 'clear'
  return {
    index,
    name,
    column,
    read,
    readRepair,
    clearsWhereEmpty,
    claims,
    slotAt,
    written,
    isGuarded,
    foreign,
    jumpPercent: jumpPercentOf(column, policy),
    isIdentifying: column.attribute?.type === 'identifier',
    reads,
  }
}

/** Reads what people type into a column: by their own notation, whatever that of the file is. */
function repairReader(
  structure: StructureModel,
  column: Column,
  asInFile: CellReader,
  unit: string | null,
  names: NewNames,
): Target['readRepair'] {
  const readers = new Map<string, CellReader>()
  const typed = (format: TextFormat): CellReader => {
    const key = `${format.decimal}${format.dateOrder}`
    let reader = readers.get(key)
    if (reader === undefined) {
      // Nothing of the file bears on what was typed: no zeros are put back, no notation is doubted.
      reader = cellReader(structure, column, { ...format, unit }, new ColumnObserver().facts, names)
      readers.set(key, reader)
    }
    return reader
  }
  return (repair) => {
    switch (repair.kind) {
      case 'set':
        return repair.format === null ? asInFile(repair.cell) : typed(repair.format)(repair.cell)
      case 'value':
        return checkValue(structure, column, repair.value)
      case 'clear':
      case 'leave':
        return EMPTY
    }
  }
}

/** Whether a row empties what the catalogue holds in a column: a person said so, for the cell or for the column. */
export function isCleared({ index, clearsWhereEmpty }: Target, cells: RowCells): boolean {
  const repair = cells.repairs?.get(index)
  if (repair !== undefined) return repair.kind === 'clear'
  if (!clearsWhereEmpty) return false
  const cell = cellAt(cells, index)
  return typeof cell === 'string' && isBlankCell(cell)
}

/** What a row says in a column, after its steps and repairs. */
export function readCell({ index, read, readRepair }: Target, cells: RowCells): ReadValue {
  const repair = cells.repairs?.get(index)
  if (repair !== undefined) return readRepair(repair)
  const cell = cellAt(cells, index)
  return typeof cell === 'string' ? read(cell) : { ok: false, problem: cell }
}

/**
 * Whether a cell of our own export says what is stored. It is asked before the rules of reading are: a barcode with a
 * wrong check digit, kept from before, comes back as it went.
 */
export function isAsExported({ written, isGuarded, index }: Target, cells: RowCells, held: CellValue): boolean {
  if (cells.repairs?.has(index) === true) return false
  const cell = cellAt(cells, index)
  if (written === null || held === null || typeof cell !== 'string' || cell === '') return false
  const made = written(held)
  if (made === null) return false
  const text = isGuarded ? unguardFormula(cellText(cell)) : cellText(cell)
  return text === made.text || (made.kind === 'list' && text === made.items.join('\n'))
}

/** True for a column that chooses among options, families or categories: what it names may have to be made. */
export function isChoice({ column: { attribute, system } }: Pick<Target, 'column'>): boolean {
  if (attribute === null) return system === 'family' || system === 'categories'
  return attribute.type === 'simple-select' || attribute.type === 'multi-select'
}
