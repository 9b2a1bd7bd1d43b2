import { AppError } from '../../../shared/errors.ts'
import type { JobContext } from '../../runtime/module.ts'
import { createLightspeedClient, type LightspeedClient } from './connectors/lightspeed-ecom/client.ts'
import { pairLanguages, readLanguages, type ShopLanguageInfo } from './connectors/lightspeed-ecom/languages.ts'
import type { ShopLanguage } from './connectors/lightspeed-ecom/desired.ts'
import { createRateGate, type RateGate, type RateWindow } from './connectors/lightspeed-ecom/rate-gate.ts'
import type { EnginePaths } from '../../runtime/services.ts'
import { connectionStep, saveSettingsStep } from './connections.ts'
import type { Connection } from './settings.ts'

/** A connection in use by one job. */
export interface ShopSession {
  readonly connection: Connection
  readonly client: LightspeedClient
  /** Shows how far the job is; a wait for the shop's limit is shown by itself. */
  readonly progress: (step: string, done: number, total: number | null) => void
  /** Called after every request to the shop. */
  onCall: () => void
}

/** Gates by key and address, per engine: jobs that use a shop one after the other or together share its limits. */
const gates = new WeakMap<EnginePaths, Map<string, RateGate>>()

function gateOf({ paths, clock }: JobContext, { settings }: Connection): RateGate {
  const ofEngine = gates.get(paths) ?? new Map<string, RateGate>()
  gates.set(paths, ofEngine)
  const name = `${settings.origin ?? settings.cluster} ${settings.key}`
  const gate = ofEngine.get(name) ?? createRateGate(clock)
  ofEngine.set(name, gate)
  return gate
}

/** Opens a connection for a job: asks for the secret, tells of waits as progress. Refuses an unknown secret. */
export async function openSession(context: JobContext, connectionId: number): Promise<ShopSession> {
  const connection = await context.run(connectionStep, connectionId)
  const { cluster, origin, key, secretRef } = connection.settings
  const secret = await context.secrets.get(secretRef)
  if (secret === null || secret === '') {
    throw new AppError('auth-expired', 'The secret of this connection is not known on this computer. Enter it again.', {
      reason: 'no-secret',
    })
  }
  let last = { step: 'publish.step.connecting', done: 0, total: null as number | null }
  const client = createLightspeedClient({
    cluster,
    origin,
    key,
    secret,
    fetch: context.fetch,
    clock: context.clock,
    log: context.log,
    signal: context.signal,
    gate: gateOf(context, connection),
    onCall: () => session.onCall(),
    onWait: (until) => {
      const waitingSeconds = Math.max(1, Math.ceil((until.getTime() - context.clock.now().getTime()) / 1000))
      context.progress({ ...last, waitingSeconds })
    },
  })
  const session: ShopSession = {
    connection,
    client,
    progress: (step, done, total) => {
      last = { step, done, total }
      context.progress({ ...last, waitingSeconds: null })
    },
    onCall: () => {},
  }
  return session
}

/** Asks for the shop's languages and remembers them for previews. */
export async function readShopLanguages(
  context: JobContext,
  { connection, client }: ShopSession,
): Promise<ShopLanguageInfo[]> {
  const hint = connection.settings.languages?.[0]?.code ?? null
  const languages = await readLanguages(client, hint)
  if (JSON.stringify(languages) !== JSON.stringify(connection.settings.languages)) {
    await context.run(saveSettingsStep, { connectionId: connection.id, change: { languages } })
  }
  return languages
}

/** The shop's languages that the channel has texts for. Refuses a shop and a channel without a common language. */
export function requireLanguages(languages: readonly ShopLanguageInfo[], locales: readonly string[]): ShopLanguage[] {
  const paired = pairLanguages(languages, locales)
  if (paired.length > 0) return paired
  const codes = languages.map(({ code }) => code).join(', ')
  throw new AppError(
    'conflict',
    `The shop speaks ${codes}, the channel ${locales.join(', ')}: no language in common. Add a locale to the channel.`,
    {
      reason: 'no-common-language',
    },
  )
}

/** The shop's limits as the contract tells them. */
export function describeWindows(windows: readonly RateWindow[], now: Date) {
  const names = ['5min', 'hour', 'day']
  return windows.map(({ limit, remaining, resetAt }, i) => ({
    window: names[i] ?? String(i),
    limit,
    remaining,
    resetSeconds: Math.max(0, Math.ceil((resetAt - now.getTime()) / 1000)),
  }))
}
