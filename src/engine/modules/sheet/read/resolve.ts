import type { ViewQuery } from '../../../../shared/contract/catalogue.ts'
import type { Selection, SheetScope } from '../../../../shared/contract/sheet.ts'
import { AppError } from '../../../../shared/errors.ts'
import { toBands } from '../../../core/sheet/bands.ts'
import { columnsInScopes } from '../../../core/sheet/columns-in-scopes.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { ComputedColumns } from '../../catalogue/index.ts'
import { currentViews } from '../../catalogue/index.ts'
import { hasExclusive } from './exclusive.ts'

/** Products that share the columns to be looked at, in the order of the view. */
export interface ResolvedBand {
  readonly ids: Uint32Array
  readonly columns: readonly string[]
}

export interface Resolved {
  readonly bands: readonly ResolvedBand[]
  readonly cells: number
  readonly isExclusive: boolean
}

export interface ViewAt {
  readonly viewKey: string
  readonly query: ViewQuery
  readonly order: number | null
}

/**
 * The products of a selection. Throws `conflict` when positions would mean other products than the caller saw, and for
 * a view of the past unless it is only looked at.
 */
export function resolveSelection(
  context: ReadContext,
  computed: ComputedColumns,
  selection: Selection,
  scopes: readonly SheetScope[] = [],
  isLooking = false,
): Resolved {
  const structure = context.structure()
  const inScopes = (columns: readonly string[]): readonly string[] => columnsInScopes(structure, columns, scopes)
  const bands = bandsOf(context, computed, selection, isLooking).map(({ ids, columns }) => ({
    ids,
    columns: inScopes(columns),
  }))
  return {
    bands,
    cells: bands.reduce((cells, { ids, columns }) => cells + ids.length * columns.length, 0),
    isExclusive: hasExclusive(
      structure,
      bands.flatMap(({ columns }) => columns),
    ),
  }
}

function bandsOf(
  context: ReadContext,
  computed: ComputedColumns,
  selection: Selection,
  isLooking: boolean,
): ResolvedBand[] {
  if (selection.kind === 'products')
    return [{ ids: Uint32Array.from(new Set(selection.ids)), columns: selection.columns }]
  const ids = idsOfView(context, computed, selection, isLooking)
  const isAll = selection.ranges.every(({ from, count }) => from === 0 && count >= ids.length)
  if (selection.order === null && !isAll)
    throw new AppError('invalid-input', 'Positions need the order they were read in.', { path: 'selection.order' })
  return toBands(selection.ranges, ids.length).map(({ from, count, columns }) => ({
    ids: ids.slice(from, from + count),
    columns,
  }))
}

/** The ids of a view in its order, which must be the one that the caller knows. */
export function idsOfView(
  context: ReadContext,
  computed: ComputedColumns,
  { viewKey, query, order: expected }: ViewAt,
  isLooking = false,
): Uint32Array {
  if (query.asOf !== undefined && !isLooking)
    throw new AppError('conflict', 'This is the catalogue as it was. Go back to now to work on its cells.', {
      reason: 'past',
    })
  const { ids, order } = context.db.transaction(() => {
    const views = currentViews(context, computed)
    // As it is now: made anew, and under a name of its own, so that no row of the caller's view moves.
    return expected === null ? views.view(`now ${viewKey}`, query, true) : views.viewAt(viewKey, query, expected)
  })()
  if (expected !== null && expected !== order)
    throw new AppError('conflict', 'The list has changed since these cells were selected. Select them again.', {
      reason: 'order-changed',
    })
  return ids
}
