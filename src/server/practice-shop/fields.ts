import { ApiError, invalid } from './api-error.ts'

/**
 * What a field accepts. `perLanguage` texts are kept once per active language; everything else is shared by all.
 * `reference` names the table the id must exist in.
 */
export type Field =
  | { readonly type: 'text'; readonly perLanguage?: true; readonly required?: true; readonly nullable?: true }
  | {
      readonly type: 'number'
      readonly min?: number
      readonly integer?: true
      readonly required?: true
      readonly nullable?: true
    }
  | { readonly type: 'boolean'; readonly required?: undefined }
  | { readonly type: 'choice'; readonly values: readonly string[]; readonly required?: true }
  | { readonly type: 'reference'; readonly table: string; readonly required?: true }
  | { readonly type: 'picture'; readonly required?: undefined }

export type Fields = Readonly<Record<string, Field>>

/** The writable part of a request: only fields that were sent, already checked and in their own type. */
export interface Draft {
  readonly values: Record<string, unknown>
  readonly texts: Record<string, string>
}

export interface Picture {
  readonly attachment: string
  readonly filename: string
}

/**
 * Checks a request body against the fields of a resource. Unknown fields are refused, numbers may come as numeric
 * texts, booleans as 0 and 1, and `null` or `false` clears a reference.
 */
export function readDraft(
  resource: string,
  fields: Fields,
  body: unknown,
  exists: (table: string, id: number) => boolean,
): Draft {
  if (!isRecord(body)) throw new ApiError(400, `Missing "${resource}"`)
  const draft: Draft = { values: {}, texts: {} }
  for (const [name, input] of Object.entries(body)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!field) throw new ApiError(400, `Unknown field "${name}" for ${resource}`)
    const value = readValue(field, input, exists)
    if (value === undefined) throw invalid(resource, name)
    if (field.required && (value === '' || value === null)) throw invalid(resource, name)
    if (field.type === 'text' && field.perLanguage) draft.texts[name] = typeof value === 'string' ? value : ''
    else draft.values[name] = value
  }
  return draft
}

/** Refuses a creation that lacks a required field. */
export function requireFields(resource: string, fields: Fields, draft: Draft): void {
  for (const [name, field] of Object.entries(fields)) {
    if (field.required && !(name in draft.values) && !(name in draft.texts)) throw invalid(resource, name)
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value in the field's own type, or undefined where the input does not fit. */
function readValue(field: Field, input: unknown, exists: (table: string, id: number) => boolean): unknown {
  switch (field.type) {
    case 'text':
      if (input === null) return field.nullable ? null : ''
      if (typeof input === 'number') return String(input)
      return typeof input === 'string' ? input : undefined
    case 'number':
      if (input === null && field.nullable) return null
      return readNumber(field, input)
    case 'boolean':
      return readBoolean(input)
    case 'choice':
      return field.values.includes(input as string) ? input : undefined
    case 'reference': {
      if (input === null || input === false) return null
      const id = typeof input === 'string' && /^\d+$/.test(input) ? Number(input) : input
      return Number.isInteger(id) && exists(field.table, id as number) ? id : undefined
    }
    case 'picture':
      return input === null ? null : readPicture(input)
    default:
      throw new Error(`no reader for ${JSON.stringify(field satisfies never)}`)
  }
}

function readNumber(field: Extract<Field, { type: 'number' }>, input: unknown): number | undefined {
  const isNumeric = typeof input === 'string' && /^-?\d+(\.\d+)?$/.test(input.trim())
  const value = isNumeric ? Number(input) : input
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined
  if (field.integer && !Number.isInteger(value)) return undefined
  if (field.min !== undefined && value < field.min) return undefined
  return value
}

function readBoolean(input: unknown): boolean | undefined {
  if (input === true || input === 1 || input === '1' || input === 'true') return true
  if (input === false || input === 0 || input === '0' || input === 'false') return false
  return undefined
}

function readPicture(input: unknown): Picture | undefined {
  if (!isRecord(input) || Object.keys(input).some((key) => key !== 'attachment' && key !== 'filename')) return undefined
  const { attachment, filename } = input
  return typeof attachment === 'string' && typeof filename === 'string' ? { attachment, filename } : undefined
}
