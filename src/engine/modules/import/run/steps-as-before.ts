import type { ImportStep } from '../../../../shared/contract/import-steps.ts'
import { nameOf } from '../../../core/mapping/parse-header.ts'
import { columnFinder } from '../../../core/transform/column-names.ts'
import { columnsOf, withColumnNames } from '../../../core/transform/columns-of.ts'
import type { Db } from '../../../store/database.ts'
import { get, sql } from '../../../store/sql.ts'
import { columnLetter } from '../readers/index.ts'
import type { RunColumn, RunDescription } from './import-run.ts'

/**
 * The columns with the steps that the last delivery of the same source had: those of the same column where it goes to
 * the same place, and fields that were made of columns which this file has as well. Columns that were renamed since are
 * followed. A file of no known source stays as it is.
 */
export function withStepsAsBefore(
  db: Db,
  known: RunDescription['known'],
  columns: readonly RunColumn[],
): readonly RunColumn[] {
  const before = known == null ? [] : lastDelivery(db, known.fileName)
  if (known == null || !before.some(({ mapping }) => hasSayings(mapping))) return columns
  const nameBefore = new Map(known.drift.renamed.map(({ column, from }) => [column, from]))
  const earlierOf = (column: RunColumn): RunColumn | undefined => {
    const name = nameOf(nameBefore.get(column.index) ?? column.header)
    return before.find(({ header, isAdded }) => isAdded !== true && nameOf(header) === name)
  }
  const nameNow = (name: string): string => {
    const column = [...nameBefore].find(([, from]) => nameOf(from) === nameOf(name))?.[0]
    return column === undefined ? name : (columns[column]?.header ?? name)
  }
  const renamed = (steps: readonly ImportStep[]): ImportStep[] => steps.map((step) => withColumnNames(step, nameNow))

  const stepped = columns.map((column): RunColumn => {
    const earlier = earlierOf(column)
    if (earlier === undefined || targetText(earlier) !== targetText(column)) return column
    const { steps = [], onEmpty = 'leave', newOptions = [] } = earlier.mapping
    return { ...column, mapping: { ...column.mapping, onEmpty, newOptions, steps: renamed(steps) } }
  })
  // A column that was left out then does not keep the place of the field that was put there instead.
  const isLeftOut = (column: RunColumn): boolean => earlierOf(column)?.mapping.target.kind === 'ignore'
  const taken = new Set(stepped.flatMap((column) => (isLeftOut(column) ? [] : [targetText(column)])))
  const find = columnFinder(columns, columnLetter)
  const added = before.flatMap((column) => {
    const steps = renamed(column.mapping.steps ?? [])
    const isWhole = steps.flatMap(columnsOf).every((name) => name === column.header || find(name) !== null)
    if (column.isAdded !== true || taken.has(targetText(column)) || !isWhole) return []
    return [{ ...column, mapping: { ...column.mapping, steps } }]
  })
  const filled = new Set(added.map(targetText))
  return [
    ...stepped.map((column) => (filled.has(targetText(column)) ? withoutTarget(column) : column)),
    ...added.map((column, at) => {
      const index = columns.length + at
      return { ...column, index, mapping: { ...column.mapping, column: index } }
    }),
  ]
}

function withoutTarget(column: RunColumn): RunColumn {
  return { ...column, mapping: { ...column.mapping, target: { kind: 'ignore' }, isIdentifier: false }, isSure: true }
}

/** Whether a person has said more of a column than where it goes. */
function hasSayings(mapping: RunColumn['mapping']): boolean {
  return hasSteps(mapping) || mapping.onEmpty === 'clear' || (mapping.newOptions ?? []).length > 0
}

function hasSteps({ steps = [] }: RunColumn['mapping']): boolean {
  return steps.length > 0
}

/** The column a mapping fills, whether the attribute was made by that import or is there now. */
function targetText({ mapping: { target } }: RunColumn): string | null {
  switch (target.kind) {
    case 'ignore':
      return null
    case 'column':
      return target.column
    case 'new-attribute':
      return target.locale === null ? target.code : `${target.code}/${target.locale}`
  }
}

function lastDelivery(db: Db, fileName: string): readonly RunColumn[] {
  const last = get(
    db,
    sql
      .selectFrom('import_run')
      .select('description')
      .where('state', '=', 'committed')
      .where('file_name', '=', fileName)
      .orderBy('id', 'desc')
      .limit(1),
  )
  return last === undefined ? [] : (JSON.parse(last.description) as RunDescription).columns // written by insertRun
}
