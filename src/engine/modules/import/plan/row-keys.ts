import type { Rejection } from '../../../../shared/contract/common.ts'
import { cellText } from '../../../core/mapping/source-cell.ts'
import { Claims } from '../../../core/matching/claims.ts'
import { problem } from '../../../core/values/problem.ts'
import type { Db } from '../../../store/database.ts'
import type { HeldProducts } from './held-products.ts'
import { holdersOf } from './holders.ts'
import type { Target } from './import-target.ts'
import { readCell } from './import-target.ts'
import { matchedTwice } from './matched-twice.ts'
import type { PlannedRow, RowAt } from './planned-row.ts'
import { refuseAt, refusedRow } from './planned-row.ts'
import type { RowCells } from './row-steps.ts'
import { shownCell } from './row-steps.ts'

export type MatchedRow =
  | {
      readonly ok: true
      readonly key: string
      /** Null for a product that is not there yet. */ readonly productId: number | null
    }
  | { readonly ok: false; readonly planned: PlannedRow }

/** Which product each row of a file is about. Remembers the keys it has seen: the first row with one counts. */
export class RowKeys {
  readonly #db: Db
  readonly #identifier: Target
  /** The column that fills the SKU, which may be the identifier; null where none does. */
  readonly #sku: Target | null
  readonly #onMissing: 'skipped' | 'rejected'
  readonly #keyClaims: Claims<string>
  readonly #skuClaims = new Claims<string>(() => new Map())
  readonly #held: HeldProducts

  constructor(db: Db, identifier: Target, sku: Target | null, onMissing: 'skipped' | 'rejected', held: HeldProducts) {
    this.#db = db
    this.#identifier = identifier
    this.#sku = sku
    this.#onMissing = onMissing
    this.#keyClaims = new Claims<string>(() => (identifier === sku ? new Map() : holdersOf(db, identifier.column)))
    this.#held = held
  }

  /** The claims it keeps, for rows that are planned again. */
  get claims(): readonly Claims<string>[] {
    return [this.#keyClaims, this.#skuClaims]
  }

  /** Looks up together which products some rows are about that are going to be matched; their ids. */
  findAhead(rows: readonly RowCells[]): readonly number[] {
    const keys = rows.flatMap((cells) => {
      const read = readCell(this.#identifier, cells)
      return read.ok && read.value !== null ? [String(read.value)] : []
    })
    return this.#identifier === this.#sku ? this.#held.findAhead(keys) : keys.flatMap((key) => this.#find(key))
  }

  /** Finds the product of a row and claims its key; a row without a key of its own, or with one of several products, is refused. */
  match(at: RowAt): MatchedRow {
    const { row, cells } = at
    const identifier = this.#identifier
    const read = readCell(identifier, cells)
    if (!read.ok) {
      const keyCell = cellText(shownCell(cells, identifier))
      return refused(refusedRow('rejected', null, keyCell, [refuseAt(at, identifier, read.problem, null)]))
    }
    if (read.value === null) {
      const message = `This row has no ${identifier.name}, so it cannot be told which product it is.`
      const missing = { ...refuseAt(at, identifier, problem('missing-key', message), null), value: '' }
      return refused(refusedRow(this.#onMissing, null, '', [missing]))
    }
    const key = String(read.value)
    const earlier = this.#keyClaims.take(key, row)
    if (earlier !== null) {
      const why = problem('repeated-key', `"${key}" was in row ${earlier} already; that row counts.`, {
        first: earlier,
      })
      return refused(refusedRow('skipped', null, key, [refuseAt(at, identifier, why, null)]))
    }
    const found = this.#find(key)
    if (found.length > 1) {
      const why = problem('ambiguous-key', `${found.length} products have "${key}" as their ${identifier.name}.`, {
        count: found.length,
      })
      return refused(refusedRow('rejected', null, key, [refuseAt(at, identifier, why, null)]))
    }
    return { ok: true, key, productId: found[0] ?? null }
  }

  /** The SKU of a new product: its own column, else what it is told apart by. */
  newSku(at: RowAt, key: string): string | Rejection {
    if (this.#sku === null || this.#sku === this.#identifier) return key
    const read = readCell(this.#sku, at.cells)
    if (!read.ok) return refuseAt(at, this.#sku, read.problem, null)
    const sku = read.value === null ? key : String(read.value)
    const isTaken = this.#skuClaims.take(sku, at.row) !== null || this.#held.idOf(sku) !== null
    if (!isTaken) return sku
    const why = problem('duplicate-sku', `There is already a product with SKU "${sku}".`, { sku })
    return refuseAt(at, this.#sku, why, null)
  }

  /** Why a row whose key names one product is not applied: `target` names another. */
  matchedTwice(target: Target, at: RowAt, productId: number, otherId: number): Rejection {
    return matchedTwice(this.#db, this.#identifier, target, at, { productId, otherId })
  }

  /** Why the SKU of a row that was found by something else names another product; null where it does not. */
  otherProduct(at: RowAt, productId: number): Rejection | null {
    if (this.#sku === null || this.#sku === this.#identifier) return null
    const read = readCell(this.#sku, at.cells)
    const other = read.ok && read.value !== null ? this.#held.idOf(String(read.value)) : null
    return other === null || other === productId ? null : this.matchedTwice(this.#sku, at, productId, other)
  }

  /** The SKU that a row gives its product, as far as it says; null for a row without a key. */
  skuIn(cells: RowCells): string | null {
    const key = readCell(this.#identifier, cells)
    if (!key.ok || key.value === null) return null
    const own = this.#sku === null ? key : readCell(this.#sku, cells)
    return String(own.ok && own.value !== null ? own.value : key.value)
  }

  /** What a row is told apart by, as text: as the file has it where it cannot be read. */
  keyIn(cells: RowCells): string {
    const key = readCell(this.#identifier, cells)
    return key.ok ? String(key.value ?? '') : cellText(shownCell(cells, this.#identifier))
  }

  /** Gives up the keys of a row, so that it can be planned again. */
  release(row: number, cells: RowCells): void {
    const key = readCell(this.#identifier, cells)
    if (key.ok && key.value !== null) this.#keyClaims.release(String(key.value), row)
    if (this.#sku === null || this.#sku === this.#identifier) return
    const sku = readCell(this.#sku, cells)
    const text = sku.ok && sku.value !== null ? String(sku.value) : key.ok ? String(key.value ?? '') : ''
    this.#skuClaims.release(text, row)
  }

  #find(key: string): readonly number[] {
    if (this.#identifier !== this.#sku) return this.#keyClaims.productsWith(key)
    const id = this.#held.idOf(key)
    return id === null ? [] : [id]
  }
}

function refused(planned: PlannedRow): MatchedRow {
  return { ok: false, planned }
}
