import type { Rejection } from '../../../../shared/contract/common.ts'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import { cellReader } from '../../../core/mapping/cell-reader.ts'
import { CELL_MARK, cellText } from '../../../core/mapping/source-cell.ts'
import { NewThings } from '../../../core/matching/new-things.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { unguardFormula } from '../../../core/text/formula-guard.ts'
import { isRefused } from '../../../core/transform/cell-step.ts'
import type { Problem } from '../../../core/values/problem.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { pluckStatement } from '../../../store/database.ts'
import type { RunColumn } from '../run/import-run.ts'
import { readRun } from '../run/import-run.ts'
import { openStaging } from '../staging/staging-file.ts'
import { decidedNames } from './decided-names.ts'
import { isRecordColumn } from './records/record-planner.ts'
import { importColumn } from './import-columns.ts'
import { rowsAllOver } from './try-steps.ts'

type Check = Result<'import.checkMapping'>
type Fault = Check['faults'][number]
type Row = ReturnType<typeof rowsAllOver>[number]

const SAMPLES = 3
const SAMPLE_LENGTH = 60

/**
 * What is wrong with where columns go, as far as rows from all over the file tell: values too long for their attribute,
 * of another type, or in a unit it has not, read as the plan will read them; and what new products would lack.
 */
export function checkMapping({ db, structure }: ReadContext, { importId }: Parsed<'import.checkMapping'>): Check {
  const { description, stagingPath } = readRun(db, importId)
  const { columns, result } = description
  const staging = openStaging(stagingPath, 'read')
  try {
    const rows = rowsAllOver(staging, result.rows)
    const { sound, broken } = compiled(structure(), columns)
    const faults = sound.flatMap(({ source, found }) => faultsOf(source, found, rows))
    const isMissing = bringsNewProducts(db, columns, rows)
    return { rows: rows.length, faults, broken, missing: isMissing ? missingOf(structure(), sound) : [] }
  } finally {
    staging.close()
  }
}

interface Sound {
  readonly source: RunColumn
  readonly found: NonNullable<ReturnType<typeof importColumn>>
}

/**
 * The columns as the plan reads them; and of those it cannot, the first step that reads another column which the file
 * has not: without it no row can be read.
 */
function compiled(
  structure: StructureModel,
  columns: readonly RunColumn[],
): { readonly sound: readonly Sound[]; readonly broken: Check['broken'] } {
  const sound: Sound[] = []
  const broken: Check['broken'] = []
  for (const source of columns) {
    try {
      const found = importColumn(structure, columns, source)
      if (found !== null) sound.push({ source, found })
    } catch (error) {
      if (!(error instanceof AppError) || error.details['reason'] !== 'step-column') throw error
      const { step, column: reads } = error.details
      broken.push({ column: source.index, step: Number(step), reads: String(reads) })
    }
  }
  return { sound, broken }
}

function faultsOf(source: RunColumn, found: Sound['found'], rows: readonly Row[]): readonly Fault[] {
  // A person's own pattern may take long; its form shows what it comes to.
  if (found.column.chain?.hasPattern === true) return []
  const { column, facts, chain, index } = found.column
  // What belongs together is told by the whole file; nothing in a cell alone is wrong with it.
  if (isRecordColumn(found.column)) return []
  const names = decidedNames(found.structure, source.mapping, new NewThings(found.structure))
  const read = cellReader(found.structure, column, source.mapping, facts, names)
  const faults = new Map<string, Fault>()
  for (const { line, cells } of rows) {
    const parts = cells.split(CELL_MARK)
    const row = source.isGuarded === true ? parts.map(unguardFormula) : parts
    const last = chain?.trace(row).findLast((each) => each !== null) ?? row[index] ?? ''
    const value = isRefused(last) ? null : read(last)
    if (value?.ok === true || value?.problem.code === 'picture-waits') continue
    const problem = value === null ? (last as Problem) : value.problem // null only for a refusal
    const fault = faults.get(problem.code) ?? newFault(source.index, problem)
    const text = cellText(row[index] ?? '')
    faults.set(problem.code, {
      ...fault,
      count: fault.count + 1,
      samples:
        fault.samples.length < SAMPLES
          ? [...fault.samples, { line, text: text.slice(0, SAMPLE_LENGTH) }]
          : fault.samples,
    })
  }
  return Array.from(faults.values()).toSorted((a, b) => b.count - a.count)
}

function newFault(column: number, { code, message, params }: Problem): Fault {
  const rejection: Rejection = {
    code,
    message,
    params: { ...params },
    row: null,
    column: null,
    productId: null,
    value: null,
  }
  return { column, rejection, count: 0, samples: [] }
}

/** Whether a row looked at has a SKU that no product has. Products found by other keys are not made. */
function bringsNewProducts(db: Db, columns: readonly RunColumn[], rows: readonly Row[]): boolean {
  const key = columns.find(({ mapping }) => mapping.isIdentifier)
  if (key?.mapping.target.kind !== 'column' || key.mapping.target.column !== 'sku') return false
  const isKnown = pluckStatement(db, 'SELECT 1 FROM product WHERE sku = ? AND deleted_at IS NULL')
  return rows.some(({ cells }) => {
    const sku = cellText(cells.split(CELL_MARK)[key.index] ?? '').trim()
    return sku !== '' && isKnown.get(sku) === undefined
  })
}

/** Attributes that every family requires somewhere, and that no column of the file fills. */
function missingOf(structure: StructureModel, sound: readonly Sound[]): string[] {
  const filled = new Set(sound.flatMap(({ found }) => found.column.column.attribute?.id ?? []))
  const required = [...structure.families.values()].map(
    ({ requirements }) => new Set([...requirements.values()].flatMap((ids) => [...ids])),
  )
  const [first] = required
  if (first === undefined) return []
  return [...structure.attributes.values()]
    .filter(({ id }) => required.every((ids) => ids.has(id)) && !filled.has(id))
    .map(({ code }) => code)
}
