import type { ModelEntity } from '../../../shared/contract/model-change.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'
import { ENTITY_SHAPES } from './entities.ts'
import type { ModelDraft, Row } from './model-rows.ts'
import type { Use } from './facts.ts'

/** Rows that mean nothing without the thing they belong to, and go with it. */
const GOES_ALONG: Partial<Record<ModelEntity, readonly (readonly [table: string, column: string])[]>> = {
  attribute: [
    ['attribute_option', 'attribute_id'],
    ['family_attribute', 'attribute_id'],
    ['family_requirement', 'attribute_id'],
  ],
  family: [
    ['family_variant', 'family_id'],
    ['family_attribute', 'family_id'],
    ['family_requirement', 'family_id'],
  ],
  channel: [['family_requirement', 'channel_id']],
}

/** Values of a channel or context that goes are kept out of sight, so they do not hold it back. */
const SET_ASIDE: ReadonlySet<ModelEntity> = new Set(['channel', 'locale', 'context'])

/**
 * Removes a thing of the model that nothing uses, or says what does and how often. An attribute with values is not
 * removed but taken out of use: it leaves the sight, its values stay.
 */
export function planRemoval(
  draft: ModelDraft,
  entity: ModelEntity,
  id: number,
  uses: readonly Use[],
  now: string,
): 'archived' | Problem | null {
  const row = draft.row(entity, id) ?? {}
  const code = String(row['code'])
  const held = refusal(draft, entity, id, code, uses)
  if (held) return held
  const values = uses.find(({ what }) => what === 'values')?.count ?? 0
  if (entity === 'attribute' && values > 0) {
    draft.put('attribute', id, { ...row, archived_at: now })
    return 'archived'
  }
  if (entity === 'attribute')
    for (const [familyId, family] of draft.rows('family'))
      for (const column of ['label_attribute_id', 'image_attribute_id'])
        if (family[column] === id) draft.put('family', familyId, { ...family, [column]: null })
  for (const [table, column] of GOES_ALONG[entity] ?? [])
    for (const [rowId, each] of draft.rows(table)) if (each[column] === id) draft.put(table, rowId, null)
  draft.put(ENTITY_SHAPES[entity].table, id, null)
  return null
}

function refusal(
  draft: ModelDraft,
  entity: ModelEntity,
  id: number,
  code: string,
  uses: readonly Use[],
): Problem | null {
  if (entity === 'locale' && draft.row('locale', id)?.['is_default'] === 1)
    return problem('default-needed', 'A catalogue has a default language; choose another one first.', { name: code })
  const [held] = [...holders(draft, entity, id, code)]
  if (held) return inUse(code, held[0], held[1])
  if (entity === 'attribute' || SET_ASIDE.has(entity)) {
    const other = uses.find(({ what, count }) => what !== 'values' && count > 0)
    return other ? inUse(code, other.what, other.count) : null
  }
  const use = uses.find(({ count }) => count > 0)
  return use ? inUse(code, use.what, use.count) : null
}

/** Kinds of things of the model that point at this one, with their number. */
function* holders(
  draft: ModelDraft,
  entity: ModelEntity,
  id: number,
  code: string,
): Generator<readonly [what: string, count: number]> {
  const along = new Set((GOES_ALONG[entity] ?? []).map(([table]) => table))
  for (const [holder, { table, fields }] of Object.entries(ENTITY_SHAPES)) {
    if (along.has(table) || (entity === 'attribute' && holder === 'family')) continue
    for (const codec of Object.values(fields)) {
      if (codec.kind !== 'ref' || codec.entity !== entity) continue
      const count = countRows(draft, table, (row) => row[codec.column] === id)
      if (count > 0) yield [holder, count]
    }
  }
  if (entity === 'attribute') {
    const count = countRows(draft, 'family_variant', (row) => names(row, 'levels', code) || names(row, 'axes', code))
    if (count > 0) yield ['family-variant', count]
  }
  if (entity === 'locale') {
    const count = countRows(draft, 'channel', (row) => names(row, 'locales', code))
    if (count > 0) yield ['channel', count]
  }
}

function names(row: Row, column: string, code: string): boolean {
  return (JSON.parse(String(row[column] ?? '[]')) as unknown[]).flat().includes(code)
}

function countRows(draft: ModelDraft, table: string, isOne: (row: Row) => boolean): number {
  let count = 0
  for (const row of draft.rows(table).values()) if (isOne(row)) count++
  return count
}

function inUse(name: string, what: string, count: number): Problem {
  return problem('in-use', `"${name}" is in use: ${count} ${what}.`, { name, what, count })
}
