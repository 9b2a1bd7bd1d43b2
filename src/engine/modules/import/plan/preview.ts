import type { Rejection } from '../../../../shared/contract/common.ts'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { productRows } from '../../../store/product-rows.ts'
import { readRun } from '../run/import-run.ts'
import { openStaging } from '../staging/staging-file.ts'
import { blankRows } from './blank-rows.ts'
import type { ImportColumn } from './import-columns.ts'
import { importColumns } from './import-columns.ts'
import type { Outcome } from './outcomes.ts'
import { OUTCOMES } from './outcomes.ts'
import { RowPlanner } from './row-planner.ts'

type Preview = Result<'import.preview'>

interface PlanRow {
  readonly n: number
  readonly line: number
  readonly outcome: number
  readonly productId: number | null
  readonly cells: string
}

/** Staged rows with what the last plan makes of them: old and new per cell, and what was refused. */
export function preview(
  context: ReadContext,
  { importId, outcome, refused, empty, from, count }: Parsed<'import.preview'>,
): Preview {
  const { db, structure } = context
  const run = readRun(db, importId)
  const staging = openStaging(run.stagingPath, 'read')
  try {
    const { structure: extended, columns } = importColumns(structure(), run.description.columns)
    const planner = new RowPlanner(db, extended, columns, run.description.policy)
    const blankColumn = empty === null ? undefined : columns.find(({ column }) => column.key === empty)
    const blank = blankColumn === undefined ? null : blankRows(context, staging, run.stagingPath, blankColumn)
    const { total, rows } = planRows(staging, { outcome, refused, blank }, from, count)
    const viewCells = rowViewer(db, extended, columns, planner.keys)
    return {
      total,
      rows: rows.map(({ n, line, outcome: at, productId, cells }) => {
        // Read anew, alone: what the rest of the file and the catalogue have against it is in the noted rejections.
        const { key, values } = planner.view(planner.steps.row(cells))
        const rowOutcome = OUTCOMES[at] ?? 'rejected'
        const noted = readRejections(staging, n)
        return {
          row: n,
          line,
          outcome: rowOutcome,
          sku: key,
          productId,
          cells: viewCells(productId, values, rowOutcome, noted),
          rejections: noted,
        }
      }),
    }
  } finally {
    staging.close()
  }
}

/** What was refused, in file order. */
export function rejections(
  { db }: ReadContext,
  { importId, from, count }: Parsed<'import.rejections'>,
): Result<'import.rejections'> {
  const staging = openStaging(readRun(db, importId).stagingPath, 'read')
  try {
    return { total: countRejections(staging), rejections: pageOfRejections(staging, from, count) }
  } finally {
    staging.close()
  }
}

export function pageOfRejections(staging: Db, from: number, count: number): Rejection[] {
  const found = staging.prepare(`${NOTED} ORDER BY x.id LIMIT ? OFFSET ?`).all(count, from) as NotedRejection[]
  return found.map(toRejection)
}

function countRejections(staging: Db): number {
  return Number(staging.prepare('SELECT COUNT(*) FROM rejection').pluck().get())
}

function readRejections(staging: Db, row: number): Rejection[] {
  return (staging.prepare(`${NOTED} WHERE x.n = ? ORDER BY x.id`).all(row) as NotedRejection[]).map(toRejection)
}

/** With the line of its row and, of a key that was there before, of the row that had it first. */
const NOTED = `
  SELECT x.rejection, r.line, first.line AS firstLine
  FROM rejection x JOIN row r USING (n) LEFT JOIN row first ON first.n = x.rejection ->> '$.params.first'`

interface NotedRejection {
  readonly rejection: string
  readonly line: number
  readonly firstLine: number | null
}

function toRejection({ rejection, line, firstLine }: NotedRejection): Rejection {
  const noted = JSON.parse(rejection) as Rejection // written by planChunk
  return { ...noted, params: { ...noted.params, line, ...(firstLine === null ? {} : { firstLine }) } }
}

function planRows(
  staging: Db,
  { outcome, refused, blank }: { outcome: Outcome | null; refused: string | null; blank: string | null },
  from: number,
  count: number,
): { total: number; rows: PlanRow[] } {
  const conditions: string[] = []
  const values: (string | number)[] = []
  if (outcome !== null) {
    conditions.push('p.outcome = ?')
    values.push(OUTCOMES.indexOf(outcome))
  }
  if (refused !== null) {
    conditions.push('p.n IN (SELECT n FROM rejection WHERE code = ?)')
    values.push(refused)
  }
  if (blank !== null) {
    conditions.push('p.n IN (SELECT value FROM json_each(?))')
    values.push(blank)
  }
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
  const select = 'SELECT p.n, r.line, p.outcome, p.product_id AS productId, r.cells FROM plan p JOIN row r USING (n)'
  return {
    total: Number(
      staging
        .prepare(`SELECT COUNT(*) FROM plan p ${where}`)
        .pluck()
        .get(...values),
    ),
    rows: staging.prepare(`${select} ${where} ORDER BY p.n LIMIT ? OFFSET ?`).all(...values, count, from) as PlanRow[],
  }
}

/** How often each thing was refused, by code. */
export function refusedCounts(staging: Db): Record<string, number> {
  const rows = staging.prepare('SELECT code, COUNT(*) FROM rejection GROUP BY code ORDER BY code').raw().all() as [
    string,
    number,
  ][]
  return Object.fromEntries(rows)
}

type Cells = Preview['rows'][number]['cells']

/** Shows the cells of a row before and after, families and categories by code. */
function rowViewer(
  db: Db,
  structure: StructureModel,
  columns: readonly ImportColumn[],
  keys: readonly string[],
): (
  productId: number | null,
  values: readonly (CellValue | undefined)[],
  outcome: Outcome,
  refused: readonly Rejection[],
) => Cells {
  const slots = columns.flatMap(({ column }) => column.slot ?? [])
  const stored = productRows(db, slots)
  return (productId, values, outcome, refused) => {
    const current = productId === null ? null : stored.read(productId)
    const isWritten = outcome === 'create' || outcome === 'update'
    return columns.map(({ column, name }) => {
      const before = column.slot === null ? null : (current?.values[slots.indexOf(column.slot)] ?? null)
      const value = values[keys.indexOf(column.key)]
      const isTaken =
        isWritten &&
        value !== undefined &&
        !refused.some((rejection) => rejection.column === name) &&
        !(productId !== null && column.system === 'sku')
      const after = isTaken ? value : before
      const show = (shown: CellValue): CellValue => toCode(structure, column.slot?.id ?? 0, shown)
      return { column: column.key, before: show(before), after: show(after), isChanged: after !== before }
    })
  }
}

function toCode(structure: StructureModel, slotId: number, value: CellValue): CellValue {
  if (value === null) return null
  if (slotId === SYSTEM_SLOT.family.id) return structure.familiesById.get(Number(value))?.code ?? value
  if (slotId === SYSTEM_SLOT.categories.id) {
    const codes = (JSON.parse(String(value)) as number[]).map((id) => structure.categoriesById.get(id)?.code ?? id)
    return codes.join(', ')
  }
  return value
}
