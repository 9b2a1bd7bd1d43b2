import type { ProfileFieldEdit, ProfileFieldInfo } from '../../../shared/contract/sources.ts'

/** A field of a profile as it stands in the form. */
export interface FieldDraft extends ProfileFieldEdit {
  /** Names it in the list while its place changes. */
  readonly id: number
  /** What its target is in this catalogue; null where it would be made. */
  readonly column: string | null
}

/** Types that a profile can name for an attribute that is still to be made. */
export const FIELD_TYPES = [
  'text',
  'textarea',
  'number',
  'boolean',
  'date',
  'simple-select',
  'multi-select',
  'price',
] as const
const WORDS: Readonly<Record<string, (typeof FIELD_TYPES)[number]>> = {
  decimal: 'number',
  integer: 'number',
  int: 'number',
  float: 'number',
  datetime: 'date',
  bool: 'boolean',
}

/** The type behind a profile's word for it; a word nobody knows is a text. */
export function typeOf(word: string | null): (typeof FIELD_TYPES)[number] {
  const text = word?.toLowerCase() ?? 'text'
  return WORDS[text] ?? FIELD_TYPES.find((type) => type === text) ?? 'text'
}

let lastId = 0

/** A field that is there, in its form. */
export function fieldDraft(field: ProfileFieldInfo): FieldDraft {
  lastId += 1
  return { ...field, steps: [...field.steps], id: lastId, was: field.source }
}

/** A new one: a column of the file, or one that its steps make. */
export function newField(isAdded: boolean): FieldDraft {
  lastId += 1
  return {
    id: lastId,
    was: null,
    source: '',
    target: '',
    column: null,
    type: null,
    isIdentifier: false,
    isRequired: false,
    isAdded,
    onEmpty: 'leave',
    steps: [],
  }
}

/** As it is saved. */
export function toEdit({ id: _id, column: _column, source, ...edit }: FieldDraft): ProfileFieldEdit {
  return { ...edit, source: source.trim() }
}

/** One of several can tell the products apart: the one that did gives way. */
export function withKey(fields: readonly FieldDraft[], id: number, isKey: boolean): FieldDraft[] {
  return fields.map((field) =>
    field.id === id ? { ...field, isIdentifier: isKey } : isKey ? { ...field, isIdentifier: false } : field,
  )
}

export function moved(fields: readonly FieldDraft[], at: number, by: -1 | 1): FieldDraft[] {
  const field = fields[at]
  return field === undefined ? [...fields] : fields.toSpliced(at, 1).toSpliced(at + by, 0, field)
}

export interface FieldFault {
  readonly code: 'no-key' | 'no-source' | 'no-target' | 'source-twice' | 'target-twice' | 'no-steps'
  /** What it is about, as the person knows it; empty for one about all of them. */
  readonly name: string
}

/** What keeps these fields from being a profile that files can be read by. */
export function fieldFaults(fields: readonly FieldDraft[]): FieldFault[] {
  const faults: FieldFault[] = []
  // As the engine reads a profile: without a key that is said, the article number is it.
  if (!fields.some(({ isIdentifier, column }) => isIdentifier || column === 'sku'))
    faults.push({ code: 'no-key', name: '' })
  for (const { source, target, isAdded, steps } of fields) {
    if (source.trim() === '') faults.push({ code: 'no-source', name: target })
    if (target === '') faults.push({ code: 'no-target', name: source })
    if (isAdded && steps.length === 0) faults.push({ code: 'no-steps', name: source })
  }
  const twice = (code: FieldFault['code'], names: readonly string[]): void => {
    for (const name of new Set(names.filter((each, at) => each !== '' && names.indexOf(each) !== at)))
      faults.push({ code, name })
  }
  twice(
    'source-twice',
    fields.map(({ source }) => source.trim()),
  )
  twice(
    'target-twice',
    fields.map(({ target, column }) => column ?? target),
  )
  return faults
}
