import type { ColDef, ITooltipParams } from 'ag-grid-community'
import { CompletenessCell, ThumbnailCell } from '../cells/cell-renderers.ts'
import { editorOf } from '../editors/editor-of.ts'
import type { CellState } from '../cells/cell-state.ts'
import { badgeOf } from '../cells/cell-state.ts'
import { ColumnHeader } from './column-header.ts'
import type { ColumnLayout } from './column-layout.ts'
import type { ColumnKind, GridColumn } from './grid-column.ts'

/** How the grid asks about a cell while it draws it. */
export interface CellSource {
  state(row: number, columnId: string): CellState | null
  /** Why it looks as it does: fallback, inherited, refused, not ours. Null when it needs no words. */
  reason(row: number, columnId: string): string | null
  /** What the row of a group says to those who hear it; null for a product's. */
  groupText(row: number): string | null
}

/** AG Grid's definition of a column. What it shows is asked for at drawing time: a change of scope needs no new one. */
export function columnDefinition(
  column: GridColumn,
  layout: ColumnLayout,
  cells: CellSource,
  rowHeight: number,
): ColDef {
  const at = ({ node }: { readonly node?: { rowIndex: number | null } | null }): number => node?.rowIndex ?? -1
  return {
    colId: column.id,
    headerComponent: ColumnHeader,
    width: layout.widths[column.id] ?? defaultWidth(column),
    minWidth: column.kind === 'image' ? rowHeight + 12 : 40, // pictures are as wide as rows are high
    hide: layout.hidden.includes(column.id),
    pinned: column.kind === 'sku' || layout.pinned.includes(column.id) ? 'left' : null,
    lockPinned: column.kind === 'sku',
    suppressMovable: column.kind === 'sku',
    lockPosition: column.kind === 'sku' ? 'left' : false,
    sortable: false, // the view's order is ours: the header asks the engine
    cellDataType: false,
    valueGetter: (params) =>
      cells.state(at(params), column.id)?.text ?? (column.kind === 'sku' ? cells.groupText(at(params)) : null) ?? '',
    editable: (params) => cells.state(at(params), column.id)?.lock === null,
    cellEditor: editorOf(column.kind),
    tooltipValueGetter: (params: ITooltipParams) => cells.reason(at(params), column.id),
    // One function instead of a rule for each class: a rule asks for the state of its own, and rows are drawn by the screen.
    cellClass: (params) => [
      ...kindClasses(column.kind),
      ...stateClasses(column.kind, cells.state(at(params), column.id)),
    ],
    ...(column.kind === 'completeness' ? { cellRenderer: CompletenessCell } : {}),
    ...(column.kind === 'image' ? { cellRenderer: ThumbnailCell } : {}),
  }
}

export function kindClasses(kind: ColumnKind): readonly string[] {
  switch (kind) {
    case 'sku':
    case 'identifier':
      return ['cell', 'cell-code']
    case 'number':
    case 'price':
    case 'measurement':
      return ['cell', 'cell-number']
    case 'image':
      return ['cell', 'cell-image', 'cell-takes-files']
    case 'file':
    case 'asset-collection':
      return ['cell', 'cell-takes-files']
    case 'boolean':
      return ['cell', 'cell-boolean']
    default:
      return ['cell']
  }
}

export function stateClasses(kind: ColumnKind, state: CellState | null): readonly string[] {
  if (!state) return []
  const { source, misnamed, problem, edit, isChanged, isMissing, productKind } = state
  const badge = badgeOf(state)
  return [
    ...(source === 'fallback' ? ['is-fallback'] : []),
    ...(misnamed === null ? [] : ['is-misnamed']),
    ...(problem === null ? [] : ['is-problem']),
    ...(badge === null ? [] : [`is-${badge}`]),
    ...(edit === null ? [] : [`is-${edit}`]),
    ...(isChanged && edit === null ? ['is-changed'] : []),
    ...(isMissing ? ['is-missing'] : []),
    ...(kind === 'sku' && productKind !== 'product' ? [`is-${productKind}`] : []),
  ]
}

function defaultWidth({ kind, owner }: GridColumn): number {
  const badge = owner === 'pim' ? 0 : 56
  return badge + widthOf(kind)
}

function widthOf(kind: ColumnKind): number {
  switch (kind) {
    case 'sku':
      return 152
    case 'image':
      return 48
    case 'completeness':
      return 144
    case 'number':
    case 'price':
    case 'measurement':
    case 'boolean':
    case 'date':
      return 112
    case 'textarea':
    case 'rich-text':
      return 260
    case 'text':
      return 200
    default:
      return 148
  }
}
