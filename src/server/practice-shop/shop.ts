import { shopTimestamp } from './clock.ts'
import { activeLanguages, findRow, tableOf, type Language, type Row, type ShopState, type Tax } from './state.ts'
import type { Draft, Fields } from './fields.ts'

/**
 * The shop a request acts on: its state, the address it is reached under and the moment of the request. Replaying a
 * journal uses the recorded moment, so everything here depends on nothing else.
 */
export interface Shop {
  readonly state: ShopState
  readonly origin: string
  readonly nowMs: number
}

export const timestamp = (shop: Shop): string => shopTimestamp(shop.nowMs, shop.state.settings.utcOffsetMinutes)

export const languagesOf = (shop: Shop): Language[] => activeLanguages(shop.state)

export function taxOf(shop: Shop, id: unknown): Tax {
  const { taxes } = shop.state.settings
  const tax = taxes.find((t) => t.id === id) ?? taxes.find((t) => t.isDefault) ?? taxes[0]
  if (!tax) throw new Error('a shop needs at least one tax')
  return tax
}

/** Languages and taxes are settings, everything else is a table. */
export function exists(shop: Shop, table: string, id: number): boolean {
  if (table === 'taxes') return shop.state.settings.taxes.some((t) => t.id === id)
  if (table === 'languages') return languagesOf(shop).some((l) => l.id === id)
  return findRow(shop.state, table, id) !== undefined
}

/** Adds a row; its texts appear in every active language, whichever language the request was in. */
export function insertRow(shop: Shop, table: string, draft: Draft): Row {
  const at = timestamp(shop)
  const codes = languagesOf(shop).map((l) => l.code)
  const texts = Object.fromEntries(
    Object.entries(draft.texts).map(([field, text]) => [field, Object.fromEntries(codes.map((code) => [code, text]))]),
  )
  const row: Row = { id: shop.state.nextId++, createdAt: at, updatedAt: at, values: { ...draft.values }, texts }
  tableOf(shop.state, table)[row.id] = row
  return row
}

/** Changes only what the draft holds; texts only in the language of the request. */
export function updateRow(shop: Shop, row: Row, language: string, draft: Draft): void {
  Object.assign(row.values, draft.values)
  for (const [field, text] of Object.entries(draft.texts)) (row.texts[field] ??= {})[language] = text
  row.updatedAt = timestamp(shop)
}

export function deleteRows(shop: Shop, table: string, isGone: (row: Row) => boolean): Row[] {
  const rows = tableOf(shop.state, table)
  const gone = Object.values(rows).filter(isGone)
  for (const row of gone) delete rows[row.id]
  return gone
}

export const textOf = (row: Row, field: string, language: string): string => row.texts[field]?.[language] ?? ''

/** A link as answers carry it: to one row (`brands/5`), or with `id: false` to a list (`variants?product=7`). */
export function reference(shop: Shop, language: string, path: string, id: number | false): object {
  const [resource, query] = path.split('?')
  const link = `${shop.origin}/${language}/${resource}.json${query === undefined ? '' : `?${query}`}`
  return { resource: { id, url: path, link } }
}

/** The writable fields of a row as an answer shows them. */
export function renderFields(shop: Shop, fields: Fields, row: Row, language: string): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    if (field.type === 'picture') continue
    const value = row.values[name]
    if (field.type === 'text' && field.perLanguage) shown[name] = textOf(row, name, language)
    else if (field.type === 'text') shown[name] = value ?? (field.nullable ? null : '')
    else if (field.type === 'reference') {
      shown[name] = typeof value === 'number' ? reference(shop, language, `${field.table}/${value}`, value) : false
    } else shown[name] = value ?? null
  }
  return shown
}
