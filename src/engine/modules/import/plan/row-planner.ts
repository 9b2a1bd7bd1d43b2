import type { Rejection } from '../../../../shared/contract/common.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { ToExportCell } from '../../../core/export/export-cell.ts'
import { exportCells } from '../../../core/export/export-cell.ts'
import type { CellReader } from '../../../core/mapping/cell-reader.ts'
import { cellReader } from '../../../core/mapping/cell-reader.ts'
import { cellText } from '../../../core/mapping/source-cell.ts'
import { isOlder, tellsRowAge } from '../../../core/matching/row-age.ts'
import { Claims } from '../../../core/matching/claims.ts'
import { NewOptions } from '../../../core/matching/new-options.ts'
import { unguardFormula } from '../../../core/text/formula-guard.ts'
import type { Column } from '../../../core/structure/column.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { Problem } from '../../../core/values/problem.ts'
import { problem } from '../../../core/values/problem.ts'
import type { ReadValue } from '../../../core/values/read-value.ts'
import { refuseCell, refuseColumn } from '../../../core/values/refuse-cell.ts'
import { toRejection } from '../../../core/values/rejections.ts'
import type { Db } from '../../../store/database.ts'
import { pluckStatement } from '../../../store/database.ts'
import { placeOf } from '../../../store/inherit.ts'
import type { ProductRows } from '../../../store/product-rows.ts'
import { productRows } from '../../../store/product-rows.ts'
import { slotExpression } from '../../../store/slots.ts'
import type { ImportPolicy } from '../run/import-run.ts'
import { DEFAULT_WRITERS } from '../run/import-run.ts'
import type { ImportColumn } from './import-columns.ts'
import type { RowCells } from './row-steps.ts'
import { cellAt, RowSteps, shownCell } from './row-steps.ts'

export const OUTCOMES = ['create', 'update', 'unchanged', 'skipped', 'rejected'] as const
export type Outcome = (typeof OUTCOMES)[number]

export interface PlannedRow {
  readonly outcome: Outcome
  readonly productId: number | null
  /** What the product is told apart by, as text. */
  readonly key: string
  /** In the order of `keys`; undefined leaves what is there. Empty unless the row creates or updates. */
  readonly values: readonly (CellValue | undefined)[]
  readonly rejections: readonly Rejection[]
}

interface Target {
  readonly index: number
  readonly name: string
  readonly column: Column
  readonly read: CellReader
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
  /** The columns of the file that its value comes from. */
  readonly reads: readonly number[]
}

const NO_VALUES: readonly CellValue[] = []

/**
 * Decides row by row what an import does, in file order: finds the product, reads the cells, compares with what is
 * there. Remembers the keys it has seen, so one planner plans one file from its first row.
 */
export class RowPlanner {
  /** Column keys of `values`: the SKU, then the columns of the file. */
  readonly keys: readonly string[]
  readonly newOptions: NewOptions
  /** Makes rows as they were read ready for `plan`, `view` and `readOptions`. */
  readonly steps: RowSteps
  readonly #db: Db
  readonly #structure: StructureModel
  readonly #policy: ImportPolicy
  readonly #targets: readonly Target[]
  readonly #identifier: Target
  readonly #sku: Target | null
  /** The column that says when a row was last changed; null where none does. */
  readonly #age: Target | null
  readonly #rows: ProductRows
  readonly #keyClaims: Claims<string>
  readonly #bySku: (sku: string) => number | undefined
  readonly #skuClaims = new Claims<string>(() => new Map())
  readonly #familyAt: number
  readonly #defaultFamily: number | null

  /** `structure` has the attributes that the import makes (`importColumns`). */
  constructor(db: Db, structure: StructureModel, columns: readonly ImportColumn[], policy: ImportPolicy) {
    this.#db = db
    this.#structure = structure
    this.#policy = policy
    this.newOptions = new NewOptions(structure)
    this.steps = new RowSteps(columns)
    const select = db.prepare('SELECT id FROM product WHERE sku = ? AND deleted_at IS NULL').pluck()
    // A first import need not look for what cannot be there.
    const isEmpty = db.prepare('SELECT 1 FROM product LIMIT 1').get() === undefined
    this.#bySku = (sku) => (isEmpty ? undefined : (select.get(sku) as number | undefined))
    const slots = columns.flatMap(({ column }) => column.slot ?? [])
    this.#rows = productRows(db, slots)
    const targets = columns.map((column) =>
      this.#target(column, column.column.slot === null ? -1 : slots.indexOf(column.column.slot)),
    )
    const identifier = targets[columns.findIndex(({ isIdentifier }) => isIdentifier)]
    if (identifier === undefined) throw new Error('An import needs an identifier')
    this.#identifier = identifier
    this.#sku = targets.find(({ column }) => column.system === 'sku') ?? null
    this.#targets = targets.filter((target) => target !== this.#sku)
    this.#age = this.#targets.find(({ name, column }) => tellsRowAge(name, column)) ?? null
    this.#keyClaims = new Claims<string>(() =>
      identifier === this.#sku ? new Map() : holdersOf(db, identifier.column),
    )
    this.#familyAt = this.#targets.findIndex(({ column }) => column.system === 'family')
    // Where the catalogue has one family there is nothing to choose, and without one nothing is ever complete.
    this.#defaultFamily = structure.families.size === 1 ? ([...structure.families.values()][0]?.id ?? null) : null
    const familyKey = this.#familyAt === -1 && this.#defaultFamily !== null ? ['family'] : []
    this.keys = ['sku', ...this.#targets.map(({ column }) => column.key), ...familyKey]
  }

  plan(row: number, cells: RowCells): PlannedRow {
    const keyCell = shownCell(cells, this.#identifier)
    const read = readCell(this.#identifier, cells)
    if (!read.ok) return this.#refused('rejected', row, cellText(keyCell), this.#identifier, read.problem, keyCell)
    if (read.value === null) {
      const outcome = this.#policy.onMissingKey === 'skip-row' ? 'skipped' : 'rejected'
      return this.#refused(
        outcome,
        row,
        '',
        this.#identifier,
        problem('missing-key', `This row has no ${this.#identifier.name}, so it cannot be told which product it is.`),
        '',
      )
    }
    const key = String(read.value)
    const earlier = this.#keyClaims.take(key, row)
    if (earlier !== null) {
      const why = problem('repeated-key', `"${key}" was in row ${earlier} already; that row counts.`, {
        first: earlier,
      })
      return this.#refused('skipped', row, key, this.#identifier, why, keyCell)
    }
    const found = this.#find(key)
    if (found.length > 1) {
      const why = problem(
        'ambiguous-key',
        `${found.length} products have "${key}" as their ${this.#identifier.name}.`,
        { count: found.length },
      )
      return this.#refused('rejected', row, key, this.#identifier, why, keyCell)
    }
    const [productId] = found
    return productId === undefined ? this.#create(row, key, cells) : this.#update(row, key, productId, cells)
  }

  /** True when the file fills columns that choose among options. */
  get readsOptions(): boolean {
    return this.#targets.some(isChoice)
  }

  /** Reads only the columns that choose among options, for the sake of `newOptions`. */
  readOptions(cells: RowCells): void {
    for (const target of this.#targets) if (isChoice(target)) readCell(target, cells)
  }

  /** What a row says by itself: its key, and the value of each column of `keys`; undefined where nothing can be taken. */
  view(cells: RowCells): { readonly key: string; readonly values: readonly (CellValue | undefined)[] } {
    const keyCell = shownCell(cells, this.#identifier)
    const key = readCell(this.#identifier, cells)
    const valueOf = (target: Target): CellValue | undefined => {
      const read = readCell(target, cells)
      return read.ok && read.value !== null ? read.value : undefined
    }
    const sku = this.#sku === null ? undefined : valueOf(this.#sku)
    return { key: key.ok ? String(key.value ?? '') : cellText(keyCell), values: [sku, ...this.#targets.map(valueOf)] }
  }

  #create(row: number, key: string, cells: RowCells): PlannedRow {
    const sku = this.#skuOf(row, key, cells)
    if (typeof sku !== 'string') return { outcome: 'rejected', productId: null, key, values: [], rejections: [sku] }
    const rejections: Rejection[] = []
    // The first values of a product come with it, whosever they are: its owner holds nothing yet.
    const values: (CellValue | undefined)[] = [sku]
    for (const target of this.#targets) {
      const value = this.#read(target, row, null, cells, rejections)
      values.push(value === null ? undefined : value)
    }
    if (rejections.length > 0 && this.#policy.onInvalidValue === 'skip-row') {
      return { outcome: 'rejected', productId: null, key, values: [], rejections }
    }
    if (this.#familyAt === -1 && this.#defaultFamily !== null) values.push(this.#defaultFamily)
    return { outcome: 'create', productId: null, key, values, rejections }
  }

  #update(row: number, key: string, productId: number, cells: RowCells): PlannedRow {
    const stored = this.#rows.read(productId)
    const place =
      stored === null || stored.state.kind === 'product' ? null : placeOf(this.#db, this.#structure, productId)
    const current = stored?.values ?? NO_VALUES
    const age = this.#olderThan(row, productId, cells, current)
    if (age !== null && this.#policy.onOlderRow !== 'take-row')
      return { outcome: 'skipped', productId, key, values: [], rejections: [age] }
    const rejections: Rejection[] = []
    const foreign: Rejection[] = []
    // The SKU of a product that was found stays: an import corrects products, it does not rename them.
    const values: (CellValue | undefined)[] = [undefined]
    let isChanged = false
    for (const target of this.#targets) {
      const held = current[target.slotAt] ?? null
      let value = isAsExported(target, cells, held) ? null : this.#read(target, row, productId, cells, rejections)
      if (value !== null && value !== undefined && place !== null) {
        const refusal = refuseCell(target.column, place)
        // What the model says already is no contradiction.
        if (refusal !== null && value !== held)
          rejections.push(this.#rejection(refusal, row, target, shownCell(cells, target), productId))
        if (refusal !== null) value = undefined
      }
      let isNew = value !== null && value !== undefined && value !== held
      if (isNew && target.foreign) {
        foreign.push(this.#rejection(target.foreign, row, target, shownCell(cells, target), productId))
        isNew = false
      }
      values.push(isNew ? value : undefined)
      isChanged ||= isNew
    }
    if (rejections.length > 0 && this.#policy.onInvalidValue === 'skip-row') {
      return { outcome: 'rejected', productId, key, values: [], rejections }
    }
    // What its owner keeps makes no value wrong, so the rest of the row goes through whatever the policy.
    rejections.push(...foreign)
    // Taken all the same, as told: of the whole row, so that it stands against no value of it.
    if (age !== null) rejections.push({ ...age, column: null })
    return { outcome: isChanged ? 'update' : 'unchanged', productId, key, values: isChanged ? values : [], rejections }
  }

  /** Why a row is older than what is held of its product; null when it is not, or does not say. */
  #olderThan(row: number, productId: number, cells: RowCells, current: readonly CellValue[]): Rejection | null {
    if (this.#age === null) return null
    const cell = shownCell(cells, this.#age)
    const read = readCell(this.#age, cells)
    const held = current[this.#age.slotAt] ?? null
    if (!read.ok || !isOlder(read.value, held)) return null
    const why = problem('older-row', `This row is of ${read.value}; what the catalogue holds is of ${held}.`, {
      date: String(read.value),
      held: String(held),
    })
    return this.#rejection(why, row, this.#age, cell, productId)
  }

  /** The value of a cell; null for an empty cell, undefined for one that was refused. */
  #read(
    target: Target,
    row: number,
    productId: number | null,
    cells: RowCells,
    rejections: Rejection[],
  ): CellValue | undefined {
    if (cellAt(cells, target.index) === '') return null
    const read = readCell(target, cells)
    if (!read.ok) {
      rejections.push(this.#rejection(read.problem, row, target, shownCell(cells, target), productId))
      return undefined
    }
    if (target.claims === null || read.value === null) return read.value
    const holder = target.claims.productsWith(read.value).find((id) => id !== productId)
    const earlier = target.claims.take(read.value, row)
    if (holder === undefined && earlier === null) return read.value
    const other =
      holder === undefined
        ? `row ${earlier}`
        : String(pluckStatement(this.#db, 'SELECT sku FROM product WHERE id = ?').get(holder))
    const why = problem('duplicate-value', `"${read.value}" is already the ${target.name} of ${other}.`, { other })
    rejections.push(this.#rejection(why, row, target, shownCell(cells, target), productId))
    return undefined
  }

  /** The SKU of a new product: its own column, else what it is told apart by. */
  #skuOf(row: number, key: string, cells: RowCells): string | Rejection {
    if (this.#sku === null || this.#sku === this.#identifier) return key
    const cell = shownCell(cells, this.#sku)
    const read = readCell(this.#sku, cells)
    if (!read.ok) return this.#rejection(read.problem, row, this.#sku, cell, null)
    const sku = read.value === null ? key : String(read.value)
    const isTaken = this.#skuClaims.take(sku, row) !== null || this.#bySku(sku) !== undefined
    return isTaken
      ? this.#rejection(
          problem('duplicate-sku', `There is already a product with SKU "${sku}".`, { sku }),
          row,
          this.#sku,
          cell,
          null,
        )
      : sku
  }

  #find(key: string): readonly number[] {
    if (this.#identifier !== this.#sku) return this.#keyClaims.productsWith(key)
    const id = this.#bySku(key)
    return id === undefined ? [] : [id]
  }

  #target({ source, column, name, isIdentifier, facts, chain }: ImportColumn, slotAt: number): Target {
    const { mapping, index } = source
    const choices = { decimal: mapping.decimal, dateOrder: mapping.dateOrder, unit: mapping.unit }
    const isOurs = source.isOwnExport === true && chain === null && column.attribute !== null
    const plain = cellReader(this.#structure, column, choices, facts, (attribute, text) =>
      this.newOptions.codeFor(attribute, text),
    )
    // Steps get the cell without its guard; what they make of it has none.
    const isGuarded = source.isGuarded === true && chain === null
    const read: CellReader = isGuarded ? (cell) => plain(unguardFormula(cell)) : plain
    const claims =
      column.attribute?.isUnique === true && !isIdentifier
        ? new Claims<CellValue>(() => holdersOf(this.#db, column))
        : null
    const foreign = refuseColumn(column, this.#policy.writers ?? DEFAULT_WRITERS)
    const written = isOurs ? exportCells(this.#structure, column) : null
    return { index, name, column, read, claims, slotAt, written, isGuarded, foreign, reads: chain?.reads ?? [index] }
  }

  #refused(outcome: Outcome, row: number, key: string, target: Target, why: Problem, cell: string): PlannedRow {
    return { outcome, productId: null, key, values: [], rejections: [this.#rejection(why, row, target, cell, null)] }
  }

  #rejection(why: Problem, row: number, { name }: Target, cell: string, productId: number | null): Rejection {
    return toRejection(why, { row, column: name, productId, value: cellText(cell) })
  }
}

function readCell({ index, read }: Target, cells: RowCells): ReadValue {
  const cell = cellAt(cells, index)
  return typeof cell === 'string' ? read(cell) : { ok: false, problem: cell }
}

/**
 * Whether a cell of our own export says what is stored. It is asked before the rules of reading are: a barcode with a
 * wrong check digit, kept from before, comes back as it went.
 */
function isAsExported({ written, isGuarded, index }: Target, cells: RowCells, held: CellValue): boolean {
  const cell = cellAt(cells, index)
  if (written === null || held === null || typeof cell !== 'string' || cell === '') return false
  const made = written(held)
  if (made === null) return false
  const text = isGuarded ? unguardFormula(cellText(cell)) : cellText(cell)
  return text === made.text || (made.kind === 'list' && text === made.items.join('\n'))
}

function isChoice({ column }: Target): boolean {
  return column.attribute?.type === 'simple-select' || column.attribute?.type === 'multi-select'
}

/** Live products by their value in a column: one pass over the table, since attributes have no index. */
function holdersOf<Value>(db: Db, { slot }: Column): Map<Value, readonly number[]> {
  const holders = new Map<Value, readonly number[]>()
  if (slot === null) return holders
  const expression = slotExpression(slot)
  const rows = db
    .prepare(`SELECT ${expression}, p.id FROM product p WHERE ${expression} IS NOT NULL AND p.deleted_at IS NULL`)
    .raw()
  for (const [value, id] of rows.iterate() as Iterable<[Value, number]>)
    holders.set(value, [...(holders.get(value) ?? []), id])
  return holders
}

/** The counts of a receipt, which always add up to the rows read. */
export type OutcomeCounts = Record<Outcome, number>

export function noOutcomes(): OutcomeCounts {
  return { create: 0, update: 0, unchanged: 0, skipped: 0, rejected: 0 }
}

export function toReceipt(counts: OutcomeCounts): {
  read: number
  created: number
  updated: number
  unchanged: number
  skipped: number
  rejected: number
} {
  const { create, update, unchanged, skipped, rejected } = counts
  return {
    read: create + update + unchanged + skipped + rejected,
    created: create,
    updated: update,
    unchanged,
    skipped,
    rejected,
  }
}
