import type { ViewQuery } from '../../../shared/contract/catalogue.ts'
import type { ExportFormat } from '../../../shared/contract/export.ts'
import type { Parsed } from '../../../shared/contract/index.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { exportCells } from '../../core/export/export-cell.ts'
import { exportColumns } from '../../core/export/export-columns.ts'
import type { ExportRow } from '../../core/export/format-rows.ts'
import { formatRows } from '../../core/export/format-rows.ts'
import type { ReadContext, Step } from '../../runtime/module.ts'
import { readStep } from '../../runtime/module.ts'
import type { ComputedColumns, ViewColumn } from '../catalogue/index.ts'
import { isTranslated, rowsOf, toBorder, viewColumn } from '../catalogue/index.ts'
import { resolveSelection } from '../sheet/index.ts'

type Wanted = Pick<Parsed<'export.write'>, 'rows' | 'columns' | 'scopes'>

/** What goes out: which products, in their order, and which columns. */
export interface Resolved {
  readonly ids: Uint32Array
  readonly keys: readonly string[]
}

export type ResolveStep = Step<Wanted, Resolved>

/** Throws as every operation on a view does: `conflict` where positions mean other products than the caller saw. */
export function resolveStep(computed: ComputedColumns): ResolveStep {
  return readStep('export.resolve', 'reader', (context, { rows, columns, scopes }: Wanted) => {
    const keys = exportColumns(context.structure(), columns, scopes === 'all')
    for (const key of keys) viewColumn(context.structure(), computed, key) // refuses what is no column
    const { bands } = resolveSelection(context, computed, selectionOf(rows), [], true)
    const [only] = bands
    const ids = bands.length === 1 && only ? only.ids : Uint32Array.from(bands.flatMap(({ ids: some }) => [...some]))
    return { ids, keys }
  })
}

const ALL = [{ from: 0, count: Number.MAX_SAFE_INTEGER }]

function selectionOf(rows: Wanted['rows']): Parameters<typeof resolveSelection>[2] {
  const columns = ['sku']
  if (rows.kind === 'products') return { ...rows, columns }
  const ranges = (rows.ranges ?? ALL).map((range) => ({ ...range, columns }))
  return { kind: 'view', viewKey: rows.viewKey, query: rows.query, order: rows.order, ranges }
}

/** Some products to be written. */
export interface Rows {
  readonly ids: Uint32Array
  readonly keys: readonly string[]
  readonly query: ViewQuery
  readonly format: ExportFormat
  /** How many were written before them. */
  readonly from: number
}

export interface WrittenRows {
  readonly bytes: Uint8Array
  readonly products: number
  readonly heldBack: number
}

export type RowsStep = Step<Rows, WrittenRows>

/** The products as the bytes of their file; those that are gone meanwhile are left out. */
export function rowsStep(computed: ComputedColumns): RowsStep {
  return readStep('export.rows', 'worker', (context, { ids, keys, query, format, from }: Rows): WrittenRows => {
    const rows = context.db.transaction(() => readRows(context, computed, query, keys, ids))()
    const { text, heldBack } = formatRows(format, keys, rows, from)
    return { bytes: Buffer.from(text), products: rows.length, heldBack }
  })
}

/** SQLite answers with 2,000 columns at most. */
const COLUMNS_AT_ONCE = 900

function readRows(
  context: ReadContext,
  computed: ComputedColumns,
  query: ViewQuery,
  keys: readonly string[],
  ids: Uint32Array,
): ExportRow[] {
  const structure = context.structure()
  const columns = keys.map((key) => viewColumn(structure, computed, key))
  const makers = columns.map((column) => {
    const border = borderOf(context, column)
    const toCell = exportCells(structure, column.column)
    return (value: CellValue) => toCell(border(value))
  })
  const found = new Map<number, CellValue[]>()
  for (let at = 0; at < columns.length; at += COLUMNS_AT_ONCE) {
    for (const { id, values } of rowsOf(context, query, columns.slice(at, at + COLUMNS_AT_ONCE), [...ids])) {
      const known = found.get(id)
      if (known) known.push(...values)
      else found.set(id, [...values])
    }
  }
  return [...found.values()].map((values) => makers.map((make, at) => make(values[at] ?? null)))
}

function borderOf({ db, structure }: ReadContext, { column }: ViewColumn): (value: CellValue) => CellValue {
  const slot = column?.slot
  // A parent is read as its SKU.
  if (!slot || column.system === 'parent' || !isTranslated(slot)) return (value) => value
  return (value) => toBorder(db, structure(), slot, value)
}
