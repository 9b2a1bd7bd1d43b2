import { toast } from '../../../ui/index.ts'
import type { CellDesk } from '../cells/cell-desk.ts'
import type { CellEditRequest } from '../cells/submit-edits.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { Language } from '../../../i18n/index.ts'
import { formatTsv, parseTsv } from './parse-table.ts'

interface Cell {
  readonly row: number
  readonly column: string
}

export interface ClipboardOptions {
  readonly host: HTMLElement
  readonly desk: CellDesk
  readonly language: () => Language
  /** The cell under the cursor; null while an editor is open or the grid has no cursor. */
  readonly focused: () => Cell | null
  /** Columns from this one to the right, as shown. */
  readonly columnsFrom: (column: string) => readonly GridColumn[]
  /** Products of so many rows from this one on, loaded or not; fewer at the end of the view. */
  readonly productsFrom: (row: number, count: number) => Promise<readonly number[]>
  readonly undo: () => void
}

/** More cells than this are refused: the engine takes 200,000 edits in one step. */
const MAX_CELLS = 200_000

const QUESTIONS = ['beforecopy', 'beforecut', 'beforepaste']

/** Copies the cell under the cursor, pastes a block from a spreadsheet from the cursor on. Answers with its undoing. */
export function connectClipboard(options: ClipboardOptions): () => void {
  const { host, desk } = options
  // These events come to the page's body where nothing is selected: the focus says whether they are the grid's.
  const focused = (): Cell | null => (host.contains(document.activeElement) ? options.focused() : null)

  const handleCopy = (event: ClipboardEvent): void => {
    const cell = focused()
    if (!cell || !event.clipboardData) return
    event.clipboardData.setData('text/plain', formatTsv([[desk.text(cell.row, cell.column)]]))
    event.preventDefault()
  }
  const handleCut = (event: ClipboardEvent): void => {
    const cell = focused()
    handleCopy(event)
    if (cell) desk.clear(cell.row, cell.column)
  }
  const handlePaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const cell = focused()
    if (!cell || text === '') return
    event.preventDefault()
    void paste(parseTsv(text), cell, options)
  }

  /** Without a selection or a text field Chromium asks first whether it may; a prevented question means yes. */
  const handleQuestion = (event: Event): void => {
    if (focused()) event.preventDefault()
  }

  for (const question of QUESTIONS) document.addEventListener(question, handleQuestion)
  document.addEventListener('copy', handleCopy)
  document.addEventListener('cut', handleCut)
  document.addEventListener('paste', handlePaste)
  return () => {
    for (const question of QUESTIONS) document.removeEventListener(question, handleQuestion)
    document.removeEventListener('copy', handleCopy)
    document.removeEventListener('cut', handleCut)
    document.removeEventListener('paste', handlePaste)
  }
}

async function paste(
  block: readonly (readonly string[])[],
  { row, column }: Cell,
  { desk, language, columnsFrom, productsFrom, undo }: ClipboardOptions,
): Promise<void> {
  const { t, ref } = language()
  const width = Math.max(...block.map(({ length }) => length))
  const columns = columnsFrom(column).slice(0, width)
  if (block.length * columns.length > MAX_CELLS)
    return toast({ kind: 'bad', text: t('grid.paste.tooMany', { count: MAX_CELLS }) })

  const products = await productsFrom(row, block.length)
  const edits = products.flatMap((productId, index) =>
    columns.flatMap((target, at): CellEditRequest[] => {
      const text = block[index]?.[at]
      if (text === undefined) return []
      const change = text.trim() === '' ? ({ kind: 'clear-value' } as const) : ({ kind: 'set-text', text } as const)
      return [{ productId, column: target.key, change, shown: text }]
    }),
  )
  if (edits.length === 0) return
  const { changed, rejections, error, label } = await desk.submit(edits, 'paste')
  if (error) return

  const left = [
    ...(rejections.length > 0 ? [t('grid.paste.refused', { count: rejections.length })] : []),
    ...(block.length > products.length ? [t('grid.paste.beyond', { count: block.length - products.length })] : []),
    ...(width > columns.length ? [t('grid.paste.beyondColumns', { count: width - columns.length })] : []),
  ]
  toast({
    id: 'step',
    kind: rejections.length > 0 ? 'bad' : 'good',
    text: (label && ref(label)) ?? t('grid.paste.done', { count: changed }),
    ...(left.length > 0 ? { detail: left.join(' · ') } : {}),
    ...(changed > 0 ? { action: { text: t('app.undo'), onClick: undo } } : {}),
  })
}
