import type { CellValue, Labels } from '../../../../shared/vocabulary.ts'

/** A page of the view as `catalogue.gridPage` answers it. */
export interface Page {
  readonly total: number
  /** Stamps the order of the whole view. */
  readonly order: number
  readonly ids: readonly number[]
  readonly rows: readonly (readonly CellValue[])[]
  readonly marks: readonly PageMark[]
  readonly labels: Readonly<Record<string, Readonly<Record<string, Labels>>>>
}

interface PageMark {
  readonly row: number
  readonly column: number
  readonly kind: 'fallback' | 'inherited'
  readonly value: CellValue
}

export interface Mark {
  readonly kind: 'fallback' | 'inherited'
  readonly value: CellValue
}

/** What to load: rows from `from`, these columns, of this view; `refresh` makes the engine order the view anew. */
export interface PageRequest {
  readonly from: number
  readonly count: number
  readonly columns: readonly string[]
  readonly refresh: boolean
}

export interface RowStoreOptions {
  readonly load: (request: PageRequest) => Promise<Page>
  /** Rows of these positions have new content. */
  readonly onRows: (from: number, to: number) => void
  /** The number of rows, or the whole order, is new. */
  readonly onView: (total: number) => void
  readonly onError: (error: Error) => void
}

export interface RowStore {
  total(): number | null
  /** Stamp of the order that positions are counted in; null while there is none. */
  order(): number | null
  /** Product at this position; undefined while it is not loaded. */
  idAt(row: number): number | undefined
  /** Undefined while it is not loaded. */
  value(row: number, column: string): CellValue | undefined
  mark(row: number, column: string): Mark | undefined
  label(column: string, code: string): Labels | undefined
  /** Positions that hold the product, as far as they are loaded. */
  rowOf(productId: number): number | undefined
  /** Loads what these rows need, and a little ahead in the direction of the scroll. */
  show(first: number, last: number): void
  /** Puts a value in place before the engine has confirmed it. */
  patch(productId: number, column: string, value: CellValue): void
  /** Other columns are shown: what is loaded stays in view until the new values are there. */
  setColumns(columns: readonly string[]): void
  /** Another query, or the same ordered anew: the old rows stay in view until the first new ones are there. */
  reset(): void
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
  /** Rises with every change of view or columns: an answer of before is dropped. */
  let version = 0
  let isResetting = true
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
  let visible = { first: 0, last: 0, direction: 1 }
  let clock = 0

  const fill = (): void => {
    if (columns.length === 0) return
    if (isResetting && !isOrdering) askOrder()
    if (total === null) return
    for (const page of wanted()) {
      if (inFlight.size >= MAX_IN_FLIGHT) return
      if (!inFlight.has(page) && (pages.get(page)?.isStale ?? true)) request(page)
    }
  }

  /** Pages in view first, then one ahead and one behind. */
  const wanted = function* (): Generator<number> {
    const lastPage = total === null ? 0 : Math.max(0, pageOf(total - 1))
    const first = pageOf(visible.first)
    const last = Math.min(lastPage, pageOf(visible.last))
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
    load({ from: page * PAGE, count: PAGE, columns, refresh: false }).then(
      (answer) =>
        settle(() => {
          take(page, answer, false)
          fill()
        }),
      (error: Error) => settle(() => onError(error)),
    )
  }

  /** Asks for the view anew. Until it answers, which may take seconds, the old rows go on being loaded. */
  const askOrder = (): void => {
    const mine = ++ordersAsked
    isOrdering = true
    isOrderStale = false
    const page = pageOf(visible.first)
    const askedColumns = columns
    load({ from: page * PAGE, count: PAGE, columns, refresh: true }).then(
      (answer) => {
        if (mine < orderShown) return
        orderShown = mine
        if (mine === ordersAsked) {
          isOrdering = false
          isResetting = false
        }
        startAnew()
        take(page, answer, true, askedColumns)
        fill()
      },
      (error: Error) => {
        if (mine !== ordersAsked) return
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
    const isOtherTotal = total !== answer.total
    total = answer.total
    order = answer.order
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
    if (isReset || isOtherTotal) onView(answer.total)
    for (const index of changedRows(hasNewLabels ? undefined : before, after))
      onRows(page * PAGE + index, page * PAGE + index)
    if (answer.ids.length > 0) return
    if (isReset && page > 0 && answer.total > 0) request(pageOf(answer.total - 1))
  }

  /** Loads one row again, in its place; a row that is no longer there makes its page stale. */
  const reloadRow = (row: number, productId: number): void => {
    const asked = version
    load({ from: row, count: 1, columns, refresh: false }).then((answer) => {
      const page = pageAt(row)
      if (asked !== version || !page || page.ids[row % PAGE] !== productId) return
      if (answer.ids[0] !== productId) {
        page.isStale = true
        return fill()
      }
      mergeLabels(answer.labels)
      const marks = [
        ...page.marks.filter((mark) => mark.row !== row % PAGE),
        ...answer.marks.map((mark) => ({ ...mark, row: row % PAGE })),
      ]
      const rows = page.rows.with(row % PAGE, answer.rows[0] ?? [])
      pages.set(pageOf(row), { ...page, rows, marks, marksByCell: byCell(marks) })
      onRows(row, row)
    }, onError)
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

  const pageAt = (row: number): Loaded | undefined => pages.get(pageOf(row))

  return {
    total: () => total,
    order: () => order,
    idAt: (row) => pageAt(row)?.ids[row % PAGE],
    value: (row, column) => {
      const page = pageAt(row)
      const index = page?.columns.get(column)
      return index === undefined ? undefined : page?.rows[row % PAGE]?.[index]
    },
    mark: (row, column) => {
      const page = pageAt(row)
      const index = page?.columns.get(column)
      return index === undefined ? undefined : page?.marksByCell.get((row % PAGE) * 1_000 + index)
    },
    label: (column, code) => labels.get(column)?.get(code),
    rowOf: (productId) => positions.get(productId),
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
      const row = positions.get(productId)
      if (row === undefined) return
      const page = pageAt(row)
      const index = page?.columns.get(column)
      if (!page || index === undefined) return
      const rows = page.rows.map((cells, at) => (at === row % PAGE ? cells.with(index, value) : cells))
      const isMarked = (mark: PageMark): boolean => mark.row === row % PAGE && mark.column === index
      const marks = value === null ? page.marks : page.marks.filter((mark) => !isMarked(mark))
      pages.set(pageOf(row), { ...page, rows, marks, marksByCell: byCell(marks) })
      onRows(row, row)
    },
    setColumns: (next) => {
      columns = next
      startAnew()
      for (const page of pages.values()) page.isStale = true
      fill()
    },
    reset: () => {
      isResetting = true
      isOrdering = false
      fill()
    },
    invalidate: (productIds) => {
      isOrderStale = true
      const rows = productIds?.flatMap((id) => {
        const row = positions.get(id)
        return row === undefined ? [] : [{ row, id }]
      })
      if (rows && rows.length <= MAX_SINGLE_ROWS) {
        for (const { row, id } of rows) {
          if (inFlight.has(pageOf(row))) again.add(pageOf(row))
          else if (pageAt(row)?.isStale === false) reloadRow(row, id)
        }
        return
      }
      const stale = rows && new Set(rows.map(({ row }) => pageOf(row)))
      for (const [number, page] of pages) if (!stale || stale.has(number)) page.isStale = true
      for (const page of inFlight) if (!stale || stale.has(page) || !pages.has(page)) again.add(page)
      fill()
    },
  }
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

function pageOf(row: number): number {
  return Math.floor(row / PAGE)
}
