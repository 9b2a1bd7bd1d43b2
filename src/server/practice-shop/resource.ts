import { ApiError, invalid, notFound } from './api-error.ts'
import { isRecord, readDraft, requireFields, type Draft, type Fields } from './fields.ts'
import { listRows, matchingRows, pickFields } from './listing.ts'
import { deleteRows, exists, insertRow, renderFields, updateRow, type Shop } from './shop.ts'
import { findRow, rowsOf, type PermissionArea, type Row } from './state.ts'

export const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const
export type Method = (typeof methods)[number]

/** One request that passed authentication, limits, language and permission. */
export interface Call {
  readonly shop: Shop
  readonly language: string
  /** The numbers in the path, left to right. */
  readonly ids: readonly number[]
  readonly query: URLSearchParams
  readonly body: unknown
}

export interface Reply {
  readonly status: number
  /** Undefined: an answer without a body (DELETE). */
  readonly body?: unknown
}

export interface Route {
  /** Segments joined by `/`; `:id` stands for a number. */
  readonly path: string
  readonly area: PermissionArea | null
  readonly handlers: Partial<Record<Method, (call: Call) => Reply>>
}

/** A table as the API offers it: envelope names, writable fields, what may be done and what must hold. */
export interface Resource {
  readonly path: string
  readonly table: string
  readonly one: string
  readonly many: string
  readonly area: PermissionArea
  readonly fields: Fields
  /** Reference fields a list can be narrowed by; any other filter is ignored. */
  readonly filters?: readonly string[]
  readonly hasTimestamps?: false
  /** The row the first id of the path names, and the field that holds it. */
  readonly parent?: { readonly table: string; readonly field: string }
  /** Fields a PUT may name; all of them where absent, no PUT at all where null. */
  readonly updatable?: readonly string[] | null
  readonly hasNoCreate?: true
  /** Envelope of the answer to POST where it differs from the request's. */
  readonly createdAs?: string
  /** The shop limit on rows, counted within the rows that share `per`. */
  readonly limit?: { readonly name: string; readonly per?: string }
  /** What answers show of a row; by default its fields. */
  readonly show?: (shop: Shop, row: Row, language: string) => Record<string, unknown>
  /** Added to that, or laid over it: links, defaults and whatever is answer-only. */
  readonly extras?: (shop: Shop, row: Row, language: string) => Record<string, unknown>
  readonly beforeCreate?: (call: Call, draft: Draft) => void
  readonly afterCreate?: (call: Call, row: Row, draft: Draft) => void
  readonly beforeUpdate?: (call: Call, row: Row, draft: Draft) => void
  readonly afterUpdate?: (call: Call, row: Row, before: Readonly<Record<string, unknown>>) => void
  readonly beforeDelete?: (call: Call, row: Row) => void
  readonly afterDelete?: (call: Call, row: Row) => void
}

export function resourceRoutes(resource: Resource): Route[] {
  const { path, area } = resource
  const collection: Route['handlers'] = { GET: (call) => list(resource, call) }
  if (!resource.hasNoCreate) collection.POST = (call) => create(resource, call)
  const single: Route['handlers'] = { GET: (call) => read(resource, call), DELETE: (call) => remove(resource, call) }
  if (resource.updatable !== null) single.PUT = (call) => update(resource, call)
  return [
    { path, area, handlers: collection },
    { path: `${path}/count`, area, handlers: { GET: (call) => count(resource, call) } },
    { path: `${path}/:id`, area, handlers: single },
  ]
}

/** The body's envelope, e.g. what stands under `product`. */
export function openEnvelope(body: unknown, name: string): unknown {
  if (!isRecord(body) || !(name in body)) throw new ApiError(400, `Missing "${name}"`)
  return body[name]
}

export function render(resource: Resource, shop: Shop, row: Row, language: string): Record<string, unknown> {
  const times = resource.hasTimestamps === false ? {} : { createdAt: row.createdAt, updatedAt: row.updatedAt }
  const fields = { ...resource.fields }
  if (resource.parent) delete fields[resource.parent.field]
  const shown = resource.show?.(shop, row, language) ?? renderFields(shop, fields, row, language)
  return { id: row.id, ...times, ...shown, ...resource.extras?.(shop, row, language) }
}

/** Checks a creation and carries it out, hooks included. */
export function createRow(resource: Resource, call: Call, body: unknown): Row {
  return insertChecked(resource, call, checkCreate(resource, call, body))
}

/** The checks of a creation alone, so that a bulk call can refuse before it changes anything. */
export function checkCreate(resource: Resource, call: Call, body: unknown): Draft {
  const draft = draftOf(resource, call, body)
  requireFields(resource.one, resource.fields, draft)
  if (resource.parent) draft.values[resource.parent.field] = parentId(resource, call)
  resource.beforeCreate?.(call, draft)
  checkLimit(resource, call, draft)
  return draft
}

export function insertChecked(resource: Resource, call: Call, draft: Draft): Row {
  const row = insertRow(call.shop, resource.table, draft)
  resource.afterCreate?.(call, row, draft)
  return row
}

/** The checks of a change alone; see `checkCreate`. */
export function checkUpdate(resource: Resource, call: Call, row: Row, body: unknown): Draft {
  const draft = draftOf(resource, call, body)
  for (const name of [...Object.keys(draft.values), ...Object.keys(draft.texts)]) {
    if (resource.updatable && !resource.updatable.includes(name)) throw invalid(resource.one, name)
  }
  resource.beforeUpdate?.(call, row, draft)
  return draft
}

export function updateChecked(resource: Resource, call: Call, row: Row, draft: Draft): void {
  const before = { ...row.values }
  updateRow(call.shop, row, call.language, draft)
  resource.afterUpdate?.(call, row, before)
}

/** The row the last id of the path names, within the parent of the path. */
export function rowOf(resource: Resource, call: Call): Row {
  const row = findRow(call.shop.state, resource.table, call.ids.at(-1) ?? 0)
  if (!row || (resource.parent && row.values[resource.parent.field] !== parentId(resource, call))) throw notFound()
  return row
}

function list(resource: Resource, call: Call): Reply {
  const rows = listRows(siblings(resource, call), call.query, resource.filters ?? [])
  const shown = rows.map((row) => pickFields(render(resource, call.shop, row, call.language), call.query))
  return { status: 200, body: { [resource.many]: shown } }
}

function count(resource: Resource, call: Call): Reply {
  return {
    status: 200,
    body: { count: matchingRows(siblings(resource, call), call.query, resource.filters ?? []).length },
  }
}

function read(resource: Resource, call: Call): Reply {
  const shown = render(resource, call.shop, rowOf(resource, call), call.language)
  return { status: 200, body: { [resource.one]: pickFields(shown, call.query) } }
}

function create(resource: Resource, call: Call): Reply {
  const row = createRow(resource, call, openEnvelope(call.body, resource.one))
  return {
    status: 201,
    body: { [resource.createdAs ?? resource.one]: render(resource, call.shop, row, call.language) },
  }
}

function update(resource: Resource, call: Call): Reply {
  const row = rowOf(resource, call)
  updateChecked(resource, call, row, checkUpdate(resource, call, row, openEnvelope(call.body, resource.one)))
  return { status: 200, body: { [resource.one]: render(resource, call.shop, row, call.language) } }
}

function remove(resource: Resource, call: Call): Reply {
  const row = rowOf(resource, call)
  resource.beforeDelete?.(call, row)
  deleteRows(call.shop, resource.table, (other) => other === row)
  resource.afterDelete?.(call, row)
  return { status: 204 }
}

function draftOf(resource: Resource, call: Call, body: unknown): Draft {
  const fields = { ...resource.fields }
  if (resource.parent) delete fields[resource.parent.field]
  return readDraft(resource.one, fields, body, (table, id) => exists(call.shop, table, id))
}

function siblings(resource: Resource, call: Call): Row[] {
  const rows = rowsOf(call.shop.state, resource.table)
  if (!resource.parent) return rows
  const parent = parentId(resource, call)
  const { field } = resource.parent
  return rows.filter((row) => row.values[field] === parent)
}

function parentId(resource: Resource, call: Call): number {
  const id = call.ids[0] ?? 0
  if (!findRow(call.shop.state, resource.parent!.table, id)) throw notFound()
  return id
}

function checkLimit(resource: Resource, call: Call, draft: Draft): void {
  if (!resource.limit) return
  const { name, per } = resource.limit
  const max = call.shop.state.settings.shopLimits[name]
  if (max === undefined) return
  const rows = rowsOf(call.shop.state, resource.table)
  const used = per === undefined ? rows.length : rows.filter((row) => row.values[per] === draft.values[per]).length
  if (used >= max) throw new ApiError(400, `Limit reached: ${name} is ${max}`)
}
