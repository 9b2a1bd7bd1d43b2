import type { CellOperation, SheetResult } from '../../../../shared/contract/sheet.ts'
import { newRequestId } from '../../../engine/index.ts'
import type { Language } from '../../../i18n/index.ts'
import type { CellDesk } from '../cells/cell-desk.ts'
import type { CellChange } from '../cells/edit-book.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { ActiveEditor } from '../editors/active-editor.ts'
import type { RowMap } from '../groups/row-map.ts'
import type { ViewInUse } from './engine-selection.ts'
import { engineSelection, rangeOf } from './engine-selection.ts'
import type { SheetCommand } from './key-map.ts'
import { placesOf } from './places.ts'
import type { Rect } from './rect.ts'
import { selectRange } from './selection.ts'
import type { Sheet } from './sheet.ts'
import type { ReceiptOptions } from './sheet-jobs.ts'
import { runOnCells } from './sheet-jobs.ts'

export interface CellCommandsOptions extends ReceiptOptions {
  readonly sheet: () => Sheet
  readonly map: () => RowMap
  readonly desk: CellDesk
  readonly column: (id: string) => GridColumn | undefined
  readonly view: () => ViewInUse
  readonly language: () => Language
  /** Whether it is said at this cell why it takes no typing: asked for again, it is opened all the same. */
  readonly isExplained: (row: number, columnId: string) => boolean
  readonly editor: ActiveEditor
}

/** What is done to the selected cells. One cell is an edit, shown at once; more are one operation of the engine. */
export interface CellCommands {
  run(command: SheetCommand): boolean
  fill(source: Rect, target: Rect, isCopy: boolean): void
  clear(rects: readonly Rect[]): Promise<SheetResult | null>
  /** Keys of the columns as shown. */
  keys(): readonly string[]
}

export function createCellCommands(options: CellCommandsOptions): CellCommands {
  const { sheet, desk, view, language } = options

  const active = (): { readonly row: number; readonly id: string; readonly column: GridColumn | undefined } => {
    const { row, columnId } = sheet().active()
    return { row, id: columnId, column: options.column(columnId) }
  }
  const keys = (): readonly string[] =>
    sheet()
      .columnIds()
      .map((id) => options.column(id)?.key ?? id)
  const written = () => ({ format: language().format.typed, language: language().locale })

  /** What is selected, in places of products. */
  const selected = (): readonly Rect[] => placesOf(options.map(), sheet().rects())

  const apply = async (rects: readonly Rect[], operation: CellOperation): Promise<SheetResult | null> => {
    if (rects.length === 0) return null
    const selection = engineSelection(rects, keys(), view())
    const result = await runOnCells(
      'sheet.apply',
      { requestId: newRequestId(), selection, operation, ...written() },
      options,
    )
    if (result) desk.markRefused(result.rejections)
    return result
  }

  const fill = async (source: Rect, target: Rect, mode: 'copy' | 'series'): Promise<void> => {
    const result = await runOnCells(
      'sheet.fill',
      {
        requestId: newRequestId(),
        ...view(),
        source: rangeOf(source, keys()),
        target: rangeOf(target, keys()),
        direction: directionOf(source, target),
        mode,
        ...written(),
      },
      options,
    )
    if (result) desk.markRefused(result.rejections)
  }

  /** The first row or column of the last range into the rest of it; of a single cell or row, what is before it. */
  const fillWithin = (by: 'down' | 'right'): void => {
    const rect = selected().at(-1)
    if (!rect) return
    const { top, left, bottom, right } = rect
    if (by === 'down') {
      const from = top === bottom ? top - 1 : top
      if (from >= 0) void fill({ ...rect, top: from, bottom: from }, { ...rect, top: from + 1 }, 'copy')
    } else {
      const from = left === right ? left - 1 : left
      if (from >= 0) void fill({ ...rect, left: from, right: from }, { ...rect, left: from + 1 }, 'copy')
    }
  }

  /** The same change for every selected cell. */
  const setAll = (change: CellChange, productId = desk.product(active().row)): void => {
    const { row, id } = active()
    if (sheet().isSingle()) {
      if (productId !== undefined && !desk.explainLock(row, id)) desk.change(productId, id, change)
      return
    }
    void apply(selected(), operationOf(change))
  }

  const fillAll = (): void => {
    const edited = options.editor.take()
    const { row, id } = active()
    if (edited) return setAll(edited.change, edited.productId)
    if (!sheet().isSingle()) setAll({ kind: 'set-value', value: desk.value(row, id) ?? null })
  }

  return {
    keys,
    clear: (rects) => apply(rects, { kind: 'clear' }),
    fill: (source, target, isCopy) => {
      const all = {
        top: Math.min(source.top, target.top),
        left: Math.min(source.left, target.left),
        bottom: Math.max(source.bottom, target.bottom),
        right: Math.max(source.right, target.right),
      }
      sheet().select(selectRange({ row: all.top, column: all.left }, { row: all.bottom, column: all.right }))
      const [from] = placesOf(options.map(), [source])
      const [into] = placesOf(options.map(), [target])
      if (from && into) void fill(from, into, isCopy ? 'copy' : 'series')
    },
    run: (command) => {
      const { row, id, column } = active()
      switch (command.do) {
        case 'clear':
          if (sheet().isSingle()) desk.clear(row, id)
          else void apply(selected(), { kind: 'clear' })
          return true
        case 'fill-down':
          fillWithin('down')
          return true
        case 'fill-right':
          fillWithin('right')
          return true
        case 'fill-all':
          fillAll()
          return true
        case 'today':
          setAll(todayIn(column, language()))
          return true
        case 'toggle':
          if (column?.kind !== 'boolean') return true // Space would scroll
          if (sheet().isSingle()) desk.toggle(row, id)
          else setAll({ kind: 'set-value', value: desk.value(row, id) === 1 ? 0 : 1 })
          return true
        case 'edit':
        case 'choose':
          if (options.isExplained(row, id) && desk.takeOver(row, id)) options.editor.open()
          else if (!desk.explainLock(row, id)) options.editor.open()
          return true
        case 'drop-copy':
          sheet().showCopied([])
          return true
        default:
          return false
      }
    },
  }
}

/** Where the target lies, seen from the source. */
function directionOf(source: Rect, target: Rect): 'down' | 'up' | 'right' | 'left' {
  if (target.top > source.bottom) return 'down'
  if (target.bottom < source.top) return 'up'
  return target.left > source.right ? 'right' : 'left'
}

function operationOf(change: CellChange): CellOperation {
  switch (change.kind) {
    case 'set-text':
      return { kind: 'set', text: change.text }
    case 'set-value':
      return change.value === null ? { kind: 'clear' } : { kind: 'set-value', value: change.value }
    case 'clear-value':
      return { kind: 'clear' }
  }
}

/** Today by the computer's own calendar: as a date where the column holds dates, as people write it elsewhere. */
function todayIn(column: GridColumn | undefined, { format }: Language): CellChange {
  const now = new Date()
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  return column?.kind === 'date' ? { kind: 'set-value', value: day } : { kind: 'set-text', text: format.date(day) }
}
