import { AppError } from '../../../shared/errors.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { SYSTEM_SLOT } from '../../core/structure/system-slots.ts'
import type { ReadContext } from '../../runtime/module.ts'
import { prepared } from '../../store/database.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import { hasExclusive } from '../sheet/index.ts'
import { findCells, readBefore } from './difference.ts'
import type { Narrowed } from './narrow.ts'

/** Products that get values back in the same columns; `rows` are their values of then, row by row. */
export interface Group {
  readonly columns: readonly string[]
  readonly ids: number[]
  readonly rows: CellValue[][]
}

/** What going back comes to. Plain: it crosses threads. */
export interface Collected {
  readonly groups: readonly Group[]
  readonly cells: number
  readonly isExclusive: boolean
  /** Products to put into the bin: made, or brought back from it, since. */
  readonly toBin: readonly number[]
  readonly toReturn: readonly number[]
  readonly gone: number
}

/** Cells of one step back: their values lie in memory at once, some 100 bytes each. */
const CELLS_MOST = 1_000_000

/** Products whose cells are grouped together: enough for long groups, and products stay together. */
const WINDOW = 2_000

/** Gathers the cells of a difference with the values they had at its beginning. */
export function collect(context: ReadContext, computed: ComputedColumns, narrowed: Narrowed): Collected {
  return context.db.transaction(() => {
    const { cells, places } = findCells(context, computed, narrowed)
    if (places.length > CELLS_MOST)
      throw new AppError('invalid-input', 'More than 1,000,000 cells at once: narrow the list by its filters.', {
        cells: places.length,
      })
    const isWhole = narrowed.asked.columns.length === 0 && narrowed.bands === null
    const isThere = prepared(context.db, 'SELECT deleted_at IS NULL FROM product WHERE id = ?', 'pluck')
    const gone = new Set<number>()
    const toBin = new Set<number>()
    const toReturn = new Set<number>()
    const grouping = new Grouping()
    for (const { productId, column, before } of readBefore(context, cells, places)) {
      if (gone.has(productId) || (cells.created.has(productId) && toBin.has(productId))) continue
      const isLive = isThere.get(productId) as number | undefined
      if (isLive === undefined) gone.add(productId)
      else if (cells.created.has(productId)) {
        // It was not there: its cells had no values to go back to.
        if (isWhole && isLive === 1) toBin.add(productId)
      } else if (column !== SYSTEM_SLOT.deletedAt.key) grouping.add(productId, column, before)
      else if (isWhole && before === null && isLive === 0) toReturn.add(productId)
      else if (isWhole && before !== null && isLive === 1) toBin.add(productId)
    }
    const groups = grouping.done()
    return {
      groups,
      cells: groups.reduce((sum, { ids, columns }) => sum + ids.length * columns.length, 0),
      isExclusive: groups.some(({ columns }) => hasExclusive(context.structure(), columns)),
      toBin: [...toBin],
      toReturn: [...toReturn],
      gone: gone.size,
    }
  })()
}

/** Puts products together whose cells are of the same columns: they are planned and written as one. */
class Grouping {
  readonly #done: Group[] = []
  #open = new Map<string, Group>()
  #products = 0
  #current: { readonly productId: number; readonly columns: string[]; readonly values: CellValue[] } | null = null

  /** Cells come product by product. */
  add(productId: number, column: string, value: CellValue): void {
    if (this.#current?.productId !== productId) {
      this.#finishProduct()
      this.#current = { productId, columns: [], values: [] }
    }
    this.#current?.columns.push(column)
    this.#current?.values.push(value)
  }

  done(): readonly Group[] {
    this.#finishProduct()
    this.#finishWindow()
    return this.#done
  }

  #finishProduct(): void {
    if (!this.#current) return
    const { productId, columns, values } = this.#current
    const name = columns.join('\n')
    let group = this.#open.get(name)
    if (!group) this.#open.set(name, (group = { columns, ids: [], rows: [] }))
    group.ids.push(productId)
    group.rows.push(values)
    if (++this.#products % WINDOW === 0) this.#finishWindow()
  }

  #finishWindow(): void {
    this.#done.push(...this.#open.values())
    this.#open = new Map()
  }
}
