import type { ConnectionInfo } from '../../../shared/contract/publish.ts'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { readStep, writeStep, type ReadContext, type WriteContext } from '../../runtime/module.ts'
import { all, get, run, sql } from '../../store/sql.ts'
import { apiOrigin } from './connectors/lightspeed-ecom/origin.ts'
import { newSettings, type Connection, type ConnectionSettings } from './settings.ts'

export function loadConnection({ db }: ReadContext, connectionId: number): Connection {
  const row = get(db, sql.selectFrom('connection').selectAll().where('id', '=', connectionId))
  if (!row) throw new AppError('not-found', 'This connection does not exist any more.', { connectionId })
  return { id: row.id, name: row.name, channel: row.channel, settings: readSettings(row.settings) }
}

/** Written by this module only, in its own shape. */
const readSettings = (text: string): ConnectionSettings => JSON.parse(text) as ConnectionSettings

export const connectionStep = readStep('publish.connection', 'reader', loadConnection)

export function listConnections({ db }: ReadContext): Result<'publish.connections'> {
  const rows = all(db, sql.selectFrom('connection').selectAll().orderBy('name'))
  const last = all(
    db,
    sql
      .selectFrom('publish_plan')
      .select(['connection_id', (eb) => eb.fn.max('ended_at').as('ended_at')])
      .where('state', '=', 'done')
      .groupBy('connection_id'),
  )
  const connections = rows.map((row): ConnectionInfo => {
    const settings = readSettings(row.settings)
    return {
      id: row.id,
      name: row.name,
      type: 'lightspeed-ecom',
      channel: row.channel,
      cluster: settings.cluster,
      origin: settings.origin,
      key: settings.key,
      hasSecret: settings.secretRef !== '',
      isPractice: settings.isPractice,
      lastPublishedAt: last.find(({ connection_id }) => connection_id === row.id)?.ended_at ?? null,
    }
  })
  return { connections }
}

/**
 * Adds or changes a connection. Refuses a channel that does not exist, a taken name and an unsafe address. A kept secret
 * belongs to the address it was entered for: for another one it is asked again, so that nothing can redirect it.
 */
export function saveConnection(
  context: WriteContext,
  input: Parsed<'publish.saveConnection'>,
): Result<'publish.saveConnection'> {
  const { connectionId, name, type, channel, cluster, key } = input
  apiOrigin(cluster, input.origin)
  const origin = input.origin?.trim() || null
  const before = connectionId === null ? null : loadConnection(context, connectionId)
  const secretRef = input.secretRef ?? before?.settings.secretRef
  if (secretRef === undefined) {
    throw new AppError('invalid-input', 'A new connection needs its secret.', { reason: 'no-secret' })
  }
  const given = { cluster, origin, key, secretRef }
  refuseRedirectedSecret(context, given)
  const settings = before ? { ...before.settings, ...given } : newSettings(given)
  return { connectionId: writeConnection(context, before?.id ?? null, { name, type, channel, settings }) }
}

function refuseRedirectedSecret(
  context: WriteContext,
  given: Pick<ConnectionSettings, 'cluster' | 'origin' | 'secretRef'>,
): void {
  if (given.secretRef.startsWith('env:')) return // a variable of the person who types the command
  const address = apiOrigin(given.cluster, given.origin)
  // A source's password is for the server it was entered for, which is no shop.
  const isOfSource = given.secretRef.startsWith('source:')
  const isElsewhere = all(context.db, sql.selectFrom('connection').select('settings')).some(({ settings }) => {
    const { secretRef, cluster, origin } = readSettings(settings)
    return secretRef === given.secretRef && apiOrigin(cluster, origin) !== address
  })
  if (isOfSource || isElsewhere) {
    throw new AppError('invalid-input', 'The address has changed: enter the secret again.', { reason: 'secret-again' })
  }
}

/** Takes the connection with everything remembered about it; nothing in the shop changes. */
export function removeConnection(
  { db }: WriteContext,
  { connectionId }: Parsed<'publish.removeConnection'>,
): Result<'publish.removeConnection'> {
  db.transaction(() => {
    const plans = sql.selectFrom('publish_plan').select('id').where('connection_id', '=', connectionId)
    run(db, sql.deleteFrom('publish_record').where('plan_id', 'in', plans))
    run(db, sql.deleteFrom('publish_plan').where('connection_id', '=', connectionId))
    run(db, sql.deleteFrom('remote_ref').where('connection_id', '=', connectionId))
    run(db, sql.deleteFrom('connection').where('id', '=', connectionId))
  })()
  return {}
}

export interface SettingsChange {
  readonly connectionId: number
  readonly change: Partial<ConnectionSettings>
}

export function saveSettings(context: WriteContext, { connectionId, change }: SettingsChange): void {
  const { name, channel, settings } = loadConnection(context, connectionId)
  writeConnection(context, connectionId, {
    name,
    type: 'lightspeed-ecom',
    channel,
    settings: { ...settings, ...change },
  })
}

export const saveSettingsStep = writeStep('publish.saveSettings', saveSettings)

/** The connection of the practice shop: made the first time, its address kept up to date after that. */
export const practiceConnectionStep = writeStep(
  'publish.practiceConnection',
  (
    context,
    given: { channel: string | null; name: string; origin: string; key: string; secretRef: string },
  ): number => {
    const known = listConnections(context).connections.find(({ isPractice }) => isPractice)
    const before = known ? loadConnection(context, known.id) : null
    const channel = given.channel ?? before?.channel ?? context.structure().channels.keys().next().value
    if (channel === undefined)
      throw new AppError('not-found', 'This catalogue has no channel to publish from.', { reason: 'no-channel' })
    const { origin, key, secretRef } = given
    const base = before?.settings ?? newSettings({ cluster: 'eu1', origin, key, secretRef })
    const settings: ConnectionSettings = { ...base, origin, key, secretRef, isPractice: true }
    const name = before?.name ?? freeName(context, given.name)
    return writeConnection(context, before?.id ?? null, { name, type: 'lightspeed-ecom', channel, settings })
  },
)

function freeName(context: ReadContext, wanted: string): string {
  const taken = new Set(listConnections(context).connections.map(({ name }) => name))
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted} ${n}`
    if (!taken.has(name)) return name
  }
}

function writeConnection(
  { db, clock, structure }: WriteContext,
  connectionId: number | null,
  { name, type, channel, settings }: { name: string; type: string; channel: string; settings: ConnectionSettings },
): number {
  if (!structure().channels.has(channel)) {
    throw new AppError('not-found', `There is no channel "${channel}".`, { reason: 'channel', channel })
  }
  const twin = get(db, sql.selectFrom('connection').select('id').where('name', '=', name))
  if (twin && twin.id !== connectionId) {
    throw new AppError('conflict', `There is already a connection called "${name}". Choose another name.`, {
      reason: 'name',
    })
  }
  const values = { name, type, channel, settings: JSON.stringify(settings) }
  if (connectionId === null) {
    return run(db, sql.insertInto('connection').values({ ...values, created_at: clock.now().toISOString() }))
      .lastInsertRowid
  }
  run(db, sql.updateTable('connection').set(values).where('id', '=', connectionId))
  return connectionId
}
