import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Cell, CellChange, Rect, Selection, SheetCommand } from '../../grid/parts.ts'
import { isSingleCell, rectsOf } from '../../grid/parts.ts'
import type { MatrixLayout, Missing } from './matrix-layout.ts'
import type { PlaceChange } from './matrix-work.ts'

/** What a command of the keyboard comes to in a matrix. */
export type MatrixAct =
  | { readonly do: 'change'; readonly kind: 'edit' | 'clear'; readonly changes: readonly PlaceChange[] }
  | { readonly do: 'make'; readonly missing: readonly Missing[] }
  | { readonly do: 'clear-cell' | 'toggle-cell' | 'edit' | 'drop-copy' }

export interface MatrixView {
  readonly selection: Selection
  readonly layout: MatrixLayout
  readonly valueAt: (cell: Cell) => CellValue
}

/** What there is to do for a command; null for one that is about something else. Pure. */
export function actOf(command: SheetCommand, view: MatrixView): MatrixAct | null {
  const { selection, layout } = view
  const rect = rectsOf(selection, layout.size).at(-1)
  const isSingle = isSingleCell(selection, layout.size)
  switch (command.do) {
    case 'clear': {
      if (isSingle) return { do: 'clear-cell' }
      const changes = selectedCells(view).map((cell): PlaceChange => ({ cell, change: { kind: 'clear-value' } }))
      return { do: 'change', kind: 'clear', changes }
    }
    case 'fill-down':
      return filled(view, (cell) => ({
        ...cell,
        row: rect && rect.top < rect.bottom ? rect.top : Math.max(0, cell.row - 1),
      }))
    case 'fill-right':
      return filled(view, (cell) => ({
        ...cell,
        column: rect && rect.left < rect.right ? rect.left : Math.max(0, cell.column - 1),
      }))
    case 'fill-all':
      return filled(view, () => selection.active)
    case 'toggle':
      if (isSingle && !layout.at(selection.active).missing) return { do: 'toggle-cell' }
      return { do: 'make', missing: selectedCells(view).flatMap((cell) => layout.at(cell).missing ?? []) }
    case 'edit':
    case 'choose':
      return { do: 'edit' }
    case 'drop-copy':
      return { do: 'drop-copy' }
    default:
      return null
  }
}

/** The cells of a block, row by row. */
export function cellsIn({ top, left, bottom, right }: Rect): readonly (readonly Cell[])[] {
  return Array.from({ length: bottom - top + 1 }, (_, row) =>
    Array.from({ length: right - left + 1 }, (__, at) => ({ row: top + row, column: left + at })),
  )
}

/** Every selected cell gets the value of another; one that is its own source stays. */
function filled(view: MatrixView, sourceOf: (cell: Cell) => Cell): MatrixAct {
  const changes = selectedCells(view).flatMap((cell): PlaceChange[] => {
    const source = sourceOf(cell)
    const isItself = source.row === cell.row && source.column === cell.column
    return isItself ? [] : [{ cell, change: toValue(view.valueAt(source)) }]
  })
  return { do: 'change', kind: 'edit', changes }
}

function toValue(value: CellValue): CellChange {
  return value === null ? { kind: 'clear-value' } : { kind: 'set-value', value }
}

/** Each once, though ranges may overlap. */
function selectedCells({ selection, layout }: MatrixView): Cell[] {
  const cells = new Map<string, Cell>()
  for (const cell of rectsOf(selection, layout.size).flatMap((rect) => cellsIn(rect).flat()))
    cells.set(`${cell.row},${cell.column}`, cell)
  return [...cells.values()]
}
