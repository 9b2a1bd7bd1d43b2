import type { CellEditRequestEvent, GridApi, GridOptions } from 'ag-grid-community'
import { createGrid } from 'ag-grid-community'
import type { GroupRow } from '../../../shared/contract/catalogue.ts'
import type { Language } from '../../i18n/index.ts'
import { gridModules } from './ag-modules.ts'
import type { CellDesk } from './cells/cell-desk.ts'
import { createCellDesk } from './cells/cell-desk.ts'
import { createCellNotice } from './cells/cell-notice.ts'
import type { CellWords } from './cells/cell-text.ts'
import type { HeaderContext } from './columns/column-header.ts'
import type { ColumnLayout } from './columns/column-layout.ts'
import type { GridColumn } from './columns/grid-column.ts'
import { createShownColumns } from './columns/shown-columns.ts'
import { connectComposition } from './composition.ts'
import type { Cursor } from './cursor.ts'
import { cursorAt } from './cursor.ts'
import type { ActiveEditor } from './editors/active-editor.ts'
import { createActiveEditor } from './editors/active-editor.ts'
import type { GridEdit } from './editors/cell-editor.ts'
import type { OptionSource } from './editors/option-source.ts'
import { connectFileDrop } from './editors/take-file.ts'
import type { GridContext } from './grid-context.ts'
import type { HeldKeys } from './held-keys.ts'
import { createHeldKeys } from './held-keys.ts'
import { GRID_SETTINGS, ROW_BUFFER, stubRows } from './grid-settings.ts'
import { edgeOverGroups } from './groups/edge-over-groups.ts'
import { handleGroupKey } from './groups/group-keys.ts'
import { createGroupRows } from './groups/group-rows.ts'
import { handleCellKey, runWhileEditing } from './keyboard.ts'
import { createRedrawing } from './redrawing.ts'
import type { Page, PageRequest } from './rows/page.ts'
import type { RowStore } from './rows/row-store.ts'
import { createRowStore } from './rows/row-store.ts'
import { createScrollCanvas } from './scroll/scroll-canvas.ts'
import { createCellCommands } from './sheet/cell-commands.ts'
import type { Clipboard } from './sheet/clipboard.ts'
import { connectClipboard } from './sheet/clipboard.ts'
import type { ViewInUse } from './sheet/engine-selection.ts'
import type { Selected } from './sheet/selected.ts'
import { selectedIn } from './sheet/selected.ts'
import type { Sheet } from './sheet/sheet.ts'
import { createSheet } from './sheet/sheet.ts'
import type { ReceiptOptions } from './sheet/sheet-jobs.ts'

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

/** The grid as those around it know it: its parts, and what concerns several of them. */
export interface ProductsGrid {
  readonly store: RowStore
  readonly desk: CellDesk
  readonly sheet: Pick<Sheet, 'goTo' | 'move' | 'active'>
  readonly editor: ActiveEditor
  readonly clipboard: Pick<Clipboard, 'pasteAsNew'>
  readonly held: Pick<HeldKeys, 'during' | 'isHolding'>
  selected(): Selected
  isEditing(): boolean
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
  /** Lights up cells that something else has changed. */
  flash(cells: readonly { readonly row: number; readonly columnId: string }[]): void
  /** The row at the top of the view. */
  topRow(): number
  /** Puts a row at the top of the view. */
  showAtTop(row: number): void
  destroy(): void
}

/**
 * Makes AG Grid inside `host` and ties our parts to it. It draws and moves the cursor; rows, order, filter and edits are
 * the engine's and ours. Parts that need each other ask by closures: all of them are there before anything happens.
 */
export function createProductsGrid(options: ProductsGridOptions): ProductsGrid {
  const { host, language, rowHeight } = options
  host.style.setProperty('--row-height', `${rowHeight}px`)
  const headers = new Set<{ draw(): void }>()
  const notice = createCellNotice(host)
  const view = (): ViewInUse => ({ ...options.view(), order: store.order() })

  const store = createRowStore({
    load: options.load,
    onRows: (from, to) => {
      redrawing.rows(from, to)
      held.release()
    },
    onView: (products) => {
      sheet.keepKeyboard(() => api.setRowCount(store.rows() ?? 0, true))
      redrawing.all()
      options.onTotal(products)
      held.release()
    },
    onError: (error) => {
      held.drop()
      options.onError(error)
    },
  })

  const words = (): CellWords => ({ language: language(), labelOf: store.label, units: options.units() })
  const desk = createCellDesk({
    store,
    column: (id) => columns.get(id),
    words,
    isReadOnly: options.isReadOnly,
    onChange: (products) => {
      for (const id of products) {
        const row = store.rowOf(id)
        if (row !== undefined) redrawing.rows(row, row)
      }
    },
    onNotice: (row, columnId, text, action) => requestAnimationFrame(() => notice.show(row, columnId, text, action)),
    onEdit: (row, columnId) => {
      sheet.goTo(row, columnId)
      editor.open()
    },
  })
  const editor = createActiveEditor({ api: () => api, sheet: () => sheet, desk })

  const groups = createGroupRows({
    host,
    rowHeight,
    store,
    columns: options.groupColumns,
    words,
    cursorRow: () => (sheet.rects().length === 0 ? null : sheet.active().row),
    onToggle: options.onToggleGroup,
    onFocus: (row) => sheet.goTo(row, sheet.active().columnId),
  })

  /** Products are numbered as the engine counts them; the number of a group's row is not shown. */
  const rowNumber = (row: number): string => {
    const place = store.map().placeAt(row)
    return place === null ? '' : String(place + 1)
  }
  const columns = createShownColumns({
    columns: options.columns,
    api: () => api,
    cells: {
      state: desk.state,
      groupText: groups.textAt,
      // A tooltip would lie over what is said at its cell already.
      reason: (row, columnId) => (notice.isAt(row, columnId) ? null : desk.reason(row, columnId)),
    },
    rowHeight,
    rowNumber,
    onLayout: options.onLayout,
  })

  const tellCursor = (): void => {
    const source = { store, desk, column: columns.get, groupText: groups.textAt }
    options.onCursor(cursorAt(api.getFocusedCell(), source))
  }
  const redrawing = createRedrawing({
    host,
    api: () => api,
    search: options.search,
    reasonAt: desk.reason,
    onRows: (rows) => {
      canvas.refresh()
      groups.drawSoon()
      if (rows.has(api.getFocusedCell()?.rowIndex ?? -1)) tellCursor()
    },
    onDrawn: () => options.onDrawn(host),
  })
  const markSoon = (): void => {
    redrawing.markSoon()
    groups.drawSoon()
  }

  const context: GridContext = {
    ...options.headers,
    column: columns.get,
    selectColumn: ({ id }) => {
      sheet.goTo(sheet.active().row, id)
      sheet.run({ do: 'select-columns' })
    },
    onHeader: (header) => {
      headers.add(header)
      return () => headers.delete(header)
    },
    language,
    options: options.options,
    productAt: desk.product,
    cellValue: desk.value,
    cellEdit: desk.edit,
    editStart: desk.start,
    composed: editor.composed,
    move: (rows, across) => sheet.move(rows, across),
  }
  const drawHeaders = (): void => {
    for (const header of headers) header.draw()
  }

  const gridOptions: GridOptions = {
    ...GRID_SETTINGS,
    context,
    ...(options.styleNonce === undefined ? {} : { styleNonce: options.styleNonce }),
    columnDefs: columns.definitions(options.layout),
    defaultColDef: {
      resizable: true,
      suppressKeyboardEvent: (params) =>
        handleGroupKey(params, sheet, store, options.onToggleGroup) || handleCellKey(params, sheet, desk, held),
      suppressHeaderMenuButton: true,
    },
    datasource: stubRows(() => store.rows() ?? 0),
    rowHeight,
    onCellEditRequest: (event) => handleEdit(event, desk),
    onCellEditingStopped: () => desk.lockAgain(),
    onCellDoubleClicked: ({ rowIndex, column }) => void desk.explainLock(rowIndex ?? 0, column.getColId()),
    onCellFocused: () => {
      notice.hide()
      sheet.followFocus()
      tellCursor()
    },
    onDisplayedColumnsChanged: () => sheet.columnsChanged(),
    onViewportChanged: ({ firstRow, lastRow }) => {
      if ((api.getGridOption('rowBuffer') ?? ROW_BUFFER) < ROW_BUFFER) return // drawing in slices: the canvas shows all
      if (firstRow >= 0) store.show(firstRow, lastRow)
      markSoon()
    },
    onVirtualColumnsChanged: markSoon,
    onBodyScroll: () => {
      notice.follow()
      groups.drawSoon()
    },
    onTooltipShow: notice.giveWay,
    onColumnResized: ({ finished }) => {
      sheet.columnsChanged()
      if (finished) columns.saveLayout()
    },
    onColumnMoved: ({ finished }) => finished && columns.saveLayout(),
    onColumnPinned: columns.saveLayout,
    onColumnVisible: columns.saveLayout,
  }
  const api: GridApi = createGrid(host, gridOptions, { modules: gridModules })

  const canvas = createScrollCanvas({
    host,
    api,
    rowHeight,
    column: columns.get,
    state: desk.state,
    value: desk.value,
    rowNumber,
    group: groups.paintedAt,
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
    edgeInColumn: (row, id, step) =>
      edgeOverGroups(store.map(), store.rows() ?? 1, row, step, (place) =>
        options.edge(place, columns.get(id)?.key ?? '', step),
      ),
    onSelection: () => {
      tellCursor()
      groups.drawSoon()
      options.onSelection(selected())
    },
    hold: (going) => held.during(going),
    onCommand: (command) => commands.run(command),
    onFill: (source, target, isCopy) => commands.fill(source, target, isCopy),
    onHurry: () => canvas.hurry(),
    coveredAbove: groups.coveredAbove,
    onPastEnd: options.onPastEnd,
  })

  const shared = {
    ...options.receipts,
    sheet: () => sheet,
    map: store.map,
    desk,
    column: columns.get,
    view,
    language,
  }
  const commands = createCellCommands({ ...shared, isExplained: notice.isAt, editor })
  const clipboard = connectClipboard({
    ...shared,
    host,
    familyAt: async (row) => {
      const page = await options.load({ from: row, count: 1, columns: ['family'], renew: null, groupsOf: null })
      const family = page.rows[0]?.[0]
      return typeof family === 'string' ? family : null
    },
    onCreated: options.onCreated,
    isFree: () => !isEditing(),
  })
  const selected = (): Selected => selectedIn(sheet, store, commands.keys(), view())

  const isEditing = (): boolean => api.getEditingCells().length > 0
  const held = createHeldKeys({
    isReady: () => {
      const { row } = sheet.active()
      return store.rows() === 0 || store.map().placeAt(row) === null || store.idAt(row) !== undefined
    },
    type: editor.type,
    run: (command) => void (isEditing() ? runWhileEditing(api, command, sheet) : sheet.run(command)),
    isHere: () => host.contains(document.activeElement),
  })

  const stopComposition = connectComposition({ host, begin: editor.compose })
  const stopFileDrop = connectFileDrop(host, desk, columns.get, language)
  store.setColumns(columns.keys())

  return {
    store,
    desk,
    sheet,
    editor,
    clipboard,
    held,
    selected,
    isEditing,
    remark: markSoon,
    setColumns: (next, layout) => {
      const asksOtherwise = columns.set(next, layout)
      if (asksOtherwise) desk.forgetEdits()
      store.setColumns(columns.keys())
      drawHeaders()
    },
    reload: ({ keepPlace }) => {
      notice.hide()
      sheet.rowsChanged(true)
      if (!keepPlace) canvas.toTop()
      store.reset()
    },
    regroup: () => {
      notice.hide()
      sheet.showCopied([])
      store.regroup()
    },
    redraw: () => {
      api.refreshCells({ force: true, suppressFlash: true })
      groups.drawSoon()
      drawHeaders()
      tellCursor()
    },
    redrawHeaders: drawHeaders,
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
      held.drop()
      clipboard.disconnect()
      stopFileDrop()
      stopComposition()
      redrawing.destroy()
      groups.destroy()
      sheet.destroy()
      canvas.destroy()
      api.destroy()
      host.replaceChildren()
    },
  }
}

function handleEdit({ column, newValue }: CellEditRequestEvent, desk: CellDesk): void {
  const edit = newValue as GridEdit | null | undefined // our editors answer with nothing else
  if (edit) desk.change(edit.productId, column.getColId(), edit.change)
}
