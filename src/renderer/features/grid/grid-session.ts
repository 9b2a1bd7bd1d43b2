import type { GroupRow, Structure, ViewQuery } from '../../../shared/contract/catalogue.ts'
import type { EngineEvent } from '../../../shared/contract/index.ts'
import { call, settled } from '../../engine/index.ts'
import type { Language } from '../../i18n/index.ts'
import type { ProductView, SortKey } from '../../state/product-view.ts'
import { useNewProducts } from '../../state/new-products.ts'
import { changedByFilter, skusFilter } from '../../state/filters.ts'
import { stepName } from '../../state/step-name.ts'
import { setProductView } from '../../state/product-view.ts'
import type { FirstCell } from '../../state/last-step.ts'
import type { CellState } from './cells/cell-state.ts'
import type { CellPlace } from './cells/edit-book.ts'
import { MARKED_CELLS } from './cells/edit-book.ts'
import { unitSymbols } from './cells/cell-text.ts'
import type { ColumnLayout } from './columns/column-layout.ts'
import type { HeaderContext } from './columns/column-header.ts'
import type { GridColumn } from './columns/grid-column.ts'
import type { OptionSource } from './editors/option-source.ts'
import { createOptionSource } from './editors/option-source.ts'
import { columnOf, splitFilter } from './filter/filter-text.ts'
import { columnTitle } from './cells/cell-words.ts'
import { headerNotes, ownerBadge } from './columns/header-words.ts'
import type { FoundSearch } from './find/found-marks.ts'
import { createFoundMarks } from './find/found-marks.ts'
import type { Cursor, ProductsGrid, Selected } from './products-grid.ts'
import { createProductsGrid } from './products-grid.ts'
import type { Page, PageRequest } from './rows/page.ts'

/** All that the grid shows depends on; comes from React, and is compared with what was before. */
export interface GridSettings {
  readonly structure: Structure
  readonly columns: readonly GridColumn[]
  readonly layout: ColumnLayout
  readonly view: ProductView
  /** The place in the journal that is shown; null = now. */
  readonly asOf: number | null
  readonly language: Language
  readonly isReadOnly: boolean
  /** Products of the catalogue: when there are more or fewer, the view is made anew. */
  readonly products: number
  /** Rises when there is a new line to the engine. */
  readonly generation: number
}

export interface GridSessionEvents {
  readonly undo: () => void
  readonly onTotal: (total: number) => void
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onCursor: (cursor: Cursor | null) => void
  readonly onSelection: (selected: Selected) => void
  /** Another view, another selection: what operations on many cells start from. */
  readonly onView: (selected: Selected) => void
  readonly onError: (error: Error) => void
  /** How much of a new order or filter is made, from 0 to 1, when it takes a while; null when it is there. */
  readonly onMaking: (share: number | null) => void
  /** Products in view changed while they are sorted or filtered: the order shown may no longer be right. */
  readonly onOutdated: () => void
  readonly onOpenFilter: (column: GridColumn, anchor: HTMLElement) => void
}

/** One grid from its first drawing to its end, between React's state, the engine and AG Grid. */
export interface GridSession {
  /** Opens or closes all groups. */
  openGroups(isOpen: boolean): void
  readonly options: OptionSource
  /** What a condition's value is called: the label of an option, a number as people write it. */
  filterValueText(column: GridColumn, value: string): string
  mount(host: HTMLElement, iconStock: HTMLElement, looks: GridLooks): () => void
  /** Takes what React has now, after every rendering. */
  update(settings: GridSettings, events: GridSessionEvents): void
  /** Orders and filters anew with the query as it is. */
  refresh(): void
  /** Shows only the products of which the last edit of a cell was refused. */
  showRefused(): void
  handleChange(event: Extract<EngineEvent, { type: 'catalogue.changed' }>): void
  handleProgress(event: Extract<EngineEvent, { type: 'view.progress' }>): void
  /** Goes to the first cell that this change set changed and lights up all of them in view. */
  showStep(changeSetId: number, firstCell: FirstCell | null): Promise<void>
  /** Moves the cursor so many products, with the keyboard; rows on the way need not be loaded. */
  walk(products: number): void
  /** Puts the cursor on a product by its place in the view, in the column where it is. */
  goToRow(place: number): void
  /** Puts the cursor on a cell of the view, by the place of its product; a column that is hidden is the SKU's. */
  goTo(place: number, columnKey: string): void
  /** How the active cell stands; null while its row is not loaded. */
  activeCell(): CellState | null
  /** Opens the active cell though another system keeps it. */
  takeOver(): void
  /** Takes back the override of the active cell. */
  resetActive(): void
  /** Where a product stands in the view; null when it is not in it. */
  rowOf(productId: number): Promise<number | null>
  /** Marks in the cells what a pattern finds; null marks nothing. */
  markFound(search: FoundSearch | null): void
  /** Makes products of what is pasted past the last row, and shows them. */
  pasteAsNew(html: string, text: string): Promise<void>
  /** Calls when the cursor would go on down from the last row; answers with its undoing. */
  onPastEnd(listener: () => void): () => void
  /** Puts the cursor into a column, on the first row. */
  goToColumn(columnKey: string): void
}

/** What a grid is made with; others need another grid. */
export interface GridLooks {
  readonly styleNonce: string | undefined
  readonly rowHeight: number
}

/** At most so many cells are lit up; more than that is everything in view anyway. */
const LIT_CELLS = 200
/** A filter names at most so many products. */
const MAX_SHOWN = 300

export function createGridSession(first: GridSettings, firstEvents: GridSessionEvents): GridSession {
  const viewKey = `grid-${crypto.randomUUID()}`
  let settings = first
  let events = firstEvents
  let grid: ProductsGrid | null = null
  /** Which groups are open: all or none, but for some. */
  let openness: { isOpen: boolean; except: string[] } = { isOpen: true, except: [] }
  /** Where a grid that is made anew, with other rows, goes on. */
  let topRow = 0

  const query = () => {
    const { filter, search, sort, group } = settings.view
    const keysOf = (keys: readonly SortKey[]) =>
      keys.flatMap(({ column: id, descending }) => {
        const column = settings.columns.find((each) => each.id === id)
        return column ? [{ column: column.key, descending }] : []
      })
    const columns = keysOf(
      group.map((column) => ({ column, descending: sort.find((key) => key.column === column)?.descending ?? false })),
    )
    return {
      filter,
      search,
      sort: keysOf(sort.filter(({ column }) => !group.includes(column))),
      // Groups are of today's values: the past is shown without.
      ...(columns.length === 0 || settings.asOf !== null ? {} : { group: { columns, ...openness } }),
      ...(settings.asOf === null ? {} : { asOf: settings.asOf }),
    }
  }
  const load = ({ from, count, columns, renew, groupsOf }: PageRequest): Promise<Page> => {
    const known = new Map(settings.columns.map(({ key, fallbacks }) => [key, fallbacks]))
    const asked = columns.map((column) => ({ column, fallbacks: known.get(column)?.map(({ key }) => key) ?? [] }))
    const ask = (of: ViewQuery): Promise<Page> =>
      call('catalogue.gridPage', {
        viewKey,
        refresh: renew === 'order',
        query: of,
        columns: asked,
        groupsOf,
        from,
        count,
      })
    return renew ? renewed(ask) : ask(shownQuery())
  }
  /** The query that the rows in view answer: until a new order is there, which may take seconds, they are the old one's. */
  let shown: ViewQuery | null = null
  let orders = 0
  const pastEnd = new Set<() => void>()
  const shownQuery = (): ViewQuery => shown ?? query()
  /** Whether the columns, in the scope in view now, make another order or other groups. */
  const isOtherQuery = (): boolean => JSON.stringify(query()) !== JSON.stringify(shownQuery())
  const renewed = async (ask: (query: ViewQuery) => Promise<Page>): Promise<Page> => {
    const mine = ++orders
    const asked = query()
    try {
      const page = await ask(asked)
      shown = asked
      return page
    } finally {
      if (mine === orders) events.onMaking(null)
    }
  }
  const rowOf = async (productId: number): Promise<number | null> => {
    if (productId === 0) return null
    const found = await settled(call('catalogue.gridRow', { viewKey, query: shownQuery(), productId }))
    if (!found.ok) return null
    const isHidden = found.value.index === null && groupColumns().length > 0
    if (!isHidden || (openness.isOpen && openness.except.length === 0)) return found.value.index
    // It may be in a closed group: then all are opened.
    const all = { ...shownQuery(), group: { columns: query().group?.columns ?? [], isOpen: true, except: [] } }
    const inside = await settled(call('catalogue.gridRow', { viewKey, query: all, productId }))
    if (!inside.ok || inside.value.index === null) return null
    await openAll(true)
    return inside.value.index
  }
  const groupColumns = (): readonly GridColumn[] => {
    const { asOf, view, columns } = settings
    if (asOf !== null) return []
    return view.group.flatMap((id) => columns.find((column) => column.id === id) ?? [])
  }
  const open = (next: typeof openness): void => {
    openness = next
    grid?.regroup()
  }
  const toggleGroup = ({ key }: GroupRow): void => {
    const { isOpen, except } = openness
    open({ isOpen, except: except.includes(key) ? except.filter((each) => each !== key) : [...except, key] })
  }
  /** Resolves when the rows are there. */
  const openAll = (isOpen: boolean): Promise<void> =>
    new Promise((resolve) => {
      onRegrouped = resolve
      open({ isOpen, except: [] })
    })
  let onRegrouped: () => void = () => {}

  const edge = async (row: number, column: string, step: 1 | -1): Promise<number> => {
    let at = row
    for (;;) {
      const found = await call('catalogue.gridEdge', { viewKey, query: shownQuery(), row: at, column, step })
      if (found.isEdge) return found.row
      at = found.row
    }
  }
  /** Shows only the products of which something was refused. */
  const showRefused = async (): Promise<void> => {
    const ids = [...new Set(grid?.refused().map(({ productId }) => productId))].slice(0, MAX_SHOWN)
    const products = await Promise.all(ids.map((productId) => settled(call('catalogue.product', { productId }))))
    const skus = products.flatMap((found) => (found.ok ? String(found.value.values['sku'] ?? '') : []))
    if (skus.length > 0) setProductView({ filter: skusFilter(skus), search: '' })
  }

  /** The first and the last cells of a step: what it did at the top of the view is one or the other, as undo goes back. */
  const changesOf = async (changeSetId: number) => {
    const head = await settled(call('catalogue.changes', { changeSetId, from: 0, count: LIT_CELLS }))
    if (!head.ok) return []
    const { total, changes } = head.value
    if (total <= LIT_CELLS) return changes
    const from = Math.max(LIT_CELLS, total - LIT_CELLS)
    const tail = await settled(call('catalogue.changes', { changeSetId, from, count: LIT_CELLS }))
    return tail.ok ? [...changes, ...tail.value.changes] : changes
  }

  /** No other product shows values of this one: what a model says, its variants show. One not loaded may be a model. */
  const isAlone = (productId: number): boolean => {
    const row = grid?.store.rowOf(productId)
    return row !== undefined && grid?.store.value(row, 'kind') !== 'model'
  }
  /** Those of the cells whose rows are loaded, with their place. */
  const placed = (cells: readonly { readonly productId: number; readonly columnId: string }[]) =>
    cells.flatMap(({ productId, columnId }) => {
      const row = grid?.store.rowOf(productId)
      return row === undefined ? [] : [{ row, columnId }]
    })
  const found = createFoundMarks({
    productAt: (row) => grid?.store.idAt(row),
    rowOf: (id) => grid?.store.rowOf(id),
    asOf: () => settings.asOf,
    keyOf: (columnId) => settings.columns.find(({ id }) => id === columnId)?.key,
    onHits: () => grid?.remark(),
  })
  const options = createOptionSource(
    () => settings.structure,
    () => settings.language,
  )
  const headers: Omit<HeaderContext, 'column' | 'onHeader' | 'iconStock' | 'selectColumn'> = {
    title: (column) => columnTitle(column, settings.language),
    notes: (column) => headerNotes(column, settings.structure, settings.language),
    ownerBadge: (column) => ownerBadge(column, settings.language),
    isSortable: ({ kind }) => kind !== 'image' && kind !== 'file' && kind !== 'asset-collection',
    sort: ({ id }) => {
      const { sort } = settings.view
      const place = sort.findIndex(({ column }) => column === id)
      const key = sort[place]
      return key ? { descending: key.descending, place: sort.length > 1 ? place + 1 : null } : null
    },
    isFiltered: ({ key }) => splitFilter(settings.view.filter).some((part) => columnOf(part) === key),
    filterLabel: (column) => settings.language.t('grid.filter.of', { column: columnTitle(column, settings.language) }),
    toggleSort: ({ id }, isAdded) => setProductView({ sort: toggledSort(settings.view.sort, id, isAdded) }),
    openFilter: (column, anchor) => events.onOpenFilter(column, anchor),
    selectLabel: () => settings.language.t('sheet.selectColumn'),
  }

  const filterValueText = (column: GridColumn, value: string): string => {
    const label = options.labelOf(column, value)
    if (label !== null) return label
    const labels = grid?.store.label(column.key, value)
    if (labels) return settings.language.label(labels, value)
    const isNumber =
      (column.kind === 'number' || column.kind === 'price') && value !== '' && !Number.isNaN(Number(value))
    if (isNumber) return settings.language.format.number(Number(value))
    return column.kind === 'date' ? settings.language.format.date(value) : value
  }

  return {
    options,
    filterValueText,
    mount: (host, iconStock, { styleNonce, rowHeight }) => {
      let from = topRow
      const made = createProductsGrid({
        host,
        styleNonce,
        rowHeight,
        headers: { ...headers, iconStock },
        columns: settings.columns,
        layout: settings.layout,
        options,
        language: () => settings.language,
        units: () => unitSymbols(settings.structure),
        isReadOnly: () => settings.isReadOnly,
        search: () => settings.view.search,
        onDrawn: found.draw,
        load,
        edge,
        view: () => ({ viewKey, query: shownQuery() }),
        receipts: {
          undo: () => events.undo(),
          stepName: (label) => stepName(label, settings.structure, settings.language),
          showRefused: () => void showRefused(),
        },
        onPastEnd: () => {
          for (const listener of pastEnd) listener()
          return pastEnd.size > 0
        },
        onCreated: (changeSetId, productIds) => {
          const filter = changedByFilter(changeSetId)
          useNewProducts.setState({ ids: productIds, filter })
          setProductView({ filter, search: '' })
        },
        onTotal: (total) => {
          events.onTotal(total)
          onRegrouped()
          if (from > 0) made.showAtTop(from)
          from = 0
          if (grid) events.onView(grid.selected())
        },
        groupColumns,
        onToggleGroup: toggleGroup,
        onLayout: (layout) => events.onLayout(layout),
        onCursor: (cursor) => events.onCursor(cursor),
        onSelection: (selected) => {
          events.onSelection(selected)
          events.onView(selected)
        },
        onError: (error) => events.onError(error),
      })
      grid = made
      return () => {
        topRow = made.topRow()
        made.destroy()
        found.search(null)
        grid = null
      }
    },
    update: (next, nextEvents) => {
      const before = settings
      settings = next
      events = nextEvents
      if (next.view.group !== before.view.group) openness = { isOpen: true, except: [] }
      if (!grid) return
      if (next.columns !== before.columns || next.layout !== before.layout) grid.setColumns(next.columns, next.layout)
      if (next.asOf !== before.asOf) found.forget(null)
      if (next.view !== before.view || next.asOf !== before.asOf) grid.reload({ keepPlace: false })
      else if (next.products !== before.products || (next.columns !== before.columns && isOtherQuery()))
        grid.reload({ keepPlace: true })
      else if (next.generation !== before.generation) grid.store.invalidate(null)
      if (next.language !== before.language) grid.redraw()
      else if (next.view.sort !== before.view.sort || next.view.filter !== before.view.filter) grid.redrawHeaders()
    },
    refresh: () => grid?.reload({ keepPlace: true }),
    showRefused: () => void showRefused(),
    handleChange: (event) => {
      const { productIds } = event
      void changedCells(event).then((cells) => grid?.markChanged(event.changeSetId, cells))
      found.forget(productIds)
      grid?.store.invalidate(productIds?.every(isAlone) === true ? productIds : null)
      const { filter, search, sort, group } = settings.view
      if (filter !== '' || search !== '' || sort.length > 0 || group.length > 0) events.onOutdated()
    },
    handleProgress: ({ viewKey: key, share }) => {
      if (key === viewKey) events.onMaking(share)
    },
    showStep: async (changeSetId, firstCell) => {
      const changes = await changesOf(changeSetId)
      if (!grid) return
      const columnIdOf = (key: string): string => settings.columns.find((each) => each.key === key)?.id ?? 'sku'
      const cells = changes.flatMap(({ productId, column }) =>
        productId === null ? [] : [{ productId, columnId: columnIdOf(column) }],
      )
      const start = firstCell ? { productId: firstCell.productId, columnId: columnIdOf(firstCell.column) } : cells[0]
      if (!start) return
      const loaded = grid.store.rowOf(start.productId)
      const place = loaded === undefined ? await rowOf(start.productId) : null
      if (!grid || (loaded === undefined && place === null)) return
      const row = loaded ?? grid.store.map().rowAt(place ?? 0)
      grid.focus(row, start.columnId)
      await nextFrames(2)
      grid.flash(placed([start, ...cells]))
    },
    openGroups: (isOpen) => void openAll(isOpen),
    walk: (products) => grid?.walk(products),
    goToRow: (place) => grid?.goToRow(grid.store.map().rowAt(place)),
    activeCell: () => grid?.activeCell() ?? null,
    takeOver: () => grid?.takeOver(),
    resetActive: () => grid?.resetActive(),
    goTo: (place, columnKey) => {
      const column = settings.columns.find(({ key }) => key === columnKey)
      grid?.focus(grid.store.map().rowAt(place), column?.id ?? 'sku')
    },
    rowOf,
    pasteAsNew: async (html, text) => grid?.pasteAsNew(html, text),
    onPastEnd: (listener) => {
      pastEnd.add(listener)
      return () => pastEnd.delete(listener)
    },
    markFound: (search) => {
      const placeAt = (row: number): number => grid?.store.map().placeAt(row) ?? -1
      found.search(search && { ...search, isSearched: (row, key) => search.isSearched(placeAt(row), key) })
      grid?.remark()
    },
    goToColumn: (columnKey) => {
      const column = settings.columns.find(({ key, id }) => key === columnKey || id === columnKey)
      if (column) grid?.focus(grid.store.map().rowAt(0), column.id)
    },
  }
}

/** The cells that a step, or this part of it, changed; null when they are too many to mark one by one. */
async function changedCells({
  changeSetId,
  productIds,
  columns,
}: Extract<EngineEvent, { type: 'catalogue.changed' }>): Promise<readonly CellPlace[] | null> {
  if (productIds && columns && (productIds.length <= 1 || columns.length <= 1))
    return productIds.flatMap((productId) => columns.map((column) => ({ productId, column })))
  // A step over many cells may have changed few of them: its line in the history says how many, at no cost.
  const history = await settled(call('catalogue.history', { limit: 1 }))
  const step = history.ok ? history.value.changeSets.find(({ id }) => id === changeSetId) : undefined
  if (!step || step.cells > MARKED_CELLS) return null
  const found = await settled(call('catalogue.changes', { changeSetId, from: 0, count: MARKED_CELLS }))
  if (!found.ok || found.value.total > MARKED_CELLS) return null
  return found.value.changes.flatMap(({ productId, column }) => (productId === null ? [] : [{ productId, column }]))
}

/** Up, down, not at all; with Shift beside what is sorted by already. */
function toggledSort(sort: ProductView['sort'], column: string, isAdded: boolean): ProductView['sort'] {
  const before = sort.find((key) => key.column === column)
  const next = !before ? [{ column, descending: false }] : before.descending ? [] : [{ column, descending: true }]
  if (!isAdded) return next
  return before ? sort.flatMap((key) => (key.column === column ? next : [key])) : [...sort, ...next]
}

async function nextFrames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
}
