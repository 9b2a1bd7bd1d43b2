import { AppError } from '../../../../shared/errors.ts'
import type { GroupRow } from '../../../../shared/contract/catalogue.ts'
import type { CellValue, Labels } from '../../../../shared/vocabulary.ts'
import type { RowMap } from '../groups/row-map.ts'
import { createRowMap } from '../groups/row-map.ts'

/** A page of the view as `catalogue.gridPage` answers it. */
export interface Page {
  readonly total: number
  /** With those of closed groups. */
  readonly products: number
  /** Stamps the order of the whole view. */
  readonly order: number
  /** Groups in sight; null: those of the order that was asked with. */
  readonly groups: readonly GroupRow[] | null
  /** Names of the groups, by level and code. */
  readonly groupLabels: readonly Readonly<Record<string, Labels>>[]
  readonly ids: readonly number[]
  readonly rows: readonly (readonly CellValue[])[]
  readonly marks: readonly PageMark[]
  readonly labels: Readonly<Record<string, Readonly<Record<string, Labels>>>>
}

/** `own`: a variant's own though its model has one; `taken`: taken over from the system that keeps it. */
export type MarkKind = 'fallback' | 'inherited' | 'misnamed' | 'own' | 'taken'

export interface Mark {
  readonly kind: MarkKind
  readonly value: CellValue
  /** Of a fallback: key of the column that the value is of. */
  readonly from?: string | undefined
}

interface PageMark extends Mark {
  readonly row: number
  readonly column: number
}

/**
 * What to load: products from place `from`, these columns. `renew` asks for the view as it is to be from now on: ordered
 * anew, or with other groups open; null asks for more of what is shown.
 */
export interface PageRequest {
  readonly from: number
  readonly count: number
  readonly columns: readonly string[]
  readonly renew: 'order' | 'groups' | null
  /** The order whose groups are known. */
  readonly groupsOf: number | null
}

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

/** Rows per request: 1.5 to 1.9 ms for 60 columns, the smallest that fills a screen with some to spare. */
const PAGE = 100
/** Pages kept: 6,000 rows, a few MB. */
const MAX_PAGES = 60
/** More would only queue up in the engine in front of what the person scrolls to next. */
const MAX_IN_FLIGHT = 2

/** Up to so many changed rows are loaded one by one: a row costs the engine a tenth of a page. */
const MAX_SINGLE_ROWS = 8

interface Loaded extends Page {
  readonly columns: ReadonlyMap<string, number>
  readonly marksByCell: ReadonlyMap<number, Mark>
  isStale: boolean
  usedAt: number
}

/** The rows of the view that are loaded; AG Grid draws from here and never holds data of its own. */
export function createRowStore({ load, onRows, onView, onError }: RowStoreOptions): RowStore {
  let pages = new Map<number, Loaded>()
  let positions = new Map<number, number>()
  const labels = new Map<string, Map<string, Labels>>()
  let columns: readonly string[] = []
  let total: number | null = null
  let order: number | null = null
  let map = createRowMap([])
  let groupLabels: Page['groupLabels'] = []
  /** Rises with every change of view or columns: an answer of before is dropped. */
  let version = 0
  /** What is to be asked for anew; null when what is shown is what is wanted. */
  let renewing: PageRequest['renew'] = 'order'
  let inFlight = new Set<number>()
  /** Orderings asked for so far, and the one that what is loaded came of. */
  let ordersAsked = 0
  let orderShown = 0
  /** Whether the newest is under way; the engine gives up older ones, or they are shown until it comes. */
  let isOrdering = false
  /** Something changed since it was asked for. */
  let isOrderStale = false
  /** Pages whose content changed while they were on their way. */
  let again = new Set<number>()
  /** Rows in view. */
  let visible = { first: 0, last: 0, direction: 1 }
  let clock = 0

  const fill = (): void => {
    if (columns.length === 0) return
    if (renewing && !isOrdering) askOrder(renewing)
    if (total === null) return
    for (const page of wanted()) {
      if (inFlight.size >= MAX_IN_FLIGHT) return
      if (!inFlight.has(page) && (pages.get(page)?.isStale ?? true)) request(page)
    }
  }

  /** The products in view; where only groups are, the next ones. */
  const visiblePlaces = (): readonly [number, number] => {
    const places = map.placesIn(visible.first, visible.last)
    if (places) return [places.first, places.last]
    const next = Math.max(0, (map.placesIn(0, visible.last)?.last ?? -1) + 1)
    return [next, next]
  }

  /** Pages in view first, then one ahead and one behind. */
  const wanted = function* (): Generator<number> {
    const lastPage = total === null ? 0 : Math.max(0, pageOf(total - 1))
    const [from, to] = visiblePlaces()
    const first = pageOf(from)
    const last = Math.min(lastPage, pageOf(to))
    for (let page = first; page <= last; page++) yield page
    const ahead = visible.direction > 0 ? [last + 1, first - 1] : [first - 1, last + 1]
    for (const page of ahead) if (page >= 0 && page <= lastPage) yield page
  }

  const request = (page: number): void => {
    const mine = version
    const settle = (then: () => void): void => {
      if (mine !== version) return
      inFlight.delete(page)
      then()
    }
    inFlight.add(page)
    load({ from: page * PAGE, count: PAGE, columns, renew: null, groupsOf: order }).then(
      (answer) =>
        settle(() => {
          take(page, answer, false)
          fill()
        }),
      (error: Error) =>
        settle(() => {
          if (!isOvertaken(error)) onError(error)
          else if (!isOrdering) fill() // else the new order brings its own rows
        }),
    )
  }

  /** Asks for the view anew. Until it answers, which may take seconds, the old rows go on being loaded. */
  const askOrder = (renew: 'order' | 'groups'): void => {
    const mine = ++ordersAsked
    isOrdering = true
    isOrderStale = false
    const page = pageOf(visiblePlaces()[0])
    const askedColumns = columns
    load({ from: page * PAGE, count: PAGE, columns, renew, groupsOf: null }).then(
      (answer) => {
        if (mine < orderShown) return
        orderShown = mine
        if (mine === ordersAsked) {
          isOrdering = false
          renewing = null
        }
        startAnew()
        take(page, answer, true, askedColumns)
        fill()
      },
      (error: Error) => {
        if (mine !== ordersAsked) return
        if (isOvertaken(error)) return askOrder(renew)
        isOrdering = false
        onError(error)
      },
    )
  }

  const take = (page: number, answer: Page, isReset: boolean, answered = columns): void => {
    if (isReset) {
      pages = new Map()
      positions = new Map()
    }
    const isOtherView = total !== answer.total || answer.groups !== null
    total = answer.total
    order = answer.order
    if (answer.groups) {
      map = createRowMap(answer.groups)
      groupLabels = answer.groupLabels
    }
    const before = pages.get(page)
    const after: Loaded = {
      ...answer,
      columns: new Map(answered.map((column, index) => [column, index])),
      marksByCell: byCell(answer.marks),
      isStale: again.delete(page) || answered !== columns || (isReset && isOrderStale),
      usedAt: clock++,
    }
    pages.set(page, after)
    answer.ids.forEach((id, index) => positions.set(id, page * PAGE + index))
    const hasNewLabels = mergeLabels(answer.labels)
    dropOld()
    if (isReset || isOtherView) onView(answer.products)
    for (const index of changedRows(hasNewLabels ? undefined : before, after)) tellRow(page * PAGE + index)
    if (answer.ids.length > 0) return
    if (isReset && page > 0 && answer.total > 0) request(pageOf(answer.total - 1))
  }

  const tellRow = (place: number): void => {
    const row = map.rowAt(place)
    onRows(row, row)
  }

  /** Loads one product again, in its place; one that is no longer there makes its page stale. */
  const reloadProduct = (place: number, productId: number): void => {
    const asked = version
    load({ from: place, count: 1, columns, renew: null, groupsOf: order }).then(
      (answer) => {
        const page = pageAt(place)
        if (asked !== version || !page || page.ids[place % PAGE] !== productId) return
        if (answer.ids[0] !== productId) {
          page.isStale = true
          return fill()
        }
        mergeLabels(answer.labels)
        const marks = [
          ...page.marks.filter((mark) => mark.row !== place % PAGE),
          ...answer.marks.map((mark) => ({ ...mark, row: place % PAGE })),
        ]
        const rows = page.rows.with(place % PAGE, answer.rows[0] ?? [])
        pages.set(pageOf(place), { ...page, rows, marks, marksByCell: byCell(marks) })
        tellRow(place)
      },
      (error: Error) => {
        const page = pageAt(place)
        if (!isOvertaken(error)) onError(error)
        else if (page) page.isStale = true
      },
    )
  }

  /** True when there is a label that was not known, or is another now: rows are drawn with it even if they are the same. */
  const mergeLabels = (more: Page['labels']): boolean => {
    let isNews = false
    for (const [column, byCode] of Object.entries(more)) {
      let known = labels.get(column)
      if (!known) labels.set(column, (known = new Map()))
      for (const [code, label] of Object.entries(byCode)) {
        isNews ||= JSON.stringify(known.get(code)) !== JSON.stringify(label)
        known.set(code, label)
      }
    }
    return isNews
  }

  const dropOld = (): void => {
    if (pages.size <= MAX_PAGES) return
    const inView = new Set(wanted())
    const old = [...pages].filter(([page]) => !inView.has(page)).toSorted(([, a], [, b]) => a.usedAt - b.usedAt)
    for (const [page, { ids }] of old.slice(0, pages.size - MAX_PAGES)) {
      pages.delete(page)
      for (const id of ids) positions.delete(id)
    }
  }

  const startAnew = (): void => {
    version++
    inFlight = new Set()
    again = new Set()
  }

  const pageAt = (place: number): Loaded | undefined => pages.get(pageOf(place))
  /** The page of a row's product and its place within; undefined for groups and for what is not loaded. */
  const find = (row: number): { readonly page: Loaded; readonly at: number } | undefined => {
    const place = map.placeAt(row)
    const page = place === null ? undefined : pageAt(place)
    return page && place !== null ? { page, at: place % PAGE } : undefined
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
    idAt: (row) => {
      const found = find(row)
      return found?.page.ids[found.at]
    },
    value: (row, column) => {
      const found = find(row)
      const index = found?.page.columns.get(column)
      return index === undefined ? undefined : found?.page.rows[found.at]?.[index]
    },
    mark: (row, column) => {
      const found = find(row)
      const index = found?.page.columns.get(column)
      return found && index !== undefined ? found.page.marksByCell.get(found.at * 1_000 + index) : undefined
    },
    label: (column, code) => labels.get(column)?.get(code),
    rowOf: (productId) => {
      const place = positions.get(productId)
      return place === undefined ? undefined : map.rowAt(place)
    },
    show: (first, last) => {
      const direction = first === visible.first ? visible.direction : first > visible.first ? 1 : -1
      visible = { first, last, direction }
      for (const page of wanted()) {
        const loaded = pages.get(page)
        if (loaded) loaded.usedAt = clock++
      }
      fill()
    },
    patch: (productId, column, value) => {
      const place = positions.get(productId)
      if (place === undefined) return
      const page = pageAt(place)
      const index = page?.columns.get(column)
      if (!page || index === undefined) return
      const rows = page.rows.map((cells, at) => (at === place % PAGE ? cells.with(index, value) : cells))
      // Shown from elsewhere no longer; that it is an override may have been loaded before the answer came.
      const isMarked = ({ kind, ...mark }: PageMark): boolean =>
        mark.row === place % PAGE && mark.column === index && kind !== 'own' && kind !== 'taken'
      const marks = value === null ? page.marks : page.marks.filter((mark) => !isMarked(mark))
      pages.set(pageOf(place), { ...page, rows, marks, marksByCell: byCell(marks) })
      tellRow(place)
    },
    setColumns: (next) => {
      columns = next
      startAnew()
      for (const page of pages.values()) page.isStale = true
      fill()
    },
    reset: () => {
      renewing = 'order'
      isOrdering = false
      fill()
    },
    regroup: () => {
      renewing ??= 'groups' // an order that is being asked for comes with the groups as they are then
      isOrdering = false
      fill()
    },
    invalidate: (productIds) => {
      isOrderStale = true
      const rows = productIds?.flatMap((id) => {
        const place = positions.get(id)
        return place === undefined ? [] : [{ place, id }]
      })
      if (rows && rows.length <= MAX_SINGLE_ROWS) {
        for (const { place, id } of rows) {
          if (inFlight.has(pageOf(place))) again.add(pageOf(place))
          else if (pageAt(place)?.isStale === false) reloadProduct(place, id)
        }
        return
      }
      const stale = rows && new Set(rows.map(({ place }) => pageOf(place)))
      for (const [number, page] of pages) if (!stale || stale.has(number)) page.isStale = true
      for (const page of inFlight) if (!stale || stale.has(page) || !pages.has(page)) again.add(page)
      fill()
    },
  }
}

/** Whether the engine left a question for a newer one about the same view: no failure, and worth asking again. */
function isOvertaken(error: Error): boolean {
  return error instanceof AppError && error.code === 'cancelled'
}

/** Rows of a page that look different from before; all of them where the columns are others. */
function changedRows(before: Loaded | undefined, after: Loaded): readonly number[] {
  const all = after.ids.map((_, index) => index)
  if (!before || [...before.columns.keys()].join('\n') !== [...after.columns.keys()].join('\n')) return all
  const marksOf = (page: Loaded, row: number): string => JSON.stringify(page.marks.filter((mark) => mark.row === row))
  return all.filter((index) => {
    const isSame = before.ids[index] === after.ids[index] && sameCells(before.rows[index], after.rows[index])
    return !isSame || marksOf(before, index) !== marksOf(after, index)
  })
}

function sameCells(a: readonly CellValue[] | undefined, b: readonly CellValue[] | undefined): boolean {
  return a !== undefined && b !== undefined && a.length === b.length && a.every((value, index) => value === b[index])
}

function byCell(marks: readonly PageMark[]): ReadonlyMap<number, Mark> {
  return new Map(marks.map((mark) => [mark.row * 1_000 + mark.column, mark]))
}

function pageOf(place: number): number {
  return Math.floor(place / PAGE)
}
