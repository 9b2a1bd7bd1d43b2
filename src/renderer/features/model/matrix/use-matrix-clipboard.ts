import type { RefObject } from 'react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Cell, CellWords, GridColumn, Rect, Size } from '../../grid/parts.ts'
import { listenToClipboard } from '../../grid/parts.ts'
import { cellsIn } from './matrix-acts.ts'
import { clipboardTable, copiedBlock, pastedPlaces } from './matrix-clipboard.ts'
import type { PlaceChange } from './matrix-work.ts'

interface MatrixClipboardOptions {
  readonly host: RefObject<HTMLElement | null>
  /** What is copied and pasted into; undefined while keys are an editor's. */
  readonly rect: Rect | undefined
  readonly size: Size
  readonly column: GridColumn
  readonly words: CellWords
  readonly valueAt: (cell: Cell) => CellValue
  /** What was cut is among the changes, emptied. */
  readonly onPaste: (changes: readonly PlaceChange[], isRaw: boolean) => void
}

export interface MatrixClipboard {
  isCopied(cell: Cell): boolean
  /** Nothing is marked as copied or cut any more. */
  drop(): void
}

/** Copy, cut and paste within a matrix, and to and from other programs. */
export function useMatrixClipboard(options: MatrixClipboardOptions): MatrixClipboard {
  const { host, rect, size, column, words, valueAt, onPaste } = options
  const [copied, setCopied] = useState<{ readonly cells: readonly Cell[]; readonly isCut: boolean } | null>(null)

  const isOurs = useEffectEvent(() => rect !== undefined && host.current?.contains(document.activeElement) === true)
  const copy = useEffectEvent((isCut: boolean) => {
    if (!rect) return
    const rows = cellsIn(rect)
    const values = rows.map((cells) => cells.map(valueAt))
    void window.desktop.writeClipboard(copiedBlock(column, values, words))
    setCopied({ cells: rows.flat(), isCut })
  })
  const paste = useEffectEvent((html: string, text: string) => {
    if (!rect) return
    void clipboardTable(html, text, column, words.language.format.typed.decimal).then(({ table, isRaw }) => {
      const places = pastedPlaces(table, rect, size)
      const isInto = (cell: Cell): boolean => places.some((place) => isSame(place.cell, cell))
      const emptied = copied?.isCut === true ? copied.cells.filter((cell) => !isInto(cell)) : []
      setCopied(null)
      const cleared = emptied.map((cell): PlaceChange => ({ cell, change: { kind: 'clear-value' } }))
      return onPaste([...places, ...cleared], isRaw)
    })
  })
  useEffect(
    () =>
      listenToClipboard({
        isOurs: () => isOurs(),
        onCopy: (isCut) => copy(isCut),
        onPaste: (html, text) => paste(html, text),
      }),
    [],
  )
  return {
    isCopied: (cell) => copied?.cells.some((each) => isSame(each, cell)) ?? false,
    drop: () => setCopied(null),
  }
}

function isSame(a: Cell, b: Cell): boolean {
  return a.row === b.row && a.column === b.column
}
