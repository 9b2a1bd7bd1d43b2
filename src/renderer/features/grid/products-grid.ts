import type { CellEditRequestEvent, GridApi, GridOptions } from 'ag-grid-community'
import { createGrid } from 'ag-grid-community'
import type { GroupRow } from '../../../shared/contract/catalogue.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Language } from '../../i18n/index.ts'
import { gridModules } from './ag-modules.ts'
import type { CellDesk } from './cells/cell-desk.ts'
import { createCellDesk } from './cells/cell-desk.ts'
import { createCellNotice } from './cells/cell-notice.ts'
import type { CellState } from './cells/cell-state.ts'
import type { CellWords } from './cells/cell-text.ts'
import type { CellChange, CellPlace } from './cells/edit-book.ts'
import type { CellSource } from './columns/column-definitions.ts'
import { columnDefinition } from './columns/column-definitions.ts'
import type { HeaderContext } from './columns/column-header.ts'
import type { ColumnLayout } from './columns/column-layout.ts'
import { arranged } from './columns/column-layout.ts'
import type { GridColumn } from './columns/grid-column.ts'
import { connectComposition } from './composition.ts'
import type { OptionSource } from './editors/option-source.ts'
import { connectFileDrop } from './editors/take-file.ts'
import type { GridContext } from './grid-context.ts'
import { handleCellKey } from './keyboard.ts'
import { layoutOf } from './columns/read-layout.ts'
import { createGroupBars } from './groups/group-bars.ts'
import { handleGroupKey } from './groups/group-keys.ts'
import { groupName, groupText } from './groups/group-words.ts'
import { speakGroups } from './groups/speak-groups.ts'
import type { Page, PageRequest } from './rows/page.ts'
import type { RowStore, ShownGroup } from './rows/row-store.ts'
import { createRowStore } from './rows/row-store.ts'
import { markHits } from './scroll/mark-hits.ts'
import { createScrollCanvas } from './scroll/scroll-canvas.ts'
import { createCellCommands } from './sheet/cell-commands.ts'
import { connectClipboard } from './sheet/clipboard.ts'
import type { ViewInUse } from './sheet/engine-selection.ts'
import { placesOf } from './sheet/places.ts'
import type { Cell, Rect } from './sheet/rect.ts'
import { ROW_NUMBER, rowNumberDefinition } from './sheet/row-number.ts'
import type { Sheet } from './sheet/sheet.ts'
import { createSheet } from './sheet/sheet.ts'
import type { ReceiptOptions } from './sheet/sheet-jobs.ts'
import { gridTheme } from './theme.ts'

export interface ProductsGridOptions {
  readonly host: HTMLElement
  readonly columns: readonly GridColumn[]
  readonly layout: ColumnLayout
  readonly styleNonce: string | undefined
  /** In pixels, the same for every row. */
  readonly rowHeight: number
  readonly options: OptionSource
  readonly language: () => Language
  readonly units: () => CellWords['units']
  readonly isReadOnly: () => boolean
  /** What headers show and do; the grid adds what it knows itself. */
  readonly headers: Omit<HeaderContext, 'column' | 'onHeader' | 'selectColumn'>
  readonly load: (request: PageRequest) => Promise<Page>
  /** Where Ctrl+arrow goes in a column, over rows that are not loaded. */
  readonly edge: (row: number, columnKey: string, step: 1 | -1) => Promise<number>
  /** The view as the engine knows it; the grid adds the stamp of its order. */
  readonly view: () => Omit<ViewInUse, 'order'>
  /** What is searched for; its hits are marked in the cells. */
  readonly search: () => string
  /** Called when cells have been drawn, with the element they are in: others mark in them what they have found. */
  readonly onDrawn: (host: HTMLElement) => void
  readonly receipts: Omit<ReceiptOptions, 'language'>
  /** Products were pasted past the last row. */
  readonly onCreated: (changeSetId: number, productIds: readonly number[]) => void
  /** The cursor would go on down from the last row; true when the keyboard has gone elsewhere by it. */
  readonly onPastEnd: () => boolean
  /** Products in view, with those of closed groups. */
  readonly onTotal: (total: number) => void
  /** The columns that products are grouped by, one a level. */
  readonly groupColumns: () => readonly GridColumn[]
  readonly onToggleGroup: (group: GroupRow) => void
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onCursor: (cursor: Cursor | null) => void
  readonly onSelection: (selected: Selected) => void
  readonly onError: (error: Error) => void
}

/** Where the cursor is and what there is to say about it. */
export interface Cursor {
  /** Null while its row is not loaded. */
  readonly productId: number | null
  readonly row: number
  readonly column: GridColumn
  readonly sku: string
  /** The row is a group's: what it says. */
  readonly group: string | null
  readonly reason: string | null
}

/** What is selected, for those who tell about it; rows are places of products, as the engine counts them. */
export interface Selected {
  readonly rects: readonly Rect[]
  /** Keys of the columns as shown. */
  readonly keys: readonly string[]
  readonly isSingle: boolean
  readonly view: ViewInUse
  /** Null on a group's row. */
  readonly active: Cell | null
  /** Products in view, without those of closed groups. */
  readonly total: number
}

export interface ProductsGrid {
  readonly store: RowStore
  selected(): Selected
  /** Marks again in the cells that are drawn. */
  remark(): void
  /** Other columns, or the same in another scope. */
  setColumns(columns: readonly GridColumn[], layout: ColumnLayout): void
  /** Another query: asks anew and goes to the top. With `keepPlace` only the order is made anew. */
  reload(options: { readonly keepPlace: boolean }): void
  /** The same products in the same order, with other groups open. */
  regroup(): void
  /** Draws everything again: another language, another state of the headers. */
  redraw(): void
  redrawHeaders(): void
  /** Puts the cursor on a cell, and the keyboard into the grid. */
  focus(row: number, columnId: string): void
  /** How the active cell stands. */
  activeCell(): CellState | null
  /** Opens the active cell though another system keeps it. */
  takeOver(): void
  /** Takes back the override of the active cell. */
  resetActive(): void
  /** Moves the cursor so many products, as far as there are. */
  walk(products: number): void
  /** Puts the cursor on a row, in the column where it is. */
  goToRow(row: number): void
  markChanged(step: number | null, cells: readonly CellPlace[] | null): void
  /** Cells whose last edit was refused. */
  refused(): readonly CellPlace[]
  /** What is pasted past the last row. */
  pasteAsNew(html: string, text: string): Promise<void>
  /** Lights up cells that something else has changed. */
  flash(cells: readonly { readonly row: number; readonly columnId: string }[]): void
  /** The row at the top of the view. */
  topRow(): number
  /** Puts a row at the top of the view. */
  showAtTop(row: number): void
  destroy(): void
}

/** Rows are stubs: what a cell shows comes from the row store at drawing time. */
const STUB_BLOCK = 1_000
/** Rows drawn above and below the view: each makes the one task longer in which the grid draws all of them after a jump. */
const ROW_BUFFER = 1

/** Makes AG Grid inside `host`. It draws and moves the cursor; rows, order, filter and edits are the engine's and ours. */
export function createProductsGrid(options: ProductsGridOptions): ProductsGrid {
  const { host, language, rowHeight } = options
  host.style.setProperty('--row-height', `${rowHeight}px`)
  let columns = new Map(options.columns.map((column) => [column.id, column]))
  let isQuiet = false // column events of our own making are not a person's arranging
  const headers = new Set<{ draw(): void }>()
  const notice = createCellNotice(host)

  const store = createRowStore({
    load: options.load,
    onRows: (from, to) => drawRows(from, to),
    onView: (products) => {
      api.setRowCount(store.rows() ?? 0, true)
      sheet.rowsChanged(false)
      for (const { rowIndex } of api.getRenderedNodes()) if (rowIndex !== null) drawRows(rowIndex, rowIndex)
      options.onTotal(products)
    },
    onError: options.onError,
  })
  const words = (): CellWords => ({ language: language(), labelOf: store.label, units: options.units() })
  const desk: CellDesk = createCellDesk({
    store,
    column: (id) => columns.get(id),
    words,
    isReadOnly: options.isReadOnly,
    onChange: (products) => {
      for (const id of products) {
        const row = store.rowOf(id)
        if (row !== undefined) drawRows(row, row)
      }
    },
    onNotice: (row, columnId, text, action) => requestAnimationFrame(() => notice.show(row, columnId, text, action)),
    onEdit: (row, columnId) => {
      sheet.goTo(row, columnId)
      api.startEditingCell({ rowIndex: row, colKey: columnId, key: 'F2' })
    },
  })

  /** What an input method has composed over a cell, while its editor opens. */
  let composed: string | null = null
  /** A tooltip would lie over what is said at its cell already. */
  const told: CellSource = {
    state: desk.state,
    groupText: groupTextAt,
    reason: (row, columnId) => (notice.isAt(row, columnId) ? null : desk.reason(row, columnId)),
  }

  const context: GridContext = {
    ...options.headers,
    column: (id) => columns.get(id),
    selectColumn: ({ id }) => {
      sheet.goTo(sheet.selection().active.row, id)
      sheet.run({ do: 'select-columns' })
    },
    onHeader: (header) => {
      headers.add(header)
      return () => headers.delete(header)
    },
    language,
    options: options.options,
    cellValue: desk.value,
    cellEdit: desk.edit,
    editStart: desk.start,
    composed: () => composed,
    move: (rows, across) => sheet.move(rows, across),
  }

  const saveLayout = (): void => {
    if (!isQuiet) options.onLayout(layoutOf(api))
  }
  const tellCursor = (): void => {
    const cell = api.getFocusedCell()
    const column = columns.get(cell?.column.getColId() ?? '')
    if (!cell || !column) return options.onCursor(null)
    const reason = desk.reason(cell.rowIndex, column.id)
    options.onCursor({
      productId: store.idAt(cell.rowIndex) ?? null,
      row: cell.rowIndex,
      column,
      sku: String(store.value(cell.rowIndex, 'sku') ?? ''),
      group: groupTextAt(cell.rowIndex),
      reason,
    })
  }
  const showRows = ({ firstRow, lastRow }: { firstRow: number; lastRow: number }): void => {
    if (firstRow >= 0) store.show(firstRow, lastRow)
  }

  const gridOptions: GridOptions = {
    context,
    theme: gridTheme,
    ...(options.styleNonce === undefined ? {} : { styleNonce: options.styleNonce }),
    columnDefs: definitions(options.layout),
    defaultColDef: {
      resizable: true,
      suppressKeyboardEvent: (params) =>
        handleGroupKey(params, sheet, store, options.onToggleGroup) || handleCellKey(params, sheet, desk),
      suppressHeaderMenuButton: true,
    },
    rowModelType: 'infinite',
    datasource: {
      getRows: ({ startRow, endRow, successCallback }) => successCallback(stubs(startRow, endRow), store.rows() ?? 0),
    },
    cacheBlockSize: STUB_BLOCK,
    infiniteInitialRowCount: 1,
    rowHeight,
    rowBuffer: ROW_BUFFER,
    animateRows: false,
    suppressRowTransform: true,
    ensureDomOrder: true,
    suppressOverlays: ['loading', 'noRows', 'noMatchingRows'],
    suppressDragLeaveHidesColumns: true,
    suppressColumnMoveAnimation: true,
    suppressFieldDotNotation: true,
    enableCellEditingOnBackspace: true,
    readOnlyEdit: true,
    stopEditingWhenCellsLoseFocus: true,
    enterNavigatesVertically: true,
    enterNavigatesVerticallyAfterEdit: true,
    tooltipShowDelay: 400,
    tooltipShowMode: 'standard',
    onCellEditRequest: (event: CellEditRequestEvent) => handleEdit(event, desk),
    onCellEditingStopped: () => desk.lockAgain(),
    onCellDoubleClicked: ({ rowIndex, column }) => void desk.explainLock(rowIndex ?? 0, column.getColId()),
    onCellFocused: () => {
      notice.hide()
      sheet.followFocus()
      tellCursor()
    },
    onDisplayedColumnsChanged: () => sheet.columnsChanged(),
    onViewportChanged: (event) => {
      showRows(event)
      markSoon()
    },
    onVirtualColumnsChanged: () => markSoon(),
    onBodyScroll: () => {
      notice.follow()
      barsSoon()
    },
    onTooltipShow: notice.giveWay,
    onColumnResized: ({ finished }) => {
      sheet.columnsChanged()
      if (finished) saveLayout()
    },
    onColumnMoved: ({ finished }) => finished && saveLayout(),
    onColumnPinned: saveLayout,
    onColumnVisible: saveLayout,
  }

  const api: GridApi = createGrid(host, gridOptions, { modules: gridModules })

  const canvas = createScrollCanvas({
    host,
    api,
    rowHeight,
    column: (id) => columns.get(id),
    state: desk.state,
    value: desk.value,
    rowNumber,
    group: (row) => {
      const group = store.group(row)
      return group && { ...group, name: nameOf(group), count: countOf(group) }
    },
    show: store.show,
    selected: () => sheet.rects(),
    columnIds: () => sheet.columnIds(),
  })

  const sheet: Sheet = createSheet({
    host,
    api,
    rowHeight,
    rows: () => store.rows() ?? 0,
    isFilled: (row, id) => {
      const value = desk.value(row, id)
      return value === undefined ? undefined : value !== null
    },
    edgeInColumn: (row, id, step) => edgeInColumn(row, columns.get(id)?.key ?? '', step),
    onSelection: () => {
      tellCursor()
      barsSoon()
      options.onSelection(selected())
    },
    onCommand: (command) => commands.run(command),
    onFill: (source, target, isCopy) => commands.fill(source, target, isCopy),
    onHurry: () => canvas.hurry(),
    coveredAbove: (row) => (store.map().around(row).length > 0 ? rowHeight : 0),
    onPastEnd: options.onPastEnd,
  })

  const isGrouped = (): boolean => options.groupColumns().length > 0 && store.map().rows(0) > 0
  function groupTextAt(row: number): string | null {
    const group = store.group(row)
    return group && groupText(group, options.groupColumns()[group.level], words())
  }
  function nameOf(group: ShownGroup): string {
    return groupName(group, options.groupColumns()[group.level], words())
  }
  function countOf({ count }: ShownGroup): string {
    return language().format.number(count)
  }
  /** Products are numbered as the engine counts them; the number of a group's row is not shown. */
  function rowNumber(row: number): string {
    const place = store.map().placeAt(row)
    return place === null ? '' : String(place + 1)
  }
  const bars = createGroupBars({
    host,
    rowHeight,
    groupAt: store.group,
    around: (row) =>
      store
        .map()
        .around(row)
        .flatMap(({ row: at }) => {
          const group = store.group(at)
          return group ? [{ row: at, group }] : []
        }),
    nameOf,
    countOf,
    cursorRow: () => (sheet.rects().length === 0 ? null : sheet.selection().active.row),
    onToggle: options.onToggleGroup,
    onFocus: (row) => sheet.goTo(row, sheet.columnIds()[sheet.selection().active.column] ?? 'sku'),
  })
  let drawingBars = 0
  function barsSoon(): void {
    cancelAnimationFrame(drawingBars)
    drawingBars = requestAnimationFrame(drawBars)
  }
  function drawBars(): void {
    bars.draw()
    speakGroups(
      host,
      isGrouped()
        ? (row) => {
            const group = store.group(row)
            return group
              ? { level: group.level + 1, isOpen: group.isOpen }
              : { level: options.groupColumns().length + 1, isOpen: null }
          }
        : null,
    )
  }

  /** Over groups, in places of products: a group's row is empty in every column, and no edge. */
  async function edgeInColumn(row: number, key: string, step: 1 | -1): Promise<number> {
    const map = store.map()
    const last = (store.rows() ?? 1) - 1
    const places = map.placeAt(row) === null ? (step > 0 ? map.placesIn(row, last) : map.placesIn(0, row)) : null
    const from = map.placeAt(row) ?? (step > 0 ? places?.first : places?.last)
    if (from === undefined) return step > 0 ? last : 0
    return map.rowAt(await options.edge(from, key, step))
  }

  const activeAt = (): [row: number, columnId: string] => {
    const { row, column } = sheet.selection().active
    return [row, sheet.columnIds()[column] ?? '']
  }
  const selected = (): Selected => ({
    rects: placesOf(store.map(), sheet.rects()),
    keys: commands.keys(),
    isSingle: sheet.isSingle(),
    view: view(),
    active: activePlace(),
    total: store.total() ?? 0,
  })
  const activePlace = (): Cell | null => {
    const { row, column } = sheet.selection().active
    const place = store.map().placeAt(row)
    return place === null ? null : { row: place, column }
  }
  const view = (): ViewInUse => ({ ...options.view(), order: store.order() })
  const commands = createCellCommands({
    ...options.receipts,
    sheet: () => sheet,
    map: store.map,
    desk,
    column: (id) => columns.get(id),
    view,
    language,
    isExplained: notice.isAt,
    edit: () => {
      const { row, column } = sheet.selection().active
      api.startEditingCell({ rowIndex: row, colKey: sheet.columnIds()[column] ?? '', key: 'F2' })
    },
    takeEdit: () => {
      const editor = api.getCellEditorInstances()[0]
      if (!editor) return null
      const change = editor.getValue() as CellChange | null // our editors answer with nothing else
      api.stopEditing(true)
      return { change }
    },
  })

  const undrawn = new Set<number>()
  /** Draws rows again that have new content; many at once are drawn once. */
  function drawRows(from: number, to: number): void {
    if (undrawn.size === 0) queueMicrotask(drawNow)
    for (let row = from; row <= to; row++) undrawn.add(row)
  }
  function drawNow(): void {
    const rows = new Set(undrawn)
    undrawn.clear()
    if (api.isDestroyed()) return
    const rowNodes = api.getRenderedNodes().filter(({ rowIndex }) => rowIndex !== null && rows.has(rowIndex))
    canvas.refresh()
    barsSoon()
    if (rowNodes.length > 0) api.refreshCells({ rowNodes, force: true, suppressFlash: true })
    if (rows.has(api.getFocusedCell()?.rowIndex ?? -1)) tellCursor()
    markSoon()
  }

  let marking = 0
  /** Marks the hits of the search, and of others, when the grid has drawn. */
  function markSoon(): void {
    cancelAnimationFrame(marking)
    marking = requestAnimationFrame(() => {
      if (options.search() !== '' || CSS.highlights.size > 0) markHits(host, options.search())
      options.onDrawn(host)
      describeBadges()
    })
    barsSoon()
  }

  /** Says what a badge shows to those who cannot see it. */
  function describeBadges(): void {
    for (const cell of host.querySelectorAll('.cell[role="gridcell"]')) {
      const has = cell.matches('.is-locked, .is-inherited, .is-own, .is-taken')
      if (!has && !cell.hasAttribute('aria-description')) continue
      const row = Number(cell.closest('[row-index]')?.getAttribute('row-index') ?? -1)
      const reason = has ? desk.reason(row, cell.getAttribute('col-id') ?? '') : null
      if (reason === null) cell.removeAttribute('aria-description')
      else cell.setAttribute('aria-description', reason)
    }
  }

  function definitions(layout: ColumnLayout) {
    const cells = arranged([...columns.values()], layout).map((column) =>
      columnDefinition(column, layout, told, rowHeight),
    )
    return [rowNumberDefinition(rowNumber), ...cells]
  }

  const stopComposition = connectComposition({
    host,
    begin: (text) => {
      const { row, column } = sheet.selection().active
      const id = sheet.columnIds()[column] ?? ''
      if ((store.total() ?? 0) === 0 || desk.explainLock(row, id)) return
      composed = text
      api.startEditingCell({ rowIndex: row, colKey: id })
      composed = null
    },
  })
  const stopFileDrop = connectFileDrop(host, desk, (id) => columns.get(id), language)
  const clipboard = connectClipboard({
    ...options.receipts,
    host,
    sheet: () => sheet,
    map: store.map,
    desk,
    language,
    column: (id) => columns.get(id),
    view,
    familyAt: async (row) => {
      const page = await options.load({ from: row, count: 1, columns: ['family'], renew: null, groupsOf: null })
      return textOrNull(page.rows[0]?.[0])
    },
    onCreated: options.onCreated,
    isFree: () => api.getEditingCells().length === 0,
  })

  const askedColumns = (): readonly string[] => {
    const shown = api.getAllGridColumns().filter((column) => column.isVisible())
    const keys = shown.flatMap((column) => columns.get(column.getColId())?.key ?? [])
    return [...new Set(['sku', 'kind', 'family', ...keys])]
  }
  store.setColumns(askedColumns())

  return {
    store,
    selected,
    remark: markSoon,
    setColumns: (next, layout) => {
      const hasOtherKeys = next.some(({ id, key }) => columns.get(id)?.key !== key)
      const isSameSet = next.length === columns.size && next.every(({ id }) => columns.has(id))
      columns = new Map(next.map((column) => [column.id, column]))
      isQuiet = true
      if (!isSameSet) api.setGridOption('columnDefs', definitions(layout))
      api.applyColumnState({
        state: [
          { colId: ROW_NUMBER, pinned: 'left' as const },
          ...arranged(next, layout).map((column) => ({
            colId: column.id,
            hide: layout.hidden.includes(column.id),
            pinned: column.kind === 'sku' || layout.pinned.includes(column.id) ? ('left' as const) : null,
            ...widthIn(layout, column.id),
          })),
        ],
        applyOrder: true,
      })
      isQuiet = false
      if (hasOtherKeys) desk.forgetEdits()
      store.setColumns(askedColumns())
      for (const header of headers) header.draw()
    },
    reload: ({ keepPlace }) => {
      notice.hide()
      sheet.rowsChanged(true)
      if (!keepPlace && (store.rows() ?? 0) > 0) api.ensureIndexVisible(0, 'top')
      store.reset()
    },
    regroup: () => {
      notice.hide()
      sheet.showCopied([])
      store.regroup()
    },
    redraw: () => {
      api.refreshCells({ force: true, suppressFlash: true })
      barsSoon()
      for (const header of headers) header.draw()
      tellCursor()
    },
    redrawHeaders: () => {
      for (const header of headers) header.draw()
    },
    activeCell: () => desk.state(...activeAt()),
    takeOver: () => {
      const [row, id] = activeAt()
      if (desk.takeOver(row, id)) api.startEditingCell({ rowIndex: row, colKey: id, key: 'F2' })
    },
    resetActive: () => void desk.reset(...activeAt()),
    walk: (products) => {
      const map = store.map()
      const place = map.placeAt(sheet.selection().active.row)
      const last = (store.total() ?? 0) - 1
      if (place === null || last < 0) return sheet.move(products, 0)
      const to = Math.min(Math.max(0, place + products), last)
      sheet.move(map.rowAt(to) - map.rowAt(place), 0)
    },
    goToRow: (row) => sheet.goTo(row, sheet.columnIds()[sheet.selection().active.column] ?? 'sku'),
    focus: (row, columnId) => sheet.goTo(row, columnId),
    pasteAsNew: clipboard.pasteAsNew,
    markChanged: (step, cells) => desk.markChanged(step, cells),
    refused: () => desk.refused(),
    flash: (cells) => {
      for (const { row, columnId } of cells) {
        const rowNode = api.getDisplayedRowAtIndex(row)
        if (rowNode) api.flashCells({ rowNodes: [rowNode], columns: [columnId], flashDuration: 900, fadeDuration: 600 })
      }
    },
    topRow: () => Math.max(0, api.getFirstDisplayedRowIndex()),
    showAtTop: (row) => {
      if (row < api.getDisplayedRowCount()) api.ensureIndexVisible(row, 'top')
    },
    destroy: () => {
      clipboard.disconnect()
      stopFileDrop()
      stopComposition()
      cancelAnimationFrame(marking)
      cancelAnimationFrame(drawingBars)
      bars.destroy()
      markHits(host, '')
      sheet.destroy()
      canvas.destroy()
      api.destroy()
      host.replaceChildren()
    },
  }
}

function widthIn({ widths }: ColumnLayout, id: string): { readonly width?: number } {
  const width = widths[id]
  return width === undefined ? {} : { width }
}

function handleEdit({ rowIndex, column, newValue }: CellEditRequestEvent, desk: CellDesk): void {
  const change = newValue as CellChange | null | undefined // our editors answer with nothing else
  if (change && rowIndex !== null) desk.change(rowIndex, column.getColId(), change)
}

function textOrNull(value: CellValue | undefined): string | null {
  return typeof value === 'string' ? value : null
}

function stubs(from: number, to: number): object[] {
  return Array.from({ length: to - from }, () => ({}))
}
