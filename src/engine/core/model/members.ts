import type { ModelEntity } from '../../../shared/contract/model-change.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'
import { unknownName } from './facts.ts'
import type { Fields, ModelDraft, Row } from './model-rows.ts'

/** The attributes of a family and those it requires per channel, as its form shows them. */
export function membersOf(
  draft: Pick<ModelDraft, 'rows' | 'codeOf'>,
  familyId: number,
): { readonly attributes: readonly string[]; readonly requirements: Readonly<Record<string, readonly string[]>> } {
  const of = (table: string): Row[] => [...draft.rows(table).values()].filter((row) => row['family_id'] === familyId)
  const code = (row: Row): string => draft.codeOf('attribute', row['attribute_id'] ?? null) ?? ''
  const requirements: Record<string, string[]> = {}
  for (const row of of('family_requirement'))
    (requirements[draft.codeOf('channel', row['channel_id'] ?? null) ?? ''] ??= []).push(code(row))
  return { attributes: of('family_attribute').map(code), requirements }
}

/**
 * Makes a family's attributes and requirements what its form says. What is required belongs to the family too: a
 * requirement brings its attribute in, and an attribute that leaves takes its requirements with it.
 */
export function setMembers(draft: ModelDraft, entity: ModelEntity, familyId: number, fields: Fields): Problem | null {
  if (entity !== 'family') return null
  const requirements = fields['requirements'] as Readonly<Record<string, readonly string[]>> | undefined // contract
  const attributes = fields['attributes'] as readonly string[] | undefined // contract
  if (attributes === undefined && requirements === undefined) return null

  const wanted = new Map<string, Row>()
  const members = new Set<number>()
  const known = new Set(
    [...draft.rows('family_attribute').values()].flatMap((row) =>
      row['family_id'] === familyId ? [Number(row['attribute_id'])] : [],
    ),
  )
  for (const code of attributes ?? []) {
    const id = draft.find('attribute', code)
    if (id === null) return unknownName(code)
    members.add(id)
  }
  if (attributes === undefined) for (const id of known) members.add(id)
  for (const [channel, codes] of Object.entries(requirements ?? {})) {
    const channelId = draft.find('channel', channel)
    if (channelId === null) return unknownName(channel)
    for (const code of codes) {
      const id = draft.find('attribute', code)
      if (id === null) return unknownName(code)
      if (attributes === undefined) members.add(id)
      else if (!members.has(id))
        return problem('not-in-family', `"${code}" is required but not among the family's attributes.`, { name: code })
      wanted.set(`${channelId}/${id}`, { family_id: familyId, attribute_id: id, channel_id: channelId })
    }
  }

  for (const [id, row] of draft.rows('family_attribute'))
    if (row['family_id'] === familyId && !members.has(Number(row['attribute_id'])))
      draft.put('family_attribute', id, null)
  for (const id of members) if (!known.has(id)) draft.add('family_attribute', { family_id: familyId, attribute_id: id })

  for (const [id, row] of draft.rows('family_requirement')) {
    if (row['family_id'] !== familyId) continue
    const name = `${String(row['channel_id'])}/${String(row['attribute_id'])}`
    const stays = requirements === undefined ? members.has(Number(row['attribute_id'])) : wanted.delete(name)
    if (!stays) draft.put('family_requirement', id, null)
  }
  for (const row of wanted.values()) draft.add('family_requirement', row)
  return null
}
