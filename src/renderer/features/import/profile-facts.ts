/** What an import profile says, for reading; members it does not have are null or empty. */
export interface ProfileFacts {
  readonly name: string
  /** Where the file comes from: type, then address and user as far as they are given. Never a password. */
  readonly source: string | null
  readonly schedule: string | null
  readonly fields: readonly ProfileField[]
  /** `onMissingSKU: skip_row` */
  readonly errorRules: readonly { readonly when: string; readonly action: string }[]
}

export interface ProfileField {
  readonly source: string
  readonly target: string
  readonly type: string | null
  readonly isIdentifier: boolean
}

/** Reads the facts out of a profile's JSON. What has another shape than expected is left out rather than refused. */
export function readProfileFacts(json: string): ProfileFacts {
  const profile = recordOf(parse(json))
  const ftp = recordOf(profile['ftpDetails'])
  const schedule = recordOf(profile['schedule'])
  const host = textOf(ftp['host'])
  const user = textOf(ftp['username'])
  const address = host === null ? null : `${user === null ? '' : `${user}@`}${host}${textOf(ftp['path']) ?? ''}`
  return {
    name: textOf(profile['importProfileName']) ?? '',
    source: joined([textOf(profile['sourceType'])?.replaceAll('_', ' ') ?? null, address]),
    schedule: joined([textOf(schedule['frequency']), textOf(schedule['time']), textOf(schedule['timezone'])]),
    fields: listOf(profile['fieldMappings']).flatMap((entry) => {
      const field = recordOf(entry)
      const source = textOf(field['sourceField'])
      const target = textOf(field['targetAttribute'])
      if (source === null || target === null) return []
      return [{ source, target, type: textOf(field['dataType']), isIdentifier: field['isIdentifier'] === true }]
    }),
    errorRules: Object.entries(recordOf(profile['errorHandling'])).flatMap(([when, action]) => {
      return typeof action === 'string' ? [{ when, action }] : []
    }),
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null // the engine has read it already; without facts the name still shows
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function joined(parts: readonly (string | null)[]): string | null {
  const there = parts.filter((part) => part !== null)
  return there.length === 0 ? null : there.join(', ')
}
