import type { StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import type { RowPlanner } from '../plan/row-planner.ts'
import type { RowCells } from '../plan/row-steps.ts'
import type { WaitingPrice } from './waiting.ts'
import { waiting, waitingPage } from './waiting.ts'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS said_again (product_id INTEGER NOT NULL, column_key TEXT NOT NULL, price REAL NOT NULL) STRICT;
  DELETE FROM said_again;
`

/** Notes, while a file is planned, which prices that wait for approval it gives up: it says the old price again. */
export class SaidAgain {
  readonly #staging: Db
  readonly #planner: RowPlanner
  readonly #held: ReadonlyMap<number, readonly WaitingPrice[]>

  constructor(db: Db, structure: StructureModel, staging: Db, planner: RowPlanner) {
    const all = waitingPage(db, waiting(db, structure, { importId: null, ids: null }), 0, -1)
    this.#held = Map.groupBy(
      all.filter(({ column }) => planner.keys.includes(column)),
      ({ productId }) => productId,
    )
    this.#staging = staging
    this.#planner = planner
    staging.exec(SCHEMA)
  }

  /** A row of which something counts. */
  note(productId: number, cells: RowCells): void {
    const held = this.#held.get(productId)
    if (held === undefined) return
    const { values } = this.#planner.view(cells)
    const insert = this.#staging.prepare('INSERT INTO said_again (product_id, column_key, price) VALUES (?, ?, ?)')
    for (const { column, before } of held)
      if (values[this.#planner.keys.indexOf(column)] === before) insert.run(productId, column, before)
  }
}
