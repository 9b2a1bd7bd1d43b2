import type { GroupRow } from '../../../../shared/contract/catalogue.ts'
import type { CellValue, Labels } from '../../../../shared/vocabulary.ts'
import type { RowMap } from '../groups/row-map.ts'
import { createRowMap } from '../groups/row-map.ts'
import { createLoadedPages } from './loaded-pages.ts'
import type { Mark, Page, PageRequest } from './page.ts'
import { PAGE, pageOf } from './page.ts'
import { createPageQueue } from './page-queue.ts'
import { createRenewal } from './renewal.ts'
import type { VisibleRows } from './visible-rows.ts'
import { pagesWanted, placesInView, scrolledTo } from './visible-rows.ts'

export interface RowStoreOptions {
  readonly load: (request: PageRequest) => Promise<Page>
  /** Rows of these positions have new content. */
  readonly onRows: (from: number, to: number) => void
  /** The number of rows, or the whole order, is new. Products: those in view, with those of closed groups. */
  readonly onView: (products: number) => void
  readonly onError: (error: Error) => void
}

/** A group that is in sight, with the names of the code it may be named by. */
export interface ShownGroup extends GroupRow {
  readonly labels: Labels | undefined
}

/** What is loaded, by row: a group is a row, too, and holds no product and no value. */
export interface RowStore {
  /** Rows to be drawn; null before the first answer. */
  rows(): number | null
  /** Products that the rows are of. */
  total(): number | null
  /** Which rows are groups, and the places of products among the products, as the engine counts. */
  map(): RowMap
  group(row: number): ShownGroup | null
  /** Stamp of the order that positions are counted in; null while there is none. */
  order(): number | null
  /** Product of this row; undefined while it is not loaded. */
  idAt(row: number): number | undefined
  /** Undefined while it is not loaded. */
  value(row: number, column: string): CellValue | undefined
  mark(row: number, column: string): Mark | undefined
  label(column: string, code: string): Labels | undefined
  /** The row of a product, if it is loaded. */
  rowOf(productId: number): number | undefined
  /** Loads what these rows need, and a little ahead in the direction of the scroll. */
  show(first: number, last: number): void
  /** Puts a value in place before the engine has confirmed it. */
  patch(productId: number, column: string, value: CellValue): void
  /** Other columns are shown: what is loaded stays in view until the new values are there. */
  setColumns(columns: readonly string[]): void
  /** Another query, or the same ordered anew: the old rows stay in view until the first new ones are there. */
  reset(): void
  /** The same order with other groups open: nothing is ordered anew. */
  regroup(): void
  /**
   * These products changed (null: who knows which). A few are loaded again row by row; of many, their pages, those in
   * view at once. What is in view stays until the new values are there.
   */
  invalidate(productIds: readonly number[] | null): void
}

/** Up to so many changed rows are loaded one by one: a row costs the engine a tenth of a page. */
const MAX_SINGLE_ROWS = 8

/** The rows of the view that are loaded; AG Grid draws from here and never holds data of its own. */
export function createRowStore({ load, onRows, onView, onError }: RowStoreOptions): RowStore {
  const pages = createLoadedPages()
  let columns: readonly string[] = []
  let total: number | null = null
  let order: number | null = null
  let map = createRowMap([])
  let groupLabels: Page['groupLabels'] = []
  let visible: VisibleRows = { first: 0, last: 0, direction: 1 }

  const fill = (): void => {
    if (columns.length === 0) return
    renewal.start()
    if (total !== null) queue.fill()
  }

  const wanted = (): Iterable<number> => pagesWanted(visible, map, total ?? 0)

  const tellRow = (place: number): void => {
    const row = map.rowAt(place)
    onRows(row, row)
  }

  const take = (
    from: number,
    answer: Page,
    answered: readonly string[],
    isStale: boolean,
    isRenewed: boolean,
  ): void => {
    const isOtherView = isRenewed || total !== answer.total || answer.groups !== null
    total = answer.total
    order = answer.order
    if (answer.groups) {
      map = createRowMap(answer.groups)
      groupLabels = answer.groupLabels
    }
    const changed = pages.put(pageOf(from), answer, answered, isStale || answered !== columns)
    pages.dropOld(wanted())
    if (isOtherView) onView(answer.products)
    for (const place of changed) tellRow(place)
    const isPastEnd = isRenewed && answer.ids.length === 0 && from > 0 && answer.total > 0
    if (isPastEnd) queue.request(pageOf(answer.total - 1))
    fill()
  }

  const queue = createPageQueue({
    load: (from, count) => load({ from, count, columns, renew: null, groupsOf: order }),
    wanted,
    isNeeded: pages.isNeeded,
    onPage: (page, answer, isOutdated) => take(page * PAGE, answer, columns, isOutdated, false),
    onOvertaken: () => {
      if (!renewal.isUnderWay()) fill() // else the new order brings its own rows
    },
    onError,
  })

  const renewal = createRenewal({
    request: (renew) => {
      const page = pageOf(placesInView(visible, map).first)
      return { from: page * PAGE, count: PAGE, columns, renew, groupsOf: null }
    },
    load,
    onView: (answer, asked, isOutdated) => {
      queue.startAnew()
      pages.clear()
      take(asked.from, answer, asked.columns, isOutdated, true)
    },
    onError,
  })

  /** Loads one product again, in its place; one that is no longer there makes its page stale. */
  const reloadProduct = (place: number, productId: number): void =>
    queue.requestRow(place, (answer) => {
      if (pages.idAt(place) !== productId) return
      if (answer?.ids[0] === productId) {
        pages.putRow(place, answer)
        tellRow(place)
        return
      }
      pages.makeStale(new Set([pageOf(place)]))
      if (answer) fill()
    })

  /** What is loaded of the product of a row; undefined for groups. */
  const ofPlace = <T>(row: number, read: (place: number) => T | undefined): T | undefined => {
    const place = map.placeAt(row)
    return place === null ? undefined : read(place)
  }

  return {
    rows: () => (total === null ? null : map.rows(total)),
    total: () => total,
    map: () => map,
    group: (row) => {
      const group = map.groupAt(row)
      return group && { ...group, labels: groupLabels[group.level]?.[String(group.value)] }
    },
    order: () => order,
    idAt: (row) => ofPlace(row, pages.idAt),
    value: (row, column) => ofPlace(row, (place) => pages.value(place, column)),
    mark: (row, column) => ofPlace(row, (place) => pages.mark(place, column)),
    label: pages.label,
    rowOf: (productId) => {
      const place = pages.placeOf(productId)
      return place === undefined ? undefined : map.rowAt(place)
    },
    show: (first, last) => {
      visible = scrolledTo(visible, first, last)
      pages.use(wanted())
      fill()
    },
    patch: (productId, column, value) => {
      const place = pages.patch(productId, column, value)
      if (place !== undefined) tellRow(place)
    },
    setColumns: (next) => {
      columns = next
      queue.startAnew()
      pages.makeStale(null)
      fill()
    },
    reset: () => {
      renewal.want('order')
      fill()
    },
    regroup: () => {
      renewal.want('groups')
      fill()
    },
    invalidate: (productIds) => {
      renewal.outdate()
      const rows = productIds?.flatMap((id) => {
        const place = pages.placeOf(id)
        return place === undefined ? [] : [{ place, id }]
      })
      if (rows && rows.length <= MAX_SINGLE_ROWS) {
        for (const { place, id } of rows) {
          const page = pageOf(place)
          if (queue.isUnderWay(page)) queue.outdate((each) => each === page)
          else if (!pages.isNeeded(page)) reloadProduct(place, id)
        }
        return
      }
      const stale = rows ? new Set(rows.map(({ place }) => pageOf(place))) : null
      // A page that is loaded for the first time may hold any of them.
      queue.outdate((page) => !stale || stale.has(page) || pages.idAt(page * PAGE) === undefined)
      pages.makeStale(stale)
      fill()
    },
  }
}
