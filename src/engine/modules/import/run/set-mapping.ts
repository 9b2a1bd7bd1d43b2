import type { Parsed } from '../../../../shared/contract/index.ts'
import type { AttributeType } from '../../../../shared/vocabulary.ts'
import { ATTRIBUTE_TYPES, CODE_PATTERN } from '../../../../shared/vocabulary.ts'
import { AppError, assertNever } from '../../../../shared/errors.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import type { ImportPolicy } from '../../../../shared/contract/import-policy.ts'
import type { ColumnMapping } from './import-run.ts'
import { importColumn } from '../plan/import-columns.ts'
import { addedColumn, withoutUnused } from './added-columns.ts'
import { readRun, requireStaged, updateRun } from './import-run.ts'

/**
 * Settles where columns go; those not named stay as they are. Refuses targets the catalogue has not, and steps that
 * cannot be carried out.
 */
export function setMapping(
  { db, structure }: WriteContext,
  { importId, columns, policy: said = {}, supplier }: Parsed<'import.setMapping'>,
): Record<string, never> {
  const run = readRun(db, importId)
  requireStaged(run)
  const known = [...run.description.columns]
  const settled = new Map<number, ColumnMapping>()
  for (const mapping of columns) {
    const { name, steps, ...rest } = mapping
    if (name !== undefined && mapping.column === known.length) known.push(addedColumn(mapping.column, name))
    const before = known[mapping.column]
    if (before === undefined) throw invalid('The file has no such column.', mapping.column)
    settled.set(mapping.column, {
      ...rest,
      unit: mapping.unit ?? before.mapping.unit,
      newOptions: mapping.newOptions ?? before.mapping.newOptions ?? [],
      onEmpty: mapping.onEmpty ?? before.mapping.onEmpty ?? 'leave',
      target: checkTarget(structure(), mapping),
      steps: steps ?? before.mapping.steps ?? [],
    })
  }
  const mapped = known.map((column) => {
    const mapping = settled.get(column.index)
    return mapping === undefined ? column : { ...column, mapping, isSure: true, isChosen: true, isRemembered: false }
  })
  for (const column of mapped)
    if (column.mapping.steps?.length && settled.has(column.index)) importColumn(structure(), mapped, column)
  const next = withoutUnused(mapped)
  const policy: ImportPolicy = {
    ...run.description.policy,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  }
  if (supplier != null && !structure().suppliers.some(({ code }) => code === supplier))
    throw new AppError('invalid-input', `There is no supplier called "${supplier}".`, { supplier })
  const whose = supplier === undefined ? (run.description.supplier ?? null) : supplier
  updateRun(db, importId, { description: { ...run.description, columns: next, policy, supplier: whose } })
  return {}
}

export function checkTarget(
  structure: StructureModel,
  { target, column }: Parsed<'import.setMapping'>['columns'][number],
): ColumnMapping['target'] {
  switch (target.kind) {
    case 'ignore':
      return target
    case 'column': {
      const resolved = resolveColumn(structure, target.column)
      if (!resolved.ok) throw invalid(resolved.problem.message, column)
      return target
    }
    case 'new-attribute': {
      const { type } = target
      if (!CODE_PATTERN.test(target.code))
        throw invalid('A code has letters, digits, hyphens and underscores only.', column)
      if (!isAttributeType(type)) throw invalid(`There is no type of attribute called "${type}".`, column)
      return { ...target, type }
    }
    default:
      return assertNever(target)
  }
}

function isAttributeType(type: string): type is AttributeType {
  return (ATTRIBUTE_TYPES as readonly string[]).includes(type)
}

function invalid(message: string, column: number): AppError {
  return new AppError('invalid-input', message, { column })
}
