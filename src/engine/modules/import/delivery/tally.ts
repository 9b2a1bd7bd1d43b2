import type { DeliveredRow, DeliveryLayout, RefusedCell } from '../../../core/kpi/delivery.ts'
import { isSaidTwice } from '../../../core/kpi/delivery.ts'
import type { DeliveryScore, FaultyRows } from '../../../core/kpi/score-delivery.ts'
import { DeliveryCounter } from '../../../core/kpi/score-delivery.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { Rejection } from '../../../../shared/contract/common.ts'
import type { Db } from '../../../store/database.ts'
import { pluckStatement } from '../../../store/database.ts'
import type { ImportColumn } from '../plan/import-columns.ts'
import type { PlannedRow } from '../plan/planned-row.ts'
import type { StagedRow } from '../staging/staged-rows.ts'
import { CELL_MARK } from '../../../core/mapping/source-cell.ts'
import type { ImportPolicy } from '../../../../shared/contract/import-policy.ts'
import { AsSent } from './as-sent.ts'
import { layoutOf } from './layout-of.ts'
import { packRows } from './packed.ts'

export interface Tallied {
  readonly layout: DeliveryLayout
  readonly score: DeliveryScore
  readonly faulty: FaultyRows
}

type Delivered = Pick<StagedRow, 'n' | 'line' | 'cells'> & Partial<Pick<StagedRow, 'repairs'>>

const isNoWait = ({ code }: Rejection): boolean => code !== 'picture-waits'

/** Counts the rows of a supplier's file while they are planned, and packs them to be kept. */
export class DeliveryTally {
  readonly #db: Db
  readonly #structure: StructureModel
  readonly #layout: DeliveryLayout
  readonly #counter: DeliveryCounter
  readonly #places: ReadonlyMap<string, number>
  readonly #asSent: AsSent
  /** Place of the family among the planned values; -1 where the file does not say it. */
  readonly #familyAt: number
  #waiting: DeliveredRow[] = []

  constructor(
    db: Db,
    structure: StructureModel,
    columns: readonly ImportColumn[],
    policy: ImportPolicy,
    keys: readonly string[],
  ) {
    this.#db = db
    this.#asSent = new AsSent(db, structure, columns, policy)
    this.#structure = structure
    this.#layout = layoutOf(structure, columns)
    this.#counter = new DeliveryCounter(this.#layout)
    this.#places = new Map(this.#layout.columns.map(({ name, index }) => [name, index]))
    this.#familyAt = keys.indexOf('family')
  }

  get layout(): DeliveryLayout {
    return this.#layout
  }

  /** A planned row as it is counted and kept; `cells` where it has been cut into them already. */
  delivered(
    staged: Delivered,
    planned: PlannedRow,
    cells: readonly string[] = staged.cells.split(CELL_MARK),
  ): DeliveredRow {
    const { n, line, repairs = null } = staged
    const places = repairs === null ? [] : this.#layout.columns.filter(({ index }) => repairs.has(index))
    const repaired = new Set(places.map(({ index }) => index))
    // What pictures a row names is in its cells; kept once more it would be as long again.
    const refused = planned.rejections.filter(isNoWait).map((rejection) => this.#refused(rejection))
    const ours = ({ code, column }: RefusedCell): boolean =>
      column !== null && repaired.has(column) && !isSaidTwice(code)
    return {
      n,
      line,
      outcome: planned.outcome,
      family: this.#familyOf(planned),
      cells,
      // What somebody wrote here is no fault of the supplier's: it may reject the row, and stands against no cell.
      refused: [
        ...refused.map((each) => (ours(each) ? { ...each, column: null } : each)),
        ...(repaired.size === 0
          ? []
          : this.#asSent
              .refused(staged)
              .filter(isNoWait)
              .map((rejection) => this.#refused(rejection))),
      ],
      repaired: [...repaired],
    }
  }

  /** Rows come in file order. `isKept`: they are handed out by the next `take`. */
  note(staged: StagedRow, planned: PlannedRow, cells: readonly string[], isKept: boolean): void {
    const row = this.delivered(staged, planned, cells)
    this.#counter.note(row)
    if (isKept) this.#waiting.push(row)
  }

  /** The rows noted since the last time, packed; null when there are none. */
  take(): { readonly first: number; readonly rows: Uint8Array } | null {
    const [first] = this.#waiting
    if (first === undefined) return null
    const rows = packRows(this.#waiting)
    this.#waiting = []
    return { first: first.n, rows }
  }

  result(): Tallied {
    return { layout: this.#layout, ...this.#counter.result() }
  }

  #familyOf({ productId, values }: PlannedRow): string | null {
    const planned = values[this.#familyAt]
    const id =
      typeof planned === 'number' || productId === null
        ? planned
        : pluckStatement(this.#db, 'SELECT family_id FROM product WHERE id = ?').get(productId)
    return typeof id === 'number' ? (this.#structure.familiesById.get(id)?.code ?? null) : null
  }

  #refused({ code, column, params = {} }: Rejection): RefusedCell {
    return { code, column: column === null ? null : (this.#places.get(column) ?? null), params }
  }
}
