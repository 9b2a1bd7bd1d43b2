import type { Rejection } from '../../../shared/contract/common.ts'
import type { ModelChange, ModelEntity } from '../../../shared/contract/model-change.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { CODE_PATTERN, SYSTEM_COLUMNS } from '../../../shared/vocabulary.ts'
import type { Problem } from '../values/problem.ts'
import { isProblem, problem } from '../values/problem.ts'
import { toRejection } from '../values/rejections.ts'
import type { Codec } from './entities.ts'
import { ENTITY_SHAPES } from './entities.ts'
import type { ModelFacts, Use } from './facts.ts'
import { unknownName } from './facts.ts'
import { setMembers } from './members.ts'
import type { Fields, ModelRows, Row, RowChange } from './model-rows.ts'
import { ModelDraft } from './model-rows.ts'
import { checkRow } from './rules.ts'
import { planRemoval } from './removal.ts'

/** What a change of the model does to values that are there. */
export type ValueChange =
  | { readonly kind: 'convert'; readonly attributeId: number; readonly code: string }
  | {
      readonly kind: 'merge-option'
      readonly attributeId: number
      readonly code: string
      readonly from: string
      readonly into: string
    }

export interface ModelPlan {
  readonly rows: readonly RowChange[]
  readonly values: readonly ValueChange[]
  /** Attributes that keep values and so leave the sight only. */
  readonly archived: readonly string[]
  readonly rejections: readonly Rejection[]
  /** The model as it would be. */
  readonly after: Pick<ModelDraft, 'rows'>
}

/** Fields of an attribute that decide how and where its values lie. */
const FORM_OF_VALUES = ['type', 'is_scopable', 'is_localizable', 'measurement_family_id'] as const

/**
 * Decides what a list of changes comes to, each seeing those before it. Changes that are refused (a code taken, a name
 * unknown, a thing in use, a rule broken) are named and leave no row; the others stand.
 */
export function planModel(before: ModelRows, changes: readonly ModelChange[], facts: ModelFacts): ModelPlan {
  const draft = new ModelDraft(before)
  const rejections: Rejection[] = []
  const archived: string[] = []
  const merges: ValueChange[] = []
  for (const change of changes) {
    const uses = facts.uses.get(change) ?? []
    const outcome = planOne(draft, change, uses, facts.now)
    if (isProblem(outcome)) rejections.push(toRejection(outcome, { value: change.code }))
    else if (outcome === 'archived') archived.push(change.code)
    else if (outcome !== null) merges.push(outcome)
  }
  const rows = draft.changes(before)
  const converted = rows.flatMap(({ table, id, row }): ValueChange[] => {
    const old = before.get('attribute')?.get(id)
    if (table !== 'attribute' || !old || row === null) return []
    return FORM_OF_VALUES.some((column) => (old[column] ?? null) !== (row[column] ?? null))
      ? [{ kind: 'convert', attributeId: id, code: String(row['code']) }]
      : []
  })
  return { rows, values: [...converted, ...merges], archived, rejections, after: draft }
}

type Outcome = ValueChange | 'archived' | Problem | null

function planOne(draft: ModelDraft, change: ModelChange, uses: readonly Use[], now: string): Outcome {
  const { entity, action, code } = change
  const shape = ENTITY_SHAPES[entity]
  const parentId = shape.parent === null ? null : draft.find(shape.parent.entity, change.of ?? '')
  if (shape.parent !== null && parentId === null) return unknownName(change.of ?? '')
  if (entity === 'option' && action === 'create' && !hasOptions(draft, parentId)) return unknownName(change.of ?? '')
  const id = draft.find(entity, code, parentId)
  if (action !== 'create' && id === null) return unknownName(code)
  switch (action) {
    case 'create':
      return create(draft, change, parentId, uses, now)
    case 'update':
      return update(draft, change, id ?? 0, uses, now)
    case 'remove':
      return planRemoval(draft, entity, id ?? 0, uses, now)
    case 'merge':
      return merge(draft, change, parentId ?? 0, id ?? 0)
  }
}

function create(
  draft: ModelDraft,
  change: ModelChange,
  parentId: number | null,
  uses: readonly Use[],
  now: string,
): Problem | null {
  const { entity, code } = change
  const shape = ENTITY_SHAPES[entity]
  if (!CODE_PATTERN.test(code))
    return problem('invalid-code', `"${code}" cannot be a code: letters, digits, hyphens and underscores only.`, {
      name: code,
    })
  if (isTaken(draft, entity, code, parentId))
    return problem('duplicate-code', `There is already something called "${code}".`, { name: code })
  const order: Fields = 'sortOrder' in shape.fields ? { sortOrder: nextOrder(draft, shape.table, parentId) } : {}
  const row = encodeAll(draft, entity, { ...order, ...change.fields }, null, now)
  if (isProblem(row)) return row
  const whole = { code, ...(shape.parent === null ? {} : { [shape.parent.column]: parentId }), ...row }
  const refusal = checkRow(draft, entity, null, whole, uses)
  if (refusal) return refusal
  const id = draft.add(shape.table, whole)
  return setMembers(draft, entity, id, change.fields ?? {}) ?? onlyDefault(draft, entity, id)
}

function update(
  draft: ModelDraft,
  { entity, fields = {} }: ModelChange,
  id: number,
  uses: readonly Use[],
  now: string,
): Problem | null {
  const before = draft.row(entity, id) ?? {}
  const row = encodeAll(draft, entity, fields, before, now)
  if (isProblem(row)) return row
  const refusal = checkRow(draft, entity, before, row, uses, id)
  if (refusal) return refusal
  draft.put(ENTITY_SHAPES[entity].table, id, row)
  return setMembers(draft, entity, id, fields) ?? onlyDefault(draft, entity, id)
}

function merge(draft: ModelDraft, change: ModelChange, attributeId: number, fromId: number): ValueChange | Problem {
  const intoId = draft.find('option', change.into ?? '', attributeId)
  if (change.entity !== 'option' || intoId === null || intoId === fromId) return unknownName(change.into ?? '')
  const from = draft.row('option', fromId) ?? {}
  const into = draft.row('option', intoId) ?? {}
  const names = [change.code, ...Object.values(parse<Record<string, string>>(from['labels'], '{}'))]
  const synonyms = new Set([
    ...parse<string[]>(into['synonyms'], '[]'),
    ...parse<string[]>(from['synonyms'], '[]'),
    ...names,
  ])
  for (const name of Object.values(parse<Record<string, string>>(into['labels'], '{}'))) synonyms.delete(name)
  draft.put('attribute_option', intoId, { ...into, synonyms: JSON.stringify([...synonyms]) })
  draft.put('attribute_option', fromId, null)
  return { kind: 'merge-option', attributeId, code: change.of ?? '', from: change.code, into: change.into ?? '' }
}

function hasOptions(draft: ModelDraft, attributeId: number | null): boolean {
  const type = draft.row('attribute', attributeId ?? 0)?.['type']
  return type === 'simple-select' || type === 'multi-select'
}

/** Attributes and relation types are columns by their code, so no two of them share one. */
function isTaken(draft: ModelDraft, entity: ModelEntity, code: string, parentId: number | null): boolean {
  if (draft.find(entity, code, parentId) !== null) return true
  if (entity !== 'attribute' && entity !== 'association-type') return false
  return (
    (SYSTEM_COLUMNS as readonly string[]).includes(code) ||
    draft.find('attribute', code) !== null ||
    draft.find('association-type', code) !== null
  )
}

/** The row with the fields of the form in it; over `before` (an update), or with every field's default (a creation). */
function encodeAll(
  draft: ModelDraft,
  entity: ModelEntity,
  fields: Fields,
  before: Row | null,
  now: string,
): Row | Problem {
  const row: Record<string, CellValue> = { ...before }
  for (const [name, codec] of Object.entries(ENTITY_SHAPES[entity].fields)) {
    const value = fields[name]
    if (value === undefined) {
      if (!before) row[codec.column] = codec.kind === 'ref' ? null : codec.missing
      continue
    }
    const encoded = encode(draft, codec, value, row[codec.column] ?? null, now)
    if (isProblem(encoded)) return encoded
    row[codec.column] = encoded
  }
  const needed = Object.entries(ENTITY_SHAPES[entity].fields).find(
    ([, codec]) => codec.kind === 'ref' && codec.needed && row[codec.column] == null,
  )
  return needed ? unknownName(needed[0]) : row
}

function encode(draft: ModelDraft, codec: Codec, value: unknown, before: CellValue, now: string): CellValue | Problem {
  switch (codec.kind) {
    case 'plain':
      return value as CellValue // the contract allows texts, numbers and null here
    case 'flag':
      return value === true ? 1 : 0
    case 'since':
      return value === true ? (before ?? now) : null
    case 'json':
      return JSON.stringify(value)
    case 'ref': {
      if (typeof value !== 'string') return null
      return draft.find(codec.entity, value) ?? unknownName(value)
    }
  }
}

function nextOrder(draft: ModelDraft, table: string, parentId: number | null): number {
  let highest = 0
  for (const row of draft.rows(table).values())
    if (parentId === null || row['attribute_id'] === parentId) highest = Math.max(highest, Number(row['sort_order']))
  return highest + 1
}

/** One language is the default: choosing another takes it from the one before. */
function onlyDefault(draft: ModelDraft, entity: ModelEntity, id: number): null {
  if (entity !== 'locale' || draft.row('locale', id)?.['is_default'] !== 1) return null
  for (const [other, row] of draft.rows('locale'))
    if (other !== id && row['is_default'] === 1) draft.put('locale', other, { ...row, is_default: 0 })
  return null
}

function parse<T>(text: CellValue | undefined, missing: string): T {
  return JSON.parse(String(text ?? missing)) as T // our own column
}
