import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { EngineEvent } from '../../../shared/contract/index.ts'
import type { Language } from '../../i18n/index.ts'
import { changedByFilter } from '../../state/filters.ts'
import { useNewProducts } from '../../state/new-products.ts'
import { setProductView } from '../../state/product-view.ts'
import { stepName } from '../../state/step-name.ts'
import { unitSymbols } from './cells/cell-text.ts'
import { changedCells } from './cells/cells-of-step.ts'
import { filterOfProducts } from './cells/filter-of-products.ts'
import type { ColumnLayout } from './columns/column-layout.ts'
import type { GridColumn } from './columns/grid-column.ts'
import { headerContext } from './columns/header-context.ts'
import type { Cursor } from './cursor.ts'
import type { ActiveEditor } from './editors/active-editor.ts'
import type { OptionSource } from './editors/option-source.ts'
import { createOptionSource } from './editors/option-source.ts'
import { conditionValueText } from './filter/condition-value-text.ts'
import type { FoundSearch } from './find/found-marks.ts'
import { createFoundMarks } from './find/found-marks.ts'
import type { GridQuery } from './grid-query.ts'
import { groupColumns, viewQuery } from './grid-query.ts'
import { createOpenGroups } from './groups/open-groups.ts'
import type { GoingTo } from './going-to.ts'
import { createGoingTo } from './going-to.ts'
import type { ProductsGrid } from './products-grid.ts'
import { createProductsGrid } from './products-grid.ts'
import { createGridView } from './rows/grid-view.ts'
import type { Selected } from './sheet/selected.ts'

/** All that the grid shows depends on; comes from React, and is compared with what was before. */
export interface GridSettings extends GridQuery {
  readonly structure: Structure
  readonly layout: ColumnLayout
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
export interface GridSession extends GoingTo {
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
  /** The editor of the active cell; null while there is no grid. */
  editor(): ActiveEditor | null
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

export function createGridSession(first: GridSettings, firstEvents: GridSessionEvents): GridSession {
  let settings = first
  let events = firstEvents
  let grid: ProductsGrid | null = null
  /** Where a grid that is made anew, with other rows, goes on. */
  let topRow = 0
  const pastEnd = new Set<() => void>()

  const groups = createOpenGroups(() => grid?.regroup())
  const view = createGridView({
    query: () => viewQuery(settings, groups.now()),
    columns: () => settings.columns,
    onMade: () => events.onMaking(null),
  })
  const options = createOptionSource(
    () => settings.structure,
    () => settings.language,
  )
  const headers = headerContext(
    () => settings,
    (column, anchor) => events.onOpenFilter(column, anchor),
  )
  const found = createFoundMarks({
    productAt: (row) => grid?.store.idAt(row),
    rowOf: (id) => grid?.store.rowOf(id),
    asOf: () => settings.asOf,
    keyOf: (columnId) => settings.columns.find(({ id }) => id === columnId)?.key,
    onHits: () => grid?.remark(),
  })

  const placeOf = async (productId: number): Promise<number | null> => {
    const place = await view.placeOf(productId)
    if (place !== null || groupColumns(settings).length === 0 || groups.isAllOpen()) return place
    // It may be in a closed group: then all are opened.
    const inside = await view.placeOf(productId, viewQuery(settings, { isOpen: true, except: [] }))
    if (inside !== null) await groups.setAll(true)
    return inside
  }

  const going = createGoingTo({
    grid: () => grid,
    columnIdOf: (key) => settings.columns.find((each) => each.key === key)?.id ?? 'sku',
    placeOf,
  })

  const showRefused = async (): Promise<void> => {
    const filter = await filterOfProducts(grid?.desk.refused() ?? [])
    if (filter !== null) setProductView({ filter, search: '' })
  }

  /** No other product shows values of this one: what a model says, its variants show. One not loaded may be a model. */
  const isAlone = (productId: number): boolean => {
    const row = grid?.store.rowOf(productId)
    return row !== undefined && grid?.store.value(row, 'kind') !== 'model'
  }

  return {
    ...going,
    options,
    filterValueText: (column, value) =>
      conditionValueText(column, value, options, grid?.store.label(column.key, value), settings.language),
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
        load: view.load,
        edge: view.edge,
        view: () => ({ viewKey: view.key, query: view.shown() }),
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
          groups.arrived()
          if (from > 0) made.showAtTop(from)
          from = 0
          if (grid) events.onView(grid.selected())
        },
        groupColumns: () => groupColumns(settings),
        onToggleGroup: groups.toggle,
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
      if (next.view.group !== before.view.group) groups.startAnew()
      if (!grid) return
      if (next.columns !== before.columns || next.layout !== before.layout) grid.setColumns(next.columns, next.layout)
      if (next.asOf !== before.asOf) found.forget(null)
      if (next.view !== before.view || next.asOf !== before.asOf) grid.reload({ keepPlace: false })
      else if (next.products !== before.products || (next.columns !== before.columns && view.isOther()))
        grid.reload({ keepPlace: true })
      else if (next.generation !== before.generation) grid.store.invalidate(null)
      if (next.language !== before.language) grid.redraw()
      else if (next.view.sort !== before.view.sort || next.view.filter !== before.view.filter) grid.redrawHeaders()
    },
    refresh: () => grid?.reload({ keepPlace: true }),
    showRefused: () => void showRefused(),
    handleChange: (event) => {
      const { productIds } = event
      void changedCells(event).then((cells) => grid?.desk.markChanged(event.changeSetId, cells))
      found.forget(productIds)
      grid?.store.invalidate(productIds?.every(isAlone) === true ? productIds : null)
      const { filter, search, sort, group } = settings.view
      if (filter !== '' || search !== '' || sort.length > 0 || group.length > 0) events.onOutdated()
    },
    handleProgress: ({ viewKey, share }) => {
      if (viewKey === view.key) events.onMaking(share)
    },
    openGroups: (isOpen) => void groups.setAll(isOpen),
    editor: () => grid?.editor ?? null,
    pasteAsNew: async (html, text) => grid?.clipboard.pasteAsNew(html, text),
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
      if (column) going.goTo(0, column.key)
    },
  }
}
