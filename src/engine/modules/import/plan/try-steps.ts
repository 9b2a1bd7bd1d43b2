import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { TextFormat } from '../../../../shared/contract/common.ts'
import { formatDate } from '../../../../shared/dates.ts'
import { AppError } from '../../../../shared/errors.ts'
import { cellReader } from '../../../core/mapping/cell-reader.ts'
import type { SourceCell } from '../../../core/mapping/source-cell.ts'
import { CELL_MARK, cellKind, cellText, isBlankCell } from '../../../core/mapping/source-cell.ts'
import { isPlannedValue, NewThings } from '../../../core/matching/new-things.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { unguardFormula } from '../../../core/text/formula-guard.ts'
import { isRefused } from '../../../core/transform/cell-step.ts'
import { formatValue } from '../../../core/values/format-value.ts'
import type { Problem } from '../../../core/values/problem.ts'
import { bounded } from '../../../runtime/bounded.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import type { ColumnMapping, RunColumn } from '../run/import-run.ts'
import { readRun } from '../run/import-run.ts'
import { addedColumn } from '../run/added-columns.ts'
import { checkTarget } from '../run/set-mapping.ts'
import { openStaging } from '../staging/staging-file.ts'
import type { StagedRow } from '../staging/staged-rows.ts'
import { decidedNames } from './decided-names.ts'
import type { ImportColumn } from './import-columns.ts'
import { importColumn } from './import-columns.ts'
import { shownCell } from './row-steps.ts'

type Trial = Result<'import.trySteps'>
type Outcome = Trial['samples'][number]['after']

/** Rows that are tried: the first ones, and as many from all over the rest. */
const FIRST_ROWS = 200
const OTHER_ROWS = 200
/** What a person's pattern may take for all of them together. */
const PATTERN_TIMEOUT_MS = 150
/** A sample is for recognising a value, not for reading a page. */
const SHOWN_LENGTH = 500

/** What the steps of one column come to on rows from all over the staged file; nothing is kept. */
export function trySteps(
  { db, structure }: ReadContext,
  { importId, mapping, count, format }: Parsed<'import.trySteps'>,
): Trial {
  const { description, stagingPath } = readRun(db, importId)
  const { columns, source } = withMapping(structure(), description.columns, mapping)
  const found = importColumn(structure(), columns, source)
  if (found === null)
    throw new AppError('invalid-input', 'Choose where this column goes first.', { reason: 'no-target' })
  const staging = openStaging(stagingPath, 'read')
  try {
    const rows = rowsAllOver(staging, description.result.rows)
    const work = (): TriedRow[] => tryRows(found.structure, found.column, rows, format)
    const tried = found.column.chain?.hasPattern === true ? bounded(PATTERN_TIMEOUT_MS, work) : work()
    return summaryOf(tried, mapping.steps?.length ?? 0, count)
  } finally {
    staging.close()
  }
}

/** The columns with this one as it is being tried. */
function withMapping(
  structure: StructureModel,
  columns: readonly RunColumn[],
  mapping: Parsed<'import.trySteps'>['mapping'],
): { columns: readonly RunColumn[]; source: RunColumn } {
  const { name, steps = [], ...rest } = mapping
  const known = columns[mapping.column] ?? (name === undefined ? undefined : addedColumn(columns.length, name))
  if (known === undefined) throw new AppError('invalid-input', 'The file has no such column.')
  const tried: ColumnMapping = {
    ...rest,
    column: known.index,
    target: checkTarget(structure, mapping),
    unit: mapping.unit ?? known.mapping.unit,
    steps,
  }
  const source = { ...known, mapping: tried }
  return { columns: columns.toSpliced(known.index, 1, source), source }
}

/** The first rows of a staged file, and as many from all over the rest. */
export function rowsAllOver(staging: Db, total: number): readonly StagedRow[] {
  const every = Math.max(1, Math.floor((total - FIRST_ROWS) / OTHER_ROWS))
  const others = Array.from({ length: OTHER_ROWS }, (_, at) => FIRST_ROWS + 1 + at * every)
  return staging
    .prepare(
      'SELECT n, line, cells FROM row WHERE n <= ? UNION ALL SELECT n, line, cells FROM row WHERE n IN (SELECT value FROM json_each(?))',
    )
    .all(FIRST_ROWS, JSON.stringify(others)) as StagedRow[]
}

interface TriedRow {
  readonly n: number
  readonly line: number
  readonly before: string
  readonly steps: readonly (Outcome | null)[]
  readonly after: Outcome
}

function tryRows(
  structure: StructureModel,
  column: ImportColumn,
  rows: readonly StagedRow[],
  format: TextFormat,
): TriedRow[] {
  const { source, facts, chain, index } = column
  const names = decidedNames(structure, source.mapping, new NewThings(structure))
  const read = cellReader(structure, column.column, source.mapping, facts, names)
  return rows.map(({ n, line, cells }) => {
    const parts = cells.split(CELL_MARK)
    const row = source.isGuarded === true ? parts.map(unguardFormula) : parts
    const traced = chain?.trace(row) ?? (source.mapping.steps ?? []).map(() => null)
    const last = traced.findLast((result) => result !== null) ?? row[index] ?? ''
    const shown = shownCell({ source: row, stepped: null, repairs: null }, { index, reads: chain?.reads ?? [index] })
    const value = isRefused(last) ? null : read(last)
    const after =
      value === null || !value.ok
        ? refusal(value === null ? (last as Problem) : value.problem) // null only for a refusal
        : isPlannedValue(column.column, value.value)
          ? { text: cut(showCell(last as SourceCell, format)), refusal: null } // what is read was not refused
          : { text: cut(formatValue(structure, column.column, value.value, format)), refusal: null }
    return {
      n,
      line,
      before: cut(showCell(shown, format)),
      steps: traced.map((result) => (result === null ? null : outcomeOf(result, format))),
      after,
    }
  })
}

function outcomeOf(result: SourceCell | Problem, format: TextFormat): Outcome {
  return isRefused(result) ? refusal(result) : { text: cut(showCell(result, format)), refusal: null }
}

function refusal({ code, message, params }: Problem): Outcome {
  return { text: null, refusal: { code, message, params: { ...params } } }
}

/** As the person writes numbers and dates. */
function showCell(cell: SourceCell, { decimal, dateOrder }: TextFormat): string {
  const text = cellText(cell)
  switch (cellKind(cell)) {
    case 'number':
      return decimal === ',' ? text.replace('.', ',') : text
    case 'date':
      return `${formatDate(text.slice(0, 10), dateOrder)}${text.slice(10).replace('T', ' ')}`
    default:
      return isBlankCell(cell) ? '' : text
  }
}

function cut(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}

function summaryOf(rows: readonly TriedRow[], steps: number, count: number): Trial {
  const isEmpty = ({ after }: TriedRow): boolean => after.text === ''
  const isChanged = (row: TriedRow): boolean => row.after.text !== null && row.after.text !== row.before
  return {
    rows: rows.length,
    changed: rows.filter(isChanged).length,
    refused: rows.filter(({ after }) => after.refusal !== null).length,
    empty: rows.filter(isEmpty).length,
    refusedBy: Array.from(
      { length: steps },
      (_, at) => rows.filter((row) => row.steps[at]?.refusal !== null && row.steps[at] !== null).length,
    ),
    samples: samplesOf(rows, count).map(({ n, line, before, steps: each, after }) => ({
      row: n,
      line,
      before,
      steps: [...each],
      after,
    })),
  }
}

/** Different values in file order, up to a third of them refused ones. */
function samplesOf(rows: readonly TriedRow[], count: number): readonly TriedRow[] {
  const seen = new Set<string>()
  const different = rows.filter(({ before }) => !seen.has(before) && seen.add(before))
  const refused = different.filter(({ after }) => after.refusal !== null).slice(0, Math.ceil(count / 3))
  const taken = different.filter(({ after }) => after.refusal === null).slice(0, count - refused.length)
  return [...taken, ...refused].toSorted((a, b) => a.n - b.n)
}
