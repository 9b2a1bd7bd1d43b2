import type { ProfileFieldEdit, ProfileFieldInfo } from '../../../../shared/contract/sources.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { briefStep } from '../../../core/transform/brief-step.ts'
import type { FieldMapping } from './apply-profile.ts'
import { parseProfile, targetOf } from './apply-profile.ts'

/** The fields of a profile as a form shows them; what it has besides (how values are read, other systems' members) is left out. */
export function fieldsOf(structure: StructureModel, profile: string | null): ProfileFieldInfo[] {
  if (profile === null) return []
  return parseProfile(profile).fieldMappings.map((field) => {
    const target = targetOf(structure, field)
    return { ...shownOf(field), column: target.kind === 'column' ? target.column : null }
  })
}

function shownOf(field: FieldMapping): Omit<ProfileFieldEdit, 'was'> {
  const { sourceField, targetAttribute, dataType, isIdentifier, isRequired, isAdded, onEmpty, steps } = field
  return {
    source: sourceField,
    target: targetAttribute,
    type: dataType ?? null,
    isIdentifier: isIdentifier === true,
    isRequired: isRequired === true,
    isAdded: isAdded === true,
    onEmpty: onEmpty ?? 'leave',
    steps: steps ?? [],
  }
}

/**
 * The profile with its fields as a form left them, in that order: its very text where they say the same. A field that
 * was not touched keeps its very words, a changed one the members that the form does not show.
 */
export function withFields(profile: string, fields: readonly ProfileFieldEdit[]): string {
  const read = parseProfile(profile).fieldMappings
  const members = JSON.parse(profile) as { readonly fieldMappings: readonly object[] } // parseProfile took it
  const left = read.map((field, at) => ({ field, words: members.fieldMappings[at] ?? {} }))
  const before = [...left]
  const after = fields.map(({ was, ...edit }) => {
    const at = left.findIndex(({ field }) => field.sourceField === was)
    const [known] = at === -1 ? [] : left.splice(at, 1)
    if (known !== undefined && JSON.stringify(shownOf(known.field)) === JSON.stringify(edit)) return known.words
    return changed(known?.words ?? {}, known?.field ?? null, edit)
  })
  const isSame = after.length === before.length && after.every((words, at) => words === before[at]?.words)
  return isSame ? profile : `${JSON.stringify({ ...members, fieldMappings: after }, null, 2)}\n`
}

/** A field as it is listed from now on: what goes without saying is not said. */
function changed(words: object, before: FieldMapping | null, edit: Omit<ProfileFieldEdit, 'was'>): object {
  const { source, target, type, isIdentifier, isRequired, isAdded, onEmpty, steps } = edit
  const isElsewhere = before !== null && before.targetAttribute !== target
  const said: Readonly<Record<string, unknown>> = {
    ...words,
    sourceField: source,
    targetAttribute: target,
    isIdentifier: isIdentifier || undefined,
    dataType: type ?? undefined,
    isRequired: isRequired || undefined,
    isAdded: isAdded || undefined,
    onEmpty: onEmpty === 'leave' ? undefined : onEmpty,
    steps: steps.length === 0 ? undefined : steps.map(briefStep),
    // Said of what the old target holds: its options and its unit are not those of another one.
    ...(isElsewhere ? { newOptions: undefined, unit: undefined } : {}),
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}
