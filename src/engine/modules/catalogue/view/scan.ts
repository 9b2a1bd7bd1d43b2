import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Db } from '../../../store/database.ts'
import type { Fragment } from '../filter/fragment.ts'

/** One reading of all live products, a slice at a time. */
export interface Scan {
  /** How much has been read, from 0 to 1; 1 when all that comes of it is made, too. */
  readonly share: number
  /** Goes on until the time given (of `performance.now`), or a little longer. */
  advance(until: number): void
}

export interface ScanOptions<Row> {
  /** One expression gives plain values, several give rows. */
  readonly select: string
  readonly where: Fragment
  /** Reads all live products in one piece, from a narrow index: for conditions and values that need no row. */
  readonly isAtOnce?: boolean
  readonly onRows: (rows: readonly Row[]) => void
}

/** Products looked at in one piece: some 20 ms of a wide table. */
const PIECE = 10_000
/** A condition about more than the product's own values may begin with work that each piece does again. */
const WIDE_PIECE = 250_000

/** Reads live products by ascending id, up to the newest there is now: later ones come as changes. */
export function scanProducts<Row>(db: Db, { select, where, isAtOnce = false, onRows }: ScanOptions<Row>): Scan {
  const lastId = Number(db.prepare('SELECT MAX(id) FROM product').pluck().get() ?? 0)
  const range = isAtOnce ? '' : ' AND p.id > ? AND p.id <= ?'
  const source = isAtOnce ? 'product p INDEXED BY product_kind' : 'product p'
  const statement = db.prepare(`SELECT ${select} FROM ${source} WHERE p.deleted_at IS NULL AND (${where.sql})${range}`)
  if (select === 'p.id') statement.pluck()
  else statement.raw()
  const piece = isAtOnce ? lastId : where.isWide ? WIDE_PIECE : PIECE
  let at = 0
  return {
    get share() {
      return lastId === 0 ? 1 : Math.min(1, at / lastId)
    },
    advance: (until) => {
      while (at < lastId) {
        const params: CellValue[] = isAtOnce ? [] : [at, at + piece]
        onRows(statement.all(...where.params, ...params) as Row[]) // by `select`
        at += piece
        if (performance.now() >= until) return
      }
    },
  }
}
