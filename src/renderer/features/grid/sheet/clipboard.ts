import type { SheetResult } from '../../../../shared/contract/sheet.ts'
import { newRequestId, startJob } from '../../../engine/index.ts'
import type { Language } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'
import type { CellDesk } from '../cells/cell-desk.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { RowMap } from '../groups/row-map.ts'
import type { ViewInUse } from './engine-selection.ts'
import { engineSelection } from './engine-selection.ts'
import { inSlices } from './in-slices.ts'
import { readHtmlTable } from '../../../../shared/clipboard/parse-html.ts'
import { parseTsv } from '../../../../shared/clipboard/parse-table.ts'
import { listenToClipboard } from './clipboard-events.ts'
import { columnSignature, formatOwnCopy, pastedTable, readOwnCopy } from './pasted-table.ts'
import { placesOf } from './places.ts'
import type { Rect } from './rect.ts'
import { subtract } from './rect.ts'
import { selectRange } from './selection.ts'
import type { Sheet } from './sheet.ts'
import type { ReceiptOptions } from './sheet-jobs.ts'
import { failure, runOnCells } from './sheet-jobs.ts'

export interface ClipboardOptions extends ReceiptOptions {
  readonly host: HTMLElement
  readonly sheet: () => Sheet
  readonly map: () => RowMap
  readonly desk: CellDesk
  readonly language: () => Language
  readonly column: (id: string) => GridColumn | undefined
  readonly view: () => ViewInUse
  /** Code of the family of a row's product; null where it has none. */
  readonly familyAt: (row: number) => Promise<string | null>
  readonly onCreated: (changeSetId: number, productIds: readonly number[]) => void
  /** False while an editor is open: then the clipboard is its own. */
  readonly isFree: () => boolean
}

/** What was cut and waits to be pasted: it moves then, as in a spreadsheet, and stays where it is until then. */
interface Cut {
  readonly id: string
  readonly rects: readonly Rect[]
  readonly view: ViewInUse
}

export interface Clipboard {
  /** Makes a product of every line, its columns those from the cursor on; of the family of the row of the cursor. */
  pasteAsNew(html: string, text: string): Promise<void>
  disconnect(): void
}

/**
 * Copies what is selected for other programs and for itself, and pastes blocks of cells. The engine reads and writes
 * the cells, loaded or not; main owns the clipboard.
 */
export function connectClipboard(options: ClipboardOptions): Clipboard {
  const { host, sheet, language, view, column } = options
  let cut: Cut | null = null

  // The focus says whether what is copied or pasted is the grid's.
  const isOurs = (): boolean => host.contains(document.activeElement) && options.isFree() && sheet().rects().length > 0
  const shownColumns = (): readonly GridColumn[] =>
    sheet()
      .columnIds()
      .flatMap((id) => column(id) ?? [])

  /** What is selected, in places of products. */
  const selected = (): readonly Rect[] => placesOf(options.map(), sheet().rects())

  const copy = async (isCut: boolean): Promise<void> => {
    const rects = selected()
    const outlined = sheet().rects()
    if (rects.length === 0) return
    const columns = shownColumns()
    const keys = columns.map(({ key }) => key)
    const used = view()
    const { format, locale } = language()
    const written = { format: format.typed, language: locale }
    const outcome = await startJob('sheet.copy', { selection: engineSelection(rects, keys, used), ...written })
    if (!outcome.ok) return toast(failure(outcome.error, language()))
    const { text, html, cells } = outcome.value
    const id = crypto.randomUUID()
    const copied = columns.slice(rects[0]?.left, (rects[0]?.right ?? 0) + 1).map(columnSignature)
    const own = formatOwnCopy({ id, columns: copied }).replaceAll('"', '')
    await window.desktop.writeClipboard({
      text: cells === 1 ? text.replace(/\n$/, '') : text,
      html: html.replace('data-etalage="1"', () => `data-etalage="${own}"`),
    })
    cut = isCut ? { id, rects, view: used } : null
    sheet().showCopied(outlined)
    if (cells > 1) toast({ id: 'step', text: language().t('sheet.copied', { count: cells }) })
  }

  const read = async (html: string, text: string, targets: readonly GridColumn[]) => {
    const block = await inSlices(readHtmlTable(html))
    const { table, isRaw } = block
      ? pastedTable(block, targets, language().format.typed.decimal)
      : { table: parseTsv(text).map((row) => [...row]), isRaw: false }
    return { block, table, isRaw }
  }

  const pasteAsNew = async (html: string, text: string): Promise<void> => {
    if (html === '' && text === '') return
    const { row, column: from } = sheet().selection().active
    const targets = shownColumns().slice(from)
    const { table, isRaw } = await read(html, text, targets)
    const { format, locale } = language()
    const result = await runOnCells(
      'sheet.paste',
      {
        requestId: newRequestId(),
        anchor: null,
        columns: targets.map(({ key }) => key),
        table,
        isRaw,
        defaults: { family: await options.familyAt(row), texts: {} },
        format: format.typed,
        language: locale,
      },
      options,
    )
    if (!result) return
    options.desk.markRefused(result.rejections)
    if (result.changeSet && result.createdIds.length > 0) options.onCreated(result.changeSet.id, result.createdIds)
  }

  const paste = async (html: string, text: string): Promise<void> => {
    const rects = selected()
    const target = rects.at(-1)
    if (!target) return
    const { active } = sheet().selection()
    const targets = shownColumns().slice(target.left)
    const used = view()
    const { block, table, isRaw } = await read(html, text, targets)
    const { format, locale } = language()
    const moved = cut && block && readOwnCopy(block.own)?.id === cut.id && sheet().copied().length > 0 ? cut : null
    const size = pastedSize(table, target)
    const written = { format: format.typed, language: locale }
    const area = { ...target, bottom: target.top + size.rows - 1, right: target.left + size.columns - 1 }

    const result: SheetResult | null =
      size.rows * size.columns === 1 && rects.length > 1
        ? await runOnCells(
            'sheet.apply',
            {
              requestId: newRequestId(),
              selection: engineSelection(
                rects,
                shownColumns().map(({ key }) => key),
                used,
              ),
              operation: { kind: 'set', text: table[0]?.[0] ?? '' },
              ...written,
            },
            options,
          )
        : await runOnCells(
            'sheet.paste',
            {
              requestId: newRequestId(),
              anchor: { ...used, from: target.top, target: sizeOfRect(target) },
              columns: targets.map(({ key }) => key),
              table,
              isRaw,
              cut: moved && cutSelection(moved, area, shownColumns()),
              ...written,
            },
            options,
          )
    if (moved) {
      cut = null
      sheet().showCopied([])
    }
    if (!result) return
    options.desk.markRefused(result.rejections)
    const now = sheet().selection().active
    // Who has gone on to another cell meanwhile is not called back.
    if (
      rects.length > 1 ||
      now.row !== active.row ||
      now.column !== active.column ||
      !host.contains(document.activeElement)
    )
      return
    const last = { row: sheet().size().rows - 1, column: sheet().size().columns - 1 }
    const { rowAt } = options.map()
    const end = { row: Math.min(last.row, rowAt(area.bottom)), column: Math.min(last.column, area.right) }
    sheet().select(selectRange({ row: rowAt(area.top), column: area.left }, end))
  }

  const disconnect = listenToClipboard({
    isOurs,
    onCopy: (isCut) => void copy(isCut),
    onPaste: (html, text) => void paste(html, text),
  })
  return { pasteAsNew, disconnect }
}

function sizeOfRect({ top, left, bottom, right }: Rect): { readonly rows: number; readonly columns: number } {
  return { rows: bottom - top + 1, columns: right - left + 1 }
}

/** How far a table reaches: what is selected, where that is a whole number of times as large, otherwise its own size. */
function pastedSize(table: readonly (readonly string[])[], target: Rect): ReturnType<typeof sizeOfRect> {
  const rows = table.length
  const columns = Math.max(1, ...table.map(({ length }) => length))
  const into = sizeOfRect(target)
  return into.rows % rows === 0 && into.columns % columns === 0 ? into : { rows, columns }
}

/** What a move empties: what was cut, but for what is pasted over. Null where nothing is left of it. */
function cutSelection({ rects, view }: Cut, area: Rect, columns: readonly GridColumn[]) {
  const left = rects.flatMap((rect) => subtract(rect, area))
  const keys = columns.map(({ key }) => key)
  return left.length === 0 ? null : engineSelection(left, keys, view)
}
