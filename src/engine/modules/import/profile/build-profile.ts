import { nameOf } from '../../../core/mapping/parse-header.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { DEFAULT_POLICY } from '../../../../shared/contract/import-policy.ts'
import type { RunColumn, RunDescription } from '../run/import-run.ts'
import type { FieldMapping } from './apply-profile.ts'
import { parseProfile, targetOf } from './apply-profile.ts'
import { findSupplier } from '../run/supplier-of.ts'
import { briefStep } from '../../../core/transform/brief-step.ts'
import type { ErrorHandling } from './profile-policy.ts'
import { writePolicy } from './profile-policy.ts'
import { isReadTheSame, readingMember } from './profile-reading.ts'
import { withoutSecrets } from './without-secrets.ts'

/** What a new profile says in so many words. */
const AS_EVER = { onMissingSKU: 'reject_row', onInvalidData: 'log_and_skip' }

/** Of an import, what a profile keeps: where columns go, whose file it is, what becomes of doubt, and how it was read. */
export type KeptOfImport = Pick<RunDescription, 'columns'> &
  Partial<Pick<RunDescription, 'supplier' | 'policy' | 'options'>>

/**
 * The JSON of a profile to save: the text that was opened when what it says still holds, byte for byte but for secrets;
 * else the same with what changed put in its place; without an opened profile a new one. `run` null: nothing was read.
 */
export function buildProfile(
  structure: StructureModel,
  opened: string | null,
  name: string,
  run: KeptOfImport | null,
): string {
  const { columns = null, supplier = null, policy = null, options = {} } = run ?? {}
  if (opened === null) {
    const profile = {
      importProfileName: name,
      sourceType: 'FILE',
      ...(supplier === null ? {} : { supplier }),
      ...readingMember(options),
      fieldMappings: fieldMappingsOf(structure, [], columns ?? []).map(withBriefSteps),
      errorHandling: writePolicy(AS_EVER, policy ?? DEFAULT_POLICY),
    }
    return `${JSON.stringify(profile, null, 2)}\n`
  }
  const { text } = withoutSecrets(opened)
  const { fieldMappings: before, supplier: named, policy: ruled, reading } = parseProfile(opened)
  const after = columns === null ? before : fieldMappingsOf(structure, before, columns)
  const isOtherSupplier = supplier !== null && findSupplier(structure.suppliers, named)?.code !== supplier
  const isSameMapping = after === before || JSON.stringify(after) === JSON.stringify(before)
  const isSamePolicy = policy === null || JSON.stringify({ ...DEFAULT_POLICY, ...policy }) === JSON.stringify(ruled)
  const isSameReading = run?.options === undefined || isReadTheSame(reading, options)
  if (isSameMapping && !isOtherSupplier && isSamePolicy && isSameReading) return text
  const members = JSON.parse(text) as { readonly errorHandling?: ErrorHandling } // parseProfile took it
  const change = {
    ...(isSameReading ? {} : { reading: undefined, ...readingMember(options) }),
    ...(isSameMapping ? {} : { fieldMappings: after.map(withBriefSteps) }),
    ...(isOtherSupplier ? { supplier } : {}),
    ...(isSamePolicy ? {} : { errorHandling: writePolicy(members.errorHandling, policy) }),
  }
  return `${JSON.stringify({ ...members, ...change }, null, 2)}\n`
}

/** Mappings as a profile lists them; one that still says what the opened profile said keeps its very words. */
function fieldMappingsOf(
  structure: StructureModel,
  before: readonly FieldMapping[],
  columns: readonly RunColumn[],
): FieldMapping[] {
  const kept = before.filter((field) => {
    const column = columns.find(({ header }) => nameOf(header) === nameOf(field.sourceField))
    // What the file lacks says nothing against the profile.
    return column === undefined || isSame(structure, field, column)
  })
  const rest = columns.filter(
    ({ header, mapping }) =>
      mapping.target.kind !== 'ignore' && !kept.some((field) => nameOf(field.sourceField) === nameOf(header)),
  )
  return [...kept, ...rest.map(toField)]
}

/** Steps without what goes without saying, for people to read. */
function withBriefSteps(field: FieldMapping): object {
  return field.steps === undefined ? field : { ...field, steps: field.steps.map(briefStep) }
}

function isSame(structure: StructureModel, field: FieldMapping, { mapping }: RunColumn): boolean {
  if (mapping.target.kind === 'ignore' || mapping.isIdentifier !== (field.isIdentifier === true)) return false
  if (mapping.decimal !== (field.decimal ?? null) || mapping.dateOrder !== (field.dateOrder ?? null)) return false
  if (JSON.stringify(mapping.newOptions ?? []) !== JSON.stringify(field.newOptions ?? [])) return false
  if ((mapping.onEmpty ?? 'leave') !== (field.onEmpty ?? 'leave')) return false
  if (JSON.stringify(mapping.steps ?? []) !== JSON.stringify(field.steps ?? [])) return false
  const target = targetOf(structure, field)
  if (target.kind === 'new-attribute')
    return mapping.target.kind === 'new-attribute' && mapping.target.code === target.code
  return (
    target.kind === mapping.target.kind &&
    'column' in target &&
    'column' in mapping.target &&
    target.column === mapping.target.column
  )
}

function toField({ header, mapping, isAdded }: RunColumn): FieldMapping {
  const { target, isIdentifier, decimal, dateOrder, unit, onEmpty = 'leave', newOptions = [], steps = [] } = mapping
  const targetAttribute = target.kind === 'column' ? target.column : target.kind === 'new-attribute' ? target.code : ''
  return {
    sourceField: header,
    targetAttribute,
    ...(isIdentifier ? { isIdentifier: true } : {}),
    ...(target.kind === 'new-attribute' && target.type !== 'text' ? { dataType: target.type } : {}),
    ...(decimal === null ? {} : { decimal }),
    ...(dateOrder === null ? {} : { dateOrder }),
    ...(unit === null ? {} : { unit }),
    ...(newOptions.length === 0 ? {} : { newOptions: [...newOptions] }),
    ...(onEmpty === 'leave' ? {} : { onEmpty }),
    ...(isAdded === true ? { isAdded: true } : {}),
    ...(steps.length === 0 ? {} : { steps: [...steps] }),
  }
}
