import type { Rejection } from '../../../../shared/contract/common.ts'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Repair } from '../../../core/mapping/repair.ts'
import { cellText } from '../../../core/mapping/source-cell.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { productRows } from '../../../store/product-rows.ts'
import { pictureFinder } from '../pictures/find-pictures.ts'
import { readRun } from '../run/import-run.ts'
import { fileNames } from '../staging/file-names.ts'
import { rowsOf } from '../staging/staged-rows.ts'
import { openStaging } from '../staging/staging-file.ts'
import type { ImportColumn } from './import-columns.ts'
import { importColumns } from './import-columns.ts'
import type { Outcome } from './outcomes.ts'
import { OUTCOMES } from './outcomes.ts'
import type { Broken } from './planned-row.ts'
import { RowPlanner } from './row-planner.ts'
import type { RowCells } from './row-steps.ts'
import { repairedText } from './row-steps.ts'
import { recordViewer } from './records/view-records.ts'
import { filteredRows, shownRows } from './shown-rows.ts'

type Preview = Result<'import.preview'>

interface PlanRow {
  readonly n: number
  readonly outcome: number
  readonly productId: number | null
}

function plannedRows(staging: Db, numbers: readonly number[]): ReadonlyMap<number, PlanRow> {
  const rows = staging
    .prepare('SELECT n, outcome, product_id AS productId FROM plan WHERE n IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(numbers)) as PlanRow[]
  return new Map(rows.map((row) => [row.n, row]))
}

/** Staged rows with what the last plan makes of them: old and new per cell, what was repaired and what was refused. */
export function preview(
  context: ReadContext,
  { importId, view, from, count, ...filter }: Parsed<'import.preview'>,
): Preview {
  const { db, structure } = context
  const run = readRun(db, importId)
  const staging = openStaging(run.stagingPath, 'read')
  try {
    const { structure: extended, columns } = importColumns(structure(), run.description.columns)
    const planner = new RowPlanner(db, extended, columns, run.description.policy, null, pictureFinder(db, staging))
    const recordsOf = recordViewer(db, staging, extended, columns, planner)
    const { total, numbers } =
      view === 'shown' ? shownRows(staging, from, count) : filteredRows(context, importId, staging, filter, from, count)
    const viewCells = rowViewer(db, extended, columns, planner)
    const planned = plannedRows(staging, numbers)
    const fileOf = fileNames(staging)
    return {
      total,
      rows: rowsOf(staging, numbers).map((row) => {
        // Read anew, alone: what the rest of the file and the catalogue have against it is in the noted rejections.
        const cells = planner.steps.row(row)
        const { key, values } = planner.view(cells)
        const { outcome: at, productId } = planned.get(row.n) ?? { outcome: -1, productId: null }
        const outcome = OUTCOMES[at] ?? 'rejected'
        const noted = readRejections(staging, row.n)
        return {
          row: row.n,
          line: row.line,
          file: fileOf(row.n),
          outcome,
          sku: key,
          productId,
          cells: recordsOf(row.n, productId, cells, viewCells(productId, values, outcome, noted, cells), outcome),
          rejections: noted,
          breaks: brokenIn(staging, row.n),
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
  const found = staging
    .prepare(`${NOTED} WHERE x.code <> 'picture-waits' ORDER BY x.n, x.id LIMIT ? OFFSET ?`)
    .all(count, from) as NotedRejection[]
  return found.map(rejectionReader(staging))
}

function countRejections(staging: Db): number {
  return Number(staging.prepare("SELECT COUNT(*) FROM rejection WHERE code <> 'picture-waits'").pluck().get())
}

function readRejections(staging: Db, row: number): Rejection[] {
  return (staging.prepare(`${NOTED} WHERE x.n = ? ORDER BY x.id`).all(row) as NotedRejection[]).map(
    rejectionReader(staging),
  )
}

function brokenIn(staging: Db, row: number): Preview['rows'][number]['breaks'] {
  return prepared(staging, 'SELECT rule, source FROM breaks WHERE n = ?').all(row) as Broken[]
}

/** With the line of its row and, of a key that was there before, of the row that had it first. */
const NOTED = `
  SELECT x.rejection, x.n, r.line, first.line AS firstLine
  FROM rejection x JOIN row r USING (n) LEFT JOIN row first ON first.n = x.rejection ->> '$.params.first'`

interface NotedRejection {
  readonly rejection: string
  readonly n: number
  readonly line: number
  readonly firstLine: number | null
}

/** Makes what was noted of a row what the window is told: with the file it is from, where several were read as one. */
function rejectionReader(staging: Db): (noted: NotedRejection) => Rejection {
  const fileOf = fileNames(staging)
  return ({ rejection, n, line, firstLine }) => {
    const noted = JSON.parse(rejection) as Rejection // written by planChunk
    const file = fileOf(n)
    const params = { ...noted.params, line, ...(firstLine === null ? {} : { firstLine }) }
    return { ...noted, params: file === null ? params : { ...params, file } }
  }
}

type Cells = Preview['rows'][number]['cells']

/** Shows the cells of a row before and after, families and categories by code. */
function rowViewer(
  db: Db,
  structure: StructureModel,
  columns: readonly ImportColumn[],
  { keys, newThings }: RowPlanner,
): (
  productId: number | null,
  values: readonly (CellValue | undefined)[],
  outcome: Outcome,
  refused: readonly Rejection[],
  row: RowCells,
) => Cells {
  const slots = columns.flatMap(({ column }) => column.slot ?? [])
  const stored = productRows(db, slots)
  return (productId, values, outcome, refused, row) => {
    const current = productId === null ? null : stored.read(productId)
    const isWritten = outcome === 'create' || outcome === 'update'
    return columns.map(({ column, name, index }) => {
      const before = column.slot === null ? null : (current?.values[slots.indexOf(column.slot)] ?? null)
      const value = values[keys.indexOf(column.key)]
      const isTaken =
        isWritten &&
        value !== undefined &&
        !refused.some((rejection) => rejection.column === name) &&
        !(productId !== null && column.system === 'sku')
      const after = isTaken ? value : before
      const show = (shown: CellValue): CellValue =>
        toCode(structure, column.slot?.id ?? 0, shown, (id) => newThings.labelOf(column, id))
      const repair = row.repairs?.get(index)
      return {
        column: column.key,
        source: index,
        before: show(before),
        after: show(after),
        isChanged: after !== before,
        raw: cellText(row.source[index] ?? ''),
        repair: repair === undefined ? null : { state: stateOf(repair), text: repairedText(repair) },
      }
    })
  }
}

function stateOf({ kind }: Repair): 'set' | 'clear' | 'leave' {
  return kind === 'value' ? 'set' : kind
}

/** Ids as codes; what is only planned has its name. */
function toCode(
  structure: StructureModel,
  slotId: number,
  value: CellValue,
  planned: (id: number) => string | null,
): CellValue {
  if (value === null) return null
  if (slotId === SYSTEM_SLOT.family.id)
    return structure.familiesById.get(Number(value))?.code ?? planned(Number(value)) ?? value
  if (slotId === SYSTEM_SLOT.categories.id) {
    const codes = (JSON.parse(String(value)) as number[]).map(
      (id) => structure.categoriesById.get(id)?.code ?? planned(id) ?? id,
    )
    return codes.join(', ')
  }
  return value
}
