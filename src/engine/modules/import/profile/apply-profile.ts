import { z } from 'zod'
import { importSteps } from '../../../../shared/contract/import-steps.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { AttributeType } from '../../../../shared/vocabulary.ts'
import { ATTRIBUTE_TYPES } from '../../../../shared/vocabulary.ts'
import { conceptOf } from '../../../core/mapping/concepts.ts'
import { nameOf } from '../../../core/mapping/parse-header.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { resolveInScope } from '../../../core/structure/resolve-column.ts'
import type { ImportPolicy } from '../../../../shared/contract/import-policy.ts'
import type { ColumnMapping, RunColumn } from '../run/import-run.ts'
import { addedColumn } from '../run/added-columns.ts'
import { errorHandling, readPolicy } from './profile-policy.ts'
import type { ProfileReading } from './profile-reading.ts'
import { profileReading } from './profile-reading.ts'

const fieldMapping = z.looseObject({
  sourceField: z.string(),
  targetAttribute: z.string(),
  isIdentifier: z.boolean().optional(),
  /** Ours: a file without this column is refused. */
  isRequired: z.boolean().optional(),
  dataType: z.string().optional(),
  /** Ours: what a person said of how the values are read, where they do not tell themselves. */
  decimal: z.enum([',', '.']).optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  unit: z.string().max(40).optional(),
  /** Ours: what texts are that the catalogue has nothing of yet. */
  newOptions: z
    .array(z.strictObject({ text: z.string(), into: z.string().nullable(), isMade: z.boolean().optional() }))
    .optional(),
  /** Ours: what an empty cell means. */
  onEmpty: z.enum(['leave', 'clear']).optional(),
  /** Ours: what is done to the values before they are read (docs/import.md). */
  steps: importSteps.optional(),
  /** Ours: no column of the file; its steps say what it holds, and `sourceField` is only its name. */
  isAdded: z.boolean().optional(),
})
export type FieldMapping = z.infer<typeof fieldMapping>

/** An import profile as other systems write it; members we do not know are kept as they are. */
const profileShape = z.looseObject({
  importProfileName: z.string().optional(),
  /** Ours: the code or name of the supplier whose files it reads. */
  supplier: z.string().max(200).optional(),
  /** Ours; a member of that name of another system says nothing. */
  reading: profileReading.optional().catch(undefined),
  fieldMappings: z.array(fieldMapping),
  errorHandling: errorHandling.optional(),
})

export interface Profile {
  readonly name: string
  readonly supplier: string | null
  readonly reading: ProfileReading
  readonly fieldMappings: readonly FieldMapping[]
  readonly policy: ImportPolicy
}

/** Reads a profile's JSON. Throws `source-unreadable` when it is none. */
export function parseProfile(text: string): Profile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new AppError('source-unreadable', 'This is not an import profile: its JSON cannot be read.', {
      reason: 'profile',
    })
  }
  const parsed = profileShape.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    if (issue?.path.includes('steps')) {
      throw new AppError('source-unreadable', `A step of this import profile is wrong: ${issue.message}.`, {
        reason: 'profile-steps',
        place: issue.path.join('.'),
      })
    }
    throw new AppError('source-unreadable', 'This is not an import profile: it has no list of field mappings.', {
      reason: 'profile',
    })
  }
  const { importProfileName, supplier, reading = {}, fieldMappings } = parsed.data
  return {
    name: importProfileName ?? 'Import profile',
    supplier: supplier ?? null,
    reading,
    fieldMappings,
    policy: readPolicy(parsed.data.errorHandling),
  }
}

/**
 * Maps the columns by a profile: what it names goes where it says, everything else is left out. Throws when the column
 * that tells the products apart is not in the file.
 */
export function applyProfile(structure: StructureModel, profile: Profile, columns: readonly RunColumn[]): RunColumn[] {
  const byHeader = new Map(columns.map((column) => [nameOf(column.header), column.index]))
  const mapped = new Map<number, FieldMapping>()
  for (const field of profile.fieldMappings) {
    if (field.isAdded === true) continue
    const index = byHeader.get(nameOf(field.sourceField))
    if (index !== undefined) mapped.set(index, field)
    else if (field.isIdentifier === true) {
      throw new AppError(
        'source-unreadable',
        `The profile finds products by the column "${field.sourceField}", which this file does not have.`,
        {
          reason: 'profile-column',
          column: field.sourceField,
        },
      )
    } else if (field.isRequired === true) {
      throw new AppError(
        'source-unreadable',
        `The profile needs the column "${field.sourceField}", which this file does not have.`,
        { reason: 'profile-required', column: field.sourceField },
      )
    }
  }
  const namesKey = profile.fieldMappings.some(({ isIdentifier }) => isIdentifier === true)
  const added = profile.fieldMappings.filter(({ isAdded }) => isAdded === true)
  const all = [...columns, ...added.map(({ sourceField }, at) => addedColumn(columns.length + at, sourceField))]
  for (const [at, field] of added.entries()) mapped.set(columns.length + at, field)
  return all.map((column) => {
    const field = mapped.get(column.index)
    const target = field === undefined ? { kind: 'ignore' as const } : targetOf(structure, field)
    // A profile that names no key, but says where the SKU is, has said enough.
    const isSku = !namesKey && target.kind === 'column' && target.column === 'sku'
    const mapping: ColumnMapping = {
      target,
      column: column.index,
      isIdentifier: field?.isIdentifier === true || isSku,
      decimal: field?.decimal ?? column.mapping.decimal,
      dateOrder: field?.dateOrder ?? column.mapping.dateOrder,
      unit: field?.unit ?? column.mapping.unit,
      ...(field?.newOptions === undefined ? {} : { newOptions: field.newOptions }),
      ...(field?.onEmpty === undefined ? {} : { onEmpty: field.onEmpty }),
      steps: field?.steps ?? [],
    }
    const reason = {
      key: `import.reason.${field === undefined ? 'not-in-profile' : 'profile'}`,
      params: { header: column.header, profile: profile.name },
    }
    return { ...column, mapping, confidence: field === undefined ? 0 : 1, reason, isSure: true }
  })
}

/** Where a profile's target is in this catalogue; an attribute it does not have yet is made. */
export function targetOf(
  structure: StructureModel,
  { targetAttribute, isIdentifier, dataType }: FieldMapping,
): ColumnMapping['target'] {
  const resolved = resolveInScope(structure, targetAttribute)
  if (resolved.ok) return { kind: 'column', column: resolved.column.key }
  if (isIdentifier === true && conceptOf(nameOf(targetAttribute))?.name === 'sku')
    return { kind: 'column', column: 'sku' }
  const code = targetAttribute
    .replace(/[^A-Za-z0-9_-]+/g, '_')
    .replace(/^[_-]+/, '')
    .slice(0, 100)
  return {
    kind: 'new-attribute',
    code: code === '' ? 'column' : code,
    type: typeOf(dataType),
    label: targetAttribute,
    locale: null,
  }
}

function typeOf(dataType: string | undefined): AttributeType {
  switch (dataType?.toLowerCase()) {
    case 'decimal':
    case 'number':
    case 'integer':
    case 'int':
    case 'float':
      return 'number'
    case 'date':
    case 'datetime':
      return 'date'
    case 'boolean':
    case 'bool':
      return 'boolean'
    default:
      // Our own words for what a profile of ours has made.
      return ATTRIBUTE_TYPES.find((type) => type === dataType) ?? 'text'
  }
}
