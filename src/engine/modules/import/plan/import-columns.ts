import { AppError } from '../../../../shared/errors.ts'
import type { ColumnFacts } from '../../../core/mapping/column-facts.ts'
import type { MappingTarget } from '../../../core/mapping/mapping.ts'
import type { Column } from '../../../core/structure/column.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { PLAIN_ATTRIBUTE } from '../../../core/structure/plain-attribute.ts'
import { resolveColumn, resolveInScope } from '../../../core/structure/resolve-column.ts'
import { columnFinder } from '../../../core/transform/column-names.ts'
import type { StepChain } from '../../../core/transform/compile-steps.ts'
import { compileSteps } from '../../../core/transform/compile-steps.ts'
import { readingFacts } from '../../../core/transform/reading-facts.ts'
import { columnLetter } from '../readers/index.ts'
import type { RunColumn } from '../run/import-run.ts'
import { withPictures } from './picture-columns.ts'

/** A source column that is imported, with the column of the catalogue it fills. */
export interface ImportColumn {
  readonly index: number
  /** Its header, or its letter: how rejections name it. */
  readonly name: string
  readonly source: RunColumn
  readonly column: Column
  readonly isIdentifier: boolean
  /** How the values are written, as its own column shows and those that its steps bring in. */
  readonly facts: ColumnFacts
  /** What is done to its cells before they are read; null for nothing. */
  readonly chain: StepChain | null
  /** Of a list of pictures, all but the first: that one goes to the main picture (`picture-columns.ts`). */
  readonly isRest?: boolean
}

/**
 * The columns an import fills. Attributes it is going to make are looked up in a structure that has them already, so
 * that a plan can be made before anything is. Throws `conflict` for a mapping that cannot be carried out.
 */
export function importColumns(
  structure: StructureModel,
  columns: readonly RunColumn[],
): { structure: StructureModel; columns: ImportColumn[] } {
  const extended = withNewAttributes(structure, columns)
  const filled: ImportColumn[] = []
  const taken = new Map<string, number>()
  const find = columnFinder(columns, columnLetter)
  for (const source of columns) {
    const { target, isIdentifier } = source.mapping
    if (target.kind === 'ignore') continue
    const resolved = resolveTarget(extended, target)
    if (!resolved.ok)
      throw new AppError('conflict', `${resolved.problem.message} Map the column "${source.header}" again.`, {
        reason: 'mapping',
        column: source.header,
      })
    const other = taken.get(resolved.column.key)
    const isShared = resolved.column.attribute?.type === 'asset-collection' && source.isOwnExport !== true
    if (!isShared && other !== undefined) {
      throw new AppError('conflict', `Two columns of the file go to ${resolved.column.key}. Leave one of them out.`, {
        reason: 'same-target',
        column: resolved.column.key,
      })
    }
    taken.set(resolved.column.key, source.index)
    filled.push({
      index: source.index,
      name: source.header === '' ? columnLetter(source.index) : source.header,
      source,
      column: resolved.column,
      isIdentifier,
      ...stepsOf(extended, source, resolved.column, columns, find),
    })
  }
  if (filled.length === 0)
    throw new AppError('conflict', 'No column of the file is mapped yet.', { reason: 'nothing-mapped' })
  const identifiers = filled.filter(({ isIdentifier }) => isIdentifier)
  if (identifiers.length !== 1) {
    throw new AppError('conflict', 'Say which one column tells the products apart: the SKU, as a rule.', {
      reason: identifiers.length === 0 ? 'no-identifier' : 'two-identifiers',
    })
  }
  const [key] = identifiers
  if (key !== undefined && !key.source.isSure) {
    throw new AppError(
      'conflict',
      `The column "${key.name}" only probably tells the products apart. Confirm it, or choose another.`,
      { reason: 'unsure-identifier', column: key.name },
    )
  }
  return { structure: extended, columns: withPictures(extended, filled) }
}

function resolveTarget(
  structure: StructureModel,
  target: Exclude<MappingTarget, { kind: 'ignore' }>,
): ReturnType<typeof resolveColumn> {
  return target.kind === 'column'
    ? resolveColumn(structure, target.column)
    : resolveInScope(structure, target.locale === null ? target.code : `${target.code}/${target.locale}`)
}

/** Steps of a column made ready, and the facts it is read by. Throws `invalid-input` for steps that cannot be. */
function stepsOf(
  structure: StructureModel,
  { mapping, header, index, facts: own }: RunColumn,
  column: Column,
  columns: readonly RunColumn[],
  find: (name: string) => number | null,
): Pick<ImportColumn, 'facts' | 'chain'> {
  const { steps = [] } = mapping
  if (steps.every(({ isOff }) => isOff)) return { facts: own, chain: null }
  const facts = readingFacts(own, steps, (name) => columns[find(name) ?? -1]?.facts ?? null)
  try {
    return { facts, chain: compileSteps(structure, steps, { column, index, facts, choices: mapping, find }) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const name = header === '' ? columnLetter(index) : header
    throw new AppError(error.code, `Column "${name}", step ${String(error.details['step'])}: ${error.message}`, {
      ...error.details,
      source: name,
    })
  }
}

/** One column alone, whatever the others are: for trying its steps. Null for one that is left out. */
export function importColumn(
  structure: StructureModel,
  columns: readonly RunColumn[],
  source: RunColumn,
): { structure: StructureModel; column: ImportColumn } | null {
  const { target, isIdentifier } = source.mapping
  if (target.kind === 'ignore') return null
  const extended = withNewAttributes(structure, [source])
  const resolved = resolveTarget(extended, target)
  if (!resolved.ok) throw new AppError('conflict', resolved.problem.message, { reason: 'mapping' })
  const name = source.header === '' ? columnLetter(source.index) : source.header
  const steps = stepsOf(extended, source, resolved.column, columns, columnFinder(columns, columnLetter))
  const column = { index: source.index, name, source, column: resolved.column, isIdentifier, ...steps }
  return { structure: extended, column }
}

/** The structure as it will be once the import has made its attributes; unchanged when it makes none. */
function withNewAttributes(structure: StructureModel, columns: readonly RunColumn[]): StructureModel {
  const attributes = new Map(structure.attributes)
  for (const { mapping } of columns) {
    const { target } = mapping
    if (target.kind !== 'new-attribute' || attributes.has(target.code)) continue
    const { code, type, locale } = target
    attributes.set(code, { ...PLAIN_ATTRIBUTE, id: -1 - attributes.size, code, type, isLocalizable: locale !== null })
  }
  return attributes.size === structure.attributes.size ? structure : { ...structure, attributes }
}
