import type { CellValue, Labels } from '../../../../shared/vocabulary.ts'
import type { Mark, Page, PageMark } from './page.ts'
import { PAGE, pageOf } from './page.ts'

/** What is loaded of a view, by the place of a product in it. Knows nothing of asking. */
export interface LoadedPages {
  /** Product of this place; undefined while it is not loaded. */
  idAt(place: number): number | undefined
  /** Undefined while it is not loaded. */
  value(place: number, column: string): CellValue | undefined
  mark(place: number, column: string): Mark | undefined
  label(column: string, code: string): Labels | undefined
  /** The place of a product, if it is loaded. */
  placeOf(productId: number): number | undefined
  /** Whether a page has to be loaded: it is not there, or no longer true. */
  isNeeded(page: number): boolean
  /** Answers with the places that look different from before. */
  put(page: number, answer: Page, columns: readonly string[], isStale: boolean): readonly number[]
  /** One row in its place again. */
  putRow(place: number, answer: Page): void
  /** Puts a value in the place of a product and answers with the place; undefined where there is none. */
  patch(productId: number, column: string, value: CellValue): number | undefined
  /** These pages (null: all) are no longer true; they are kept until they have been loaded again. */
  makeStale(pages: ReadonlySet<number> | null): void
  /** These pages are in view: they are dropped last. */
  use(pages: Iterable<number>): void
  /** Lets the pages go that were in view longest ago, if there are too many; none of these. */
  dropOld(inView: Iterable<number>): void
  /** Forgets all rows; names of codes stay. */
  clear(): void
}

/** Pages kept: 6,000 rows, a few MB. */
const MAX_PAGES = 60
/** More than a page has columns, so that a row and a column make one number. */
const ROW_STEP = 1_000

interface Loaded extends Page {
  readonly columns: ReadonlyMap<string, number>
  readonly marksByCell: ReadonlyMap<number, Mark>
  isStale: boolean
  usedAt: number
}

export function createLoadedPages(): LoadedPages {
  const pages = new Map<number, Loaded>()
  const places = new Map<number, number>()
  const labels = new Map<string, Map<string, Labels>>()
  let clock = 0

  const pageAt = (place: number): Loaded | undefined => pages.get(pageOf(place))
  const setRow = (place: number, change: Pick<Page, 'rows' | 'marks'>): void => {
    const page = pageAt(place)
    if (page) pages.set(pageOf(place), { ...page, ...change, marksByCell: byCell(change.marks) })
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

  return {
    idAt: (place) => pageAt(place)?.ids[place % PAGE],
    value: (place, column) => {
      const page = pageAt(place)
      const index = page?.columns.get(column)
      return index === undefined ? undefined : page?.rows[place % PAGE]?.[index]
    },
    mark: (place, column) => {
      const page = pageAt(place)
      const index = page?.columns.get(column)
      return index === undefined ? undefined : page?.marksByCell.get((place % PAGE) * ROW_STEP + index)
    },
    label: (column, code) => labels.get(column)?.get(code),
    placeOf: (productId) => places.get(productId),
    isNeeded: (page) => pages.get(page)?.isStale ?? true,
    put: (page, answer, columns, isStale) => {
      const before = pages.get(page)
      const after: Loaded = {
        ...answer,
        columns: new Map(columns.map((column, index) => [column, index])),
        marksByCell: byCell(answer.marks),
        isStale,
        usedAt: clock++,
      }
      pages.set(page, after)
      answer.ids.forEach((id, index) => places.set(id, page * PAGE + index))
      const hasNewLabels = mergeLabels(answer.labels)
      return changedRows(hasNewLabels ? undefined : before, after).map((index) => page * PAGE + index)
    },
    putRow: (place, answer) => {
      const page = pageAt(place)
      if (!page) return
      const at = place % PAGE
      mergeLabels(answer.labels)
      const marks = answer.marks.map((mark) => ({ ...mark, row: at }))
      setRow(place, {
        rows: page.rows.with(at, answer.rows[0] ?? []),
        marks: [...page.marks.filter(({ row }) => row !== at), ...marks],
      })
    },
    patch: (productId, column, value) => {
      const place = places.get(productId)
      const page = place === undefined ? undefined : pageAt(place)
      const index = page?.columns.get(column)
      if (place === undefined || !page || index === undefined) return undefined
      const at = place % PAGE
      // Shown from elsewhere no longer; that it is an override may have been loaded before the answer came.
      const isGone = ({ row, column: marked, kind }: PageMark): boolean =>
        row === at && marked === index && kind !== 'own' && kind !== 'taken'
      setRow(place, {
        rows: page.rows.map((cells, row) => (row === at ? cells.with(index, value) : cells)),
        marks: value === null ? page.marks : page.marks.filter((mark) => !isGone(mark)),
      })
      return place
    },
    makeStale: (stale) => {
      for (const [number, page] of pages) if (!stale || stale.has(number)) page.isStale = true
    },
    use: (used) => {
      for (const number of used) {
        const page = pages.get(number)
        if (page) page.usedAt = clock++
      }
    },
    dropOld: (shown) => {
      if (pages.size <= MAX_PAGES) return
      const inView = new Set(shown)
      const old = [...pages].filter(([page]) => !inView.has(page)).toSorted(([, a], [, b]) => a.usedAt - b.usedAt)
      for (const [page, { ids }] of old.slice(0, pages.size - MAX_PAGES)) {
        pages.delete(page)
        for (const id of ids) places.delete(id)
      }
    },
    clear: () => {
      pages.clear()
      places.clear()
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
  return new Map(marks.map((mark) => [mark.row * ROW_STEP + mark.column, mark]))
}
