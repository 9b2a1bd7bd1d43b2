import type { Rejection } from '../../../../shared/contract/common.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { PictureFinder } from '../../../core/mapping/picture-reader.ts'
import { NewThings } from '../../../core/matching/new-things.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { Place } from '../../../core/structure/inheritance.ts'
import type { Problem } from '../../../core/values/problem.ts'
import { problem } from '../../../core/values/problem.ts'
import { refuseCell } from '../../../core/values/refuse-cell.ts'
import type { Db } from '../../../store/database.ts'
import { placeOf } from '../../../store/inherit.ts'
import { productRows } from '../../../store/product-rows.ts'
import type { ImportPolicy } from '../../../../shared/contract/import-policy.ts'
import { HeldProducts } from './held-products.ts'
import type { ImportColumn } from './import-columns.ts'
import type { Target } from './import-target.ts'
import { importTarget, isAsExported, isChoice, isCleared, readCell } from './import-target.ts'
import { priceJump } from './price-jump.ts'
import { waitingCells } from '../pictures/standing.ts'
import type { PlannedRow, RowAt } from './planned-row.ts'
import { refuseAt, refusedRow } from './planned-row.ts'
import type { PlannedRecord, RecordPlanner } from './records/record-planner.ts'
import { isRecordColumn } from './records/record-planner.ts'
import { ageColumn, olderRow } from './row-age.ts'
import { RowKeys } from './row-keys.ts'
import type { RowCells } from './row-steps.ts'
import { RowSteps } from './row-steps.ts'
import { RuleJudge } from './rule-judge.ts'
import { SameRows } from './same-rows.ts'
import { takeValue, takeWaiting } from './take-value.ts'

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
  readonly newThings: NewThings
  /** Makes rows as they were read ready for `plan`, `view` and `readOptions`. */
  readonly steps: RowSteps
  readonly #db: Db
  readonly #structure: StructureModel
  readonly #policy: ImportPolicy
  readonly #targets: readonly Target[]
  readonly #sku: Target | null
  readonly #age: Target | null
  readonly #held: HeldProducts
  /** Null where a look at the texts cannot tell that a row says nothing new. */
  readonly #same: SameRows | null
  readonly #keys: RowKeys
  /** Null where no rule of quality looks at what the file fills. */
  readonly #rules: RuleJudge | null
  readonly #familyAt: number
  readonly #defaultFamily: number | null
  readonly #records: RecordPlanner | null
  /** Values that wait for pictures of earlier imports; read when first needed. */
  #waiting: ReadonlySet<string> | null = null

  /**
   * `structure` has the attributes that the import makes (`importColumns`). `records` plans how products belong
   * together; without it those columns are left alone. `pictures` finds those that are here.
   */
  constructor(
    db: Db,
    structure: StructureModel,
    all: readonly ImportColumn[],
    policy: ImportPolicy,
    records: RecordPlanner | null = null,
    pictures?: PictureFinder,
  ) {
    const columns = all.filter((column) => !isRecordColumn(column))
    this.#records = records
    this.#db = db
    this.#structure = structure
    this.#policy = policy
    this.newThings = new NewThings(structure)
    this.steps = new RowSteps(all)
    const slots = columns.flatMap(({ column }) => column.slot ?? [])
    const around = { db, structure, policy, newThings: this.newThings, pictures }
    const targets = columns.map((column) =>
      importTarget(around, column, column.column.slot === null ? -1 : slots.indexOf(column.column.slot)),
    )
    const identifier = targets[columns.findIndex(({ isIdentifier }) => isIdentifier)]
    if (identifier === undefined) throw new Error('An import needs an identifier')
    this.#sku = targets.find(({ column }) => column.system === 'sku') ?? null
    this.#targets = targets.filter((target) => target !== this.#sku)
    this.#age = ageColumn(this.#targets)
    this.#rules = RuleJudge.of(structure, this.#targets, slots)
    this.#held = new HeldProducts(db, productRows(db, [...slots, ...(this.#rules?.slots ?? [])]))
    const onMissing = policy.onMissingKey === 'skip-row' ? 'skipped' : 'rejected'
    this.#keys = new RowKeys(db, identifier, this.#sku, onMissing, this.#held)
    // Of a row that is found by something else its SKU may name another product.
    const isBySku = this.#sku === null || this.#sku === identifier
    this.#same = records === null && isBySku ? SameRows.of(db, columns, targets) : null
    this.#familyAt = this.#targets.findIndex(({ column }) => column.system === 'family')
    // Where the catalogue has one family there is nothing to choose, and without one nothing is ever complete.
    this.#defaultFamily = structure.families.size === 1 ? ([...structure.families.values()][0]?.id ?? null) : null
    const familyKey = this.#familyAt === -1 && this.#defaultFamily !== null ? ['family'] : []
    this.keys = ['sku', ...this.#targets.map(({ column }) => column.key), ...familyKey]
  }

  /** Reads together what the catalogue holds for some hundred rows, to be planned next. Changes no outcome. */
  lookAhead(rows: readonly RowCells[]): void {
    const ids = this.#keys.findAhead(rows)
    const looksSame = this.#same?.isWorthIt === true
    this.#held.readAhead(looksSame ? [] : ids)
    this.#same?.readAhead(looksSame ? ids : [])
  }

  plan(row: number, cells: RowCells): PlannedRow {
    const at = { row, cells }
    const matched = this.#keys.match(at)
    if (!matched.ok) return matched.planned
    const { key, productId } = matched
    return productId === null ? this.#create(at, key) : this.#update(at, key, productId)
  }

  /** True when the file fills columns that may name things to be made. */
  get readsChoices(): boolean {
    return this.#targets.some(isChoice)
  }

  /** True when one of these columns of the file may name things to be made. */
  readsChoicesAt(columns: readonly number[]): boolean {
    return this.#targets.some((target) => isChoice(target) && columns.includes(target.index))
  }

  /** Reads only the columns that may name things to be made, for the sake of `newThings`. */
  readChoices(cells: RowCells): void {
    for (const target of this.#targets) if (isChoice(target)) readCell(target, cells)
  }

  /** What a row says by itself: its key, and the value of each column of `keys`; undefined where nothing can be taken, null where it empties. */
  view(cells: RowCells): { readonly key: string; readonly values: readonly (CellValue | undefined)[] } {
    const valueOf = (target: Target): CellValue | undefined => {
      if (isCleared(target, cells)) return null
      const read = readCell(target, cells)
      return read.ok && read.value !== null ? read.value : undefined
    }
    const sku = this.#sku === null ? undefined : valueOf(this.#sku)
    return { key: this.#keys.keyIn(cells), values: [sku, ...this.#targets.map(valueOf)] }
  }

  /** The SKU and family that a row gives its product, as far as it says; null for a row without a key. */
  recordOf(cells: RowCells): { readonly sku: string; readonly familyId: number | null } | null {
    const sku = this.#keys.skuIn(cells)
    if (sku === null) return null
    const family = this.#targets[this.#familyAt]
    const read = family === undefined ? null : readCell(family, cells)
    return {
      sku,
      familyId: read?.ok === true && typeof read.value === 'number' ? read.value : null,
    }
  }

  #create(at: RowAt, key: string): PlannedRow {
    const sku = this.#keys.newSku(at, key)
    if (typeof sku !== 'string') return refusedRow('rejected', null, key, [sku])
    const record = this.#planRecord(at, sku, null)
    const rejections: Rejection[] = [...(record?.rejections ?? [])]
    // The first values of a product come with it, whosever they are: its owner holds nothing yet.
    const values: (CellValue | undefined)[] = [sku]
    for (const target of this.#targets) {
      const value = takeValue(this.#db, this.#keys, target, at, null, rejections)
      const refusal =
        value === null || value === undefined || !record?.place ? null : refuseCell(target.column, record.place)
      if (refusal !== null) rejections.push(refuseAt(at, target, refusal, null))
      values.push(value === null || refusal !== null ? undefined : value)
    }
    const waiting = takeWaiting(rejections, this.#refusePicture(null, record?.place ?? null))
    const familyId = this.#familyOf(values, this.#defaultFamily)
    const row = { at, productId: null, familyId, place: record?.place ?? null, held: NO_VALUES, values }
    const breaks = this.#rules?.judge(row, rejections) ?? []
    if (rejections.length > 0 && this.#policy.onInvalidValue === 'skip-row')
      return refusedRow('rejected', null, key, rejections)
    rejections.push(...waiting.map((each) => ({ ...each, params: { ...each.params, sku } })))
    if (this.#familyAt === -1 && this.#defaultFamily !== null) values.push(this.#defaultFamily)
    return { outcome: 'create', productId: null, key, values, rejections, breaks, record: changed(record) }
  }

  #update(at: RowAt, key: string, productId: number): PlannedRow {
    if (this.#same?.isSame(productId, at.cells) === true)
      return { outcome: 'unchanged', productId, key, values: [], rejections: [], breaks: [], record: null }
    const stored = this.#held.read(productId)
    const record = this.#records && this.#planRecord(at, this.#keys.skuIn(at.cells) ?? key, productId)
    const isAlone = stored === null || stored.state.kind === 'product'
    const place = record ? record.place : isAlone ? null : placeOf(this.#db, this.#structure, productId)
    const current = stored?.values ?? NO_VALUES
    const age = olderRow(this.#age, at, productId, current)
    if (age !== null && this.#policy.onOlderRow !== 'take-row') return refusedRow('skipped', productId, key, [age])
    const rejections: Rejection[] = [...(record?.rejections ?? [])]
    /** What is kept from coming in though nothing is wrong with it. */
    const withheld: Rejection[] = []
    // The SKU of a product that was found stays: an import corrects products, it does not rename them.
    const values: (CellValue | undefined)[] = [undefined]
    for (const target of this.#targets) {
      const held = current[target.slotAt] ?? null
      const clears = isCleared(target, at.cells)
      const value =
        clears || isAsExported(target, at.cells, held)
          ? null
          : takeValue(this.#db, this.#keys, target, at, productId, rejections)
      let isSaid = value !== undefined && (clears || value !== null)
      if (isSaid && value !== held) {
        // What the model says already is no contradiction.
        const refusal = clears && isNeverEmpty(target) ? NOT_EMPTY : place && refuseCell(target.column, place)
        if (refusal !== null) rejections.push(refuseAt(at, target, refusal, productId))
        isSaid = refusal === null
      }
      let isNew = isSaid && value !== held
      if (isNew) {
        const why = target.foreign
          ? refuseAt(at, target, target.foreign, productId)
          : priceJump(target, at, productId, held, value ?? null)
        if (why !== null) withheld.push(why)
        isNew = why === null
      }
      values.push(isNew ? value : undefined)
    }
    withheld.push(...takeWaiting(rejections, this.#refusePicture(productId, place)))
    const familyId = this.#familyOf(values, stored?.state.familyId ?? null)
    const breaks = this.#rules?.judge({ at, productId, familyId, place, held: current, values }, rejections) ?? []
    const other = this.#keys.otherProduct(at, productId)
    if (other !== null) rejections.push(other)
    const isOfTwo = rejections.some(({ code }) => code === 'matched-twice')
    if (isOfTwo || (rejections.length > 0 && this.#policy.onInvalidValue === 'skip-row'))
      return refusedRow('rejected', productId, key, rejections)
    // What its owner keeps or somebody is to approve makes no value wrong: the rest goes through whatever the policy.
    rejections.push(...withheld)
    // Taken all the same, as told: of the whole row, so that it stands against no value of it.
    if (age !== null) rejections.push({ ...age, column: null })
    const isChanged = values.some((value) => value !== undefined)
    const outcome = isChanged || record?.isChanged === true ? 'update' : 'unchanged'
    return { outcome, productId, key, values: isChanged ? values : [], rejections, breaks, record: changed(record) }
  }

  /**
   * Gives up what a row claims, so that it can be planned again. `disturbed` then has the rows that this bears on, all of
   * them further on in the file.
   */
  release(row: number, cells: RowCells): void {
    this.#keys.release(row, cells)
    for (const target of this.#targets) {
      if (target.claims === null) continue
      const read = readCell(target, cells)
      if (read.ok && read.value !== null) target.claims.release(read.value, row)
    }
  }

  /** Rows to be planned again because of others that were; each is told once. */
  takeDisturbed(): readonly number[] {
    const all = [...this.#keys.claims, ...this.#targets.flatMap(({ claims }) => claims ?? [])]
    const rows = new Set(all.flatMap(({ disturbed }) => [...disturbed]))
    for (const { disturbed } of all) disturbed.clear()
    return [...rows]
  }

  /** Why a product cannot have pictures in a column; what waits for its pictures already goes on waiting. */
  #refusePicture(productId: number | null, place: Place | null): (key: string) => Problem | null {
    return (key) => {
      const target = this.#targets.find(({ column }) => column.key === key)
      const refusal = target === undefined || place === null ? null : refuseCell(target.column, place)
      if (refusal === null || productId === null) return refusal
      this.#waiting ??= waitingCells(this.#db)
      return this.#waiting.has(`${productId} ${key}`) ? null : refusal
    }
  }

  /** The family that a row gives its product, or the one it has. */
  #familyOf(values: readonly (CellValue | undefined)[], otherwise: number | null): number | null {
    const said = this.#familyAt === -1 ? undefined : values[this.#familyAt + 1]
    return said === undefined ? otherwise : (said as number | null) // a family's id
  }

  #planRecord({ row, cells }: RowAt, sku: string, id: number | null): PlannedRecord | null {
    if (this.#records === null) return null
    const familyId =
      this.recordOf(cells)?.familyId ?? (id === null && this.#familyAt === -1 ? this.#defaultFamily : null)
    return this.#records.plan(row, cells, { sku, id, familyId })
  }
}

function changed(record: PlannedRecord | null): PlannedRecord | null {
  return record?.isChanged === true ? record : null
}
