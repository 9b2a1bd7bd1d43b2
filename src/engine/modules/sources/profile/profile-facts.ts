import type { SourceInfo } from '../../../../shared/contract/sources.ts'

/** JSON that parseProfile has read before; anything else says nothing. */
function membersOf(profile: string | null): Readonly<Record<string, unknown>> {
  return profile === null ? {} : (JSON.parse(profile) as Record<string, unknown>) // an object: parseProfile took it
}

/** Where the columns go by a profile, for reading. */
export function fieldsOf(profile: string | null): SourceInfo['fields'] {
  const { fieldMappings } = membersOf(profile)
  if (!Array.isArray(fieldMappings)) return []
  return (fieldMappings as Record<string, unknown>[]).map((field) => ({
    source: String(field['sourceField']),
    target: String(field['targetAttribute']),
    type: typeof field['dataType'] === 'string' ? field['dataType'] : null,
    isIdentifier: field['isIdentifier'] === true,
  }))
}

const INVALID = ['log_and_skip', 'skip_row', 'stop', 'stage'] as const

/** Its two error rules; null where it says nothing, or something that is not known here. */
export function rulesOf(profile: string | null): SourceInfo['rules'] {
  const { onMissingSKU, onInvalidData } = (membersOf(profile)['errorHandling'] ?? {}) as Record<string, unknown> // an object, as parsed
  return {
    onMissingSKU: onMissingSKU === 'skip_row' || onMissingSKU === 'reject_row' ? onMissingSKU : null,
    onInvalidData: INVALID.find((word) => word === onInvalidData) ?? null,
  }
}

/** The profile with these rules; its very text where it says so already. */
export function withRules(profile: string, rules: SourceInfo['rules']): string {
  if (JSON.stringify(rulesOf(profile)) === JSON.stringify(rules)) return profile
  const members = membersOf(profile)
  const said = Object.entries(rules).filter(([, action]) => action !== null)
  const errorHandling = { ...(members['errorHandling'] as object | undefined), ...Object.fromEntries(said) }
  return `${JSON.stringify({ ...members, errorHandling }, null, 2)}\n`
}
