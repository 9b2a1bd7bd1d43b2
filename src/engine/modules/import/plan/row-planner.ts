import type { Rejection } from '../../../../shared/contract/common.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { cellText } from '../../../core/mapping/source-cell.ts'
import { isOlder, tellsRowAge } from '../../../core/matching/row-age.ts'
import { Claims } from '../../../core/matching/claims.ts'
import { NewOptions } from '../../../core/matching/new-options.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { Problem } from '../../../core/values/problem.ts'
import { problem } from '../../../core/values/problem.ts'
import { refuseCell } from '../../../core/values/refuse-cell.ts'
import { toRejection } from '../../../core/values/rejections.ts'
import type { Db } from '../../../store/database.ts'
import { pluckStatement } from '../../../store/database.ts'
import { placeOf } from '../../../store/inherit.ts'
import type { ProductRows } from '../../../store/product-rows.ts'
import { productRows } from '../../../store/product-rows.ts'
import type { ImportPolicy } from '../run/import-run.ts'
import { holdersOf } from './holders.ts'
import type { ImportColumn } from './import-columns.ts'
import type { Target } from './import-target.ts'
import { importTarget, isAsExported, isChoice, isCleared, readCell } from './import-target.ts'
import type { Outcome } from './outcomes.ts'
import type { PlannedRecord, RecordPlanner } from './records/record-planner.ts'
import { isRecordColumn } from './records/record-planner.ts'
import type { RowCells } from './row-steps.ts'
import { cellAt, RowSteps, shownCell } from './row-steps.ts'

export interface PlannedRow {
  readonly outcome: Outcome
  readonly productId: number | null
  /** What the product is told apart by, as text. */
  readonly key: string
  /** In the order of `keys`; undefined leaves what is there. Empty unless the row creates or updates. */
  readonly values: readonly (CellValue | undefined)[]
  readonly rejections: readonly Rejection[]
  /** What becomes of its model, variants and links; null where nothing does. */
  readonly record: PlannedRecord | null
}

const NOT_EMPTY = problem('value-required', 'This cannot be empty.')

/** A product always has a SKU and a status. */
function isNeverEmpty({ column }: Target): boolean {
  return column.system === 'sku' || column.system === 'status'
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
  readonly #records: RecordPlanner | null

  /**
   * `structure` has the attributes that the import makes (`importColumns`). `records` plans how products belong
   * together; without it those columns are left alone.
   */
  constructor(
    db: Db,
    structure: StructureModel,
    all: readonly ImportColumn[],
    policy: ImportPolicy,
    records: RecordPlanner | null = null,
  ) {
    const columns = all.filter((column) => !isRecordColumn(column))
    this.#records = records
    this.#db = db
    this.#structure = structure
    this.#policy = policy
    this.newOptions = new NewOptions(structure)
    this.steps = new RowSteps(all)
    const select = db.prepare('SELECT id FROM product WHERE sku = ? AND deleted_at IS NULL').pluck()
    // A first import need not look for what cannot be there.
    const isEmpty = db.prepare('SELECT 1 FROM product LIMIT 1').get() === undefined
    this.#bySku = (sku) => (isEmpty ? undefined : (select.get(sku) as number | undefined))
    const slots = columns.flatMap(({ column }) => column.slot ?? [])
    this.#rows = productRows(db, slots)
    const around = { db, structure, policy, newOptions: this.newOptions }
    const targets = columns.map((column) =>
      importTarget(around, column, column.column.slot === null ? -1 : slots.indexOf(column.column.slot)),
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

  /** True when one of these columns of the file chooses among options. */
  readsOptionsAt(columns: readonly number[]): boolean {
    return this.#targets.some((target) => isChoice(target) && columns.includes(target.index))
  }

  /** Reads only the columns that choose among options, for the sake of `newOptions`. */
  readOptions(cells: RowCells): void {
    for (const target of this.#targets) if (isChoice(target)) readCell(target, cells)
  }

  /** What a row says by itself: its key, and the value of each column of `keys`; undefined where nothing can be taken, null where it empties. */
  view(cells: RowCells): { readonly key: string; readonly values: readonly (CellValue | undefined)[] } {
    const keyCell = shownCell(cells, this.#identifier)
    const key = readCell(this.#identifier, cells)
    const valueOf = (target: Target): CellValue | undefined => {
      if (isCleared(target, cells)) return null
      const read = readCell(target, cells)
      return read.ok && read.value !== null ? read.value : undefined
    }
    const sku = this.#sku === null ? undefined : valueOf(this.#sku)
    return { key: key.ok ? String(key.value ?? '') : cellText(keyCell), values: [sku, ...this.#targets.map(valueOf)] }
  }

  /** The SKU and family that a row gives its product, as far as it says; null for a row without a key. */
  recordOf(cells: RowCells): { readonly sku: string; readonly familyId: number | null } | null {
    const key = readCell(this.#identifier, cells)
    if (!key.ok || key.value === null) return null
    const own = this.#sku === null ? key : readCell(this.#sku, cells)
    const family = this.#targets[this.#familyAt]
    const read = family === undefined ? null : readCell(family, cells)
    return {
      sku: String(own.ok && own.value !== null ? own.value : key.value),
      familyId: read?.ok === true && typeof read.value === 'number' ? read.value : null,
    }
  }

  #create(row: number, key: string, cells: RowCells): PlannedRow {
    const sku = this.#skuOf(row, key, cells)
    if (typeof sku !== 'string') return rejected(null, key, [sku])
    const record = this.#planRecord(row, cells, sku, null)
    const rejections: Rejection[] = [...(record?.rejections ?? [])]
    // The first values of a product come with it, whosever they are: its owner holds nothing yet.
    const values: (CellValue | undefined)[] = [sku]
    for (const target of this.#targets) {
      const value = this.#read(target, row, null, cells, rejections)
      const refusal =
        value === null || value === undefined || !record?.place ? null : refuseCell(target.column, record.place)
      if (refusal !== null) rejections.push(this.#rejection(refusal, row, target, shownCell(cells, target), null))
      values.push(value === null || refusal !== null ? undefined : value)
    }
    if (rejections.length > 0 && this.#policy.onInvalidValue === 'skip-row') return rejected(null, key, rejections)
    if (this.#familyAt === -1 && this.#defaultFamily !== null) values.push(this.#defaultFamily)
    return { outcome: 'create', productId: null, key, values, rejections, record: changed(record) }
  }

  #update(row: number, key: string, productId: number, cells: RowCells): PlannedRow {
    const stored = this.#rows.read(productId)
    const record = this.#planRecord(row, cells, this.recordOf(cells)?.sku ?? key, productId)
    const isAlone = stored === null || stored.state.kind === 'product'
    const place = record ? record.place : isAlone ? null : placeOf(this.#db, this.#structure, productId)
    const current = stored?.values ?? NO_VALUES
    const age = this.#olderThan(row, productId, cells, current)
    if (age !== null && this.#policy.onOlderRow !== 'take-row')
      return { outcome: 'skipped', productId, key, values: [], rejections: [age], record: null }
    const rejections: Rejection[] = [...(record?.rejections ?? [])]
    const foreign: Rejection[] = []
    // The SKU of a product that was found stays: an import corrects products, it does not rename them.
    const values: (CellValue | undefined)[] = [undefined]
    let isChanged = false
    for (const target of this.#targets) {
      const held = current[target.slotAt] ?? null
      const clears = isCleared(target, cells)
      const value =
        clears || isAsExported(target, cells, held) ? null : this.#read(target, row, productId, cells, rejections)
      let isSaid = value !== undefined && (clears || value !== null)
      if (isSaid && value !== held) {
        // What the model says already is no contradiction.
        const refusal = clears && isNeverEmpty(target) ? NOT_EMPTY : place && refuseCell(target.column, place)
        if (refusal !== null)
          rejections.push(this.#rejection(refusal, row, target, shownCell(cells, target), productId))
        isSaid = refusal === null
      }
      let isNew = isSaid && value !== held
      if (isNew && target.foreign) {
        foreign.push(this.#rejection(target.foreign, row, target, shownCell(cells, target), productId))
        isNew = false
      }
      values.push(isNew ? value : undefined)
      isChanged ||= isNew
    }
    if (rejections.length > 0 && this.#policy.onInvalidValue === 'skip-row') return rejected(productId, key, rejections)
    // What its owner keeps makes no value wrong, so the rest of the row goes through whatever the policy.
    rejections.push(...foreign)
    // Taken all the same, as told: of the whole row, so that it stands against no value of it.
    if (age !== null) rejections.push({ ...age, column: null })
    const outcome = isChanged || record?.isChanged === true ? 'update' : 'unchanged'
    return { outcome, productId, key, values: isChanged ? values : [], rejections, record: changed(record) }
  }

  /**
   * Gives up what a row claims, so that it can be planned again. `disturbed` then has the rows that this bears on, all of
   * them further on in the file.
   */
  release(row: number, cells: RowCells): void {
    const key = readCell(this.#identifier, cells)
    if (key.ok && key.value !== null) this.#keyClaims.release(String(key.value), row)
    if (this.#sku !== null && this.#sku !== this.#identifier) {
      const sku = readCell(this.#sku, cells)
      const text = sku.ok && sku.value !== null ? String(sku.value) : key.ok ? String(key.value ?? '') : ''
      this.#skuClaims.release(text, row)
    }
    for (const target of this.#targets) {
      if (target.claims === null) continue
      const read = readCell(target, cells)
      if (read.ok && read.value !== null) target.claims.release(read.value, row)
    }
  }

  /** Rows to be planned again because of others that were; each is told once. */
  takeDisturbed(): readonly number[] {
    const all = [this.#keyClaims, this.#skuClaims, ...this.#targets.flatMap(({ claims }) => claims ?? [])]
    const rows = new Set(all.flatMap(({ disturbed }) => [...disturbed]))
    for (const { disturbed } of all) disturbed.clear()
    return [...rows]
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
    if (cells.repairs === null && cellAt(cells, target.index) === '') return null
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

  #planRecord(row: number, cells: RowCells, sku: string, id: number | null): PlannedRecord | null {
    if (this.#records === null) return null
    const familyId =
      this.recordOf(cells)?.familyId ?? (id === null && this.#familyAt === -1 ? this.#defaultFamily : null)
    return this.#records.plan(row, cells, { sku, id, familyId })
  }

  #find(key: string): readonly number[] {
    if (this.#identifier !== this.#sku) return this.#keyClaims.productsWith(key)
    const id = this.#bySku(key)
    return id === undefined ? [] : [id]
  }

  #refused(outcome: Outcome, row: number, key: string, target: Target, why: Problem, cell: string): PlannedRow {
    const rejections = [this.#rejection(why, row, target, cell, null)]
    return { outcome, productId: null, key, values: [], rejections, record: null }
  }

  #rejection(why: Problem, row: number, { name }: Target, cell: string, productId: number | null): Rejection {
    return toRejection(why, { row, column: name, productId, value: cellText(cell) })
  }
}

function rejected(productId: number | null, key: string, rejections: readonly Rejection[]): PlannedRow {
  return { outcome: 'rejected', productId, key, values: [], rejections, record: null }
}

function changed(record: PlannedRecord | null): PlannedRecord | null {
  return record?.isChanged === true ? record : null
}
