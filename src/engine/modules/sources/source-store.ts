import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { SourceInfo, SourcePlace, SourceSchedule } from '../../../shared/contract/sources.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ReadContext, WriteContext } from '../../runtime/module.ts'
import { readStep, writeStep } from '../../runtime/module.ts'
import { all, get, run, sql } from '../../store/sql.ts'
import type { LastSeen } from './fetch/fetched.ts'
import { addressOf, takesSecret } from './place.ts'
import { fieldsOf, withFields } from '../import/index.ts'
import { learnedProfile } from './profile/learned-profile.ts'
import { rulesOf, withRules } from './profile/profile-facts.ts'
import { lastRuns } from './run-rows.ts'
import { nextRun, nextRuns } from './schedule/next-run.ts'

/** A source as the rest of the module uses it. */
export interface Source {
  readonly id: number
  readonly name: string
  readonly supplier: string | null
  readonly place: SourcePlace
  readonly schedule: SourceSchedule | null
  readonly isPaused: boolean
  readonly policy: 'review' | 'commit'
  readonly secretRef: string | null
  readonly hostKey: string | null
  readonly profile: string | null
  readonly lastSeen: LastSeen
  readonly nextRunAt: string | null
}

export function loadSource({ db }: ReadContext, sourceId: number): Source {
  const row = get(db, sql.selectFrom('source').selectAll().where('id', '=', sourceId))
  if (!row) throw new AppError('not-found', 'This source does not exist any more.', { sourceId })
  return toSource(row)
}

export function loadSources({ db }: ReadContext): Source[] {
  return all(db, sql.selectFrom('source').selectAll().orderBy('name')).map(toSource)
}

export const sourceStep = readStep('sources.source', 'reader', (context, { sourceId }: { sourceId: number }) =>
  loadSource(context, sourceId),
)

interface SourceRow {
  readonly id: number
  readonly name: string
  readonly supplier: string | null
  readonly place: string
  readonly schedule: string | null
  readonly is_paused: number
  readonly policy: string
  readonly secret_ref: string | null
  readonly host_key: string | null
  readonly profile: string | null
  readonly last_seen: string | null
  readonly next_run_at: string | null
}

/** Written by this module only, in its own shapes. */
function toSource(row: SourceRow): Source {
  return {
    id: row.id,
    name: row.name,
    supplier: row.supplier,
    place: JSON.parse(row.place) as SourcePlace,
    schedule: row.schedule === null ? null : (JSON.parse(row.schedule) as SourceSchedule),
    isPaused: row.is_paused === 1,
    policy: row.policy === 'commit' ? 'commit' : 'review',
    secretRef: row.secret_ref,
    hostKey: row.host_key,
    profile: row.profile,
    lastSeen: row.last_seen === null ? {} : (JSON.parse(row.last_seen) as LastSeen),
    nextRunAt: row.next_run_at,
  }
}

export function listSources(context: ReadContext): Result<'sources.list'> {
  const last = lastRuns(context)
  const structure = context.structure()
  const sources = loadSources(context).map((source): SourceInfo => {
    const { id, name, supplier, place, schedule, isPaused, policy, hostKey, profile } = source
    return {
      id,
      name,
      supplier,
      place,
      schedule,
      isPaused,
      policy,
      hostKey,
      hasSecret: source.secretRef !== null,
      nextRunAt: isPaused ? null : source.nextRunAt,
      lastRun: last.get(id) ?? null,
      fields: fieldsOf(structure, profile),
      rules: rulesOf(profile),
    }
  })
  return { sources }
}

export function listNextRuns(
  { clock }: ReadContext,
  { schedule }: Parsed<'sources.nextRuns'>,
): Result<'sources.nextRuns'> {
  return { at: nextRuns(schedule, clock.now(), 3).map((at) => at.toISOString()) }
}

/** What a save says, its tickets resolved by the job. */
export interface SourceDraft extends Omit<Parsed<'sources.save'>, 'folderTicket' | 'profileTicket'> {
  /** JSON of a profile to read by, without secrets; null keeps the one there is. */
  readonly profile: string | null
}

/**
 * Adds or changes a source. A kept secret belongs to the address it was entered for: for another one, or for another
 * source, it is asked again, so that nothing can redirect it. Another address forgets the server's key and what it said.
 */
export const saveSourceStep = writeStep('sources.save', (context, draft: SourceDraft): number => {
  const { sourceId, name, supplier, place, schedule, policy, rules, fields } = draft
  if (place.kind === 'http' && !URL.canParse(place.url))
    throw new AppError('invalid-input', 'This is no web address.', { reason: 'source-address' })
  const before = sourceId === null ? null : loadSource(context, sourceId)
  refuseTakenName(context, name, sourceId)
  const isSamePlace = before !== null && addressOf(before.place) === addressOf(place)
  const secretRef = takesSecret(place) ? (draft.secretRef ?? before?.secretRef ?? null) : null
  if (secretRef === null && takesSecret(place))
    throw new AppError('invalid-input', 'This source needs its password.', { reason: 'source-no-secret' })
  refuseRedirectedSecret(context, secretRef, place)
  const now = context.clock.now()
  const isSameFile = isSamePlace && JSON.stringify(before.place) === JSON.stringify(place)
  const isSameSchedule = before !== null && JSON.stringify(before.schedule) === JSON.stringify(schedule)
  const next = isSameSchedule ? before.nextRunAt : schedule === null ? null : nextRun(schedule, now).toISOString()
  const kept = draft.profile ?? before?.profile ?? (fields === null ? null : learnedProfile(context, sourceId, name))
  const profile = kept === null || fields === null ? kept : withFields(kept, fields)
  const values = {
    name,
    supplier,
    place: JSON.stringify(place),
    schedule: schedule === null ? null : JSON.stringify(schedule),
    policy,
    secret_ref: secretRef,
    profile: profile === null || rules === null ? profile : withRules(profile, rules),
    host_key: isSamePlace ? before.hostKey : null,
    last_seen: isSameFile && draft.profile === null ? JSON.stringify(before.lastSeen) : null,
    next_run_at: next,
  }
  if (before === null)
    return run(context.db, sql.insertInto('source').values({ ...values, is_paused: 0, created_at: now.toISOString() }))
      .lastInsertRowid
  run(context.db, sql.updateTable('source').set(values).where('id', '=', before.id))
  return before.id
})

function refuseTakenName({ db }: ReadContext, name: string, sourceId: number | null): void {
  const twin = get(db, sql.selectFrom('source').select('id').where('name', '=', name))
  if (twin && twin.id !== sourceId)
    throw new AppError('conflict', `There is already a source called "${name}". Choose another name.`, {
      reason: 'source-name-taken',
      name,
    })
}

function refuseRedirectedSecret(context: ReadContext, secretRef: string | null, place: SourcePlace): void {
  if (secretRef === null || secretRef.startsWith('env:')) return // a variable of the person who types the command
  const isElsewhere = loadSources(context).some(
    (other) => other.secretRef === secretRef && addressOf(other.place) !== addressOf(place),
  )
  if (isElsewhere)
    throw new AppError('invalid-input', 'The address has changed: enter the password again.', {
      reason: 'source-secret-again',
    })
}

export function setPaused(
  { db, clock, ...rest }: WriteContext,
  { sourceId, isPaused }: Parsed<'sources.setPaused'>,
): Record<string, never> {
  const { schedule } = loadSource({ db, clock, ...rest }, sourceId)
  // What was due while it paused is not made up for.
  const next = schedule === null ? null : nextRun(schedule, clock.now()).toISOString()
  run(
    db,
    sql
      .updateTable('source')
      .set({ is_paused: isPaused ? 1 : 0, next_run_at: next })
      .where('id', '=', sourceId),
  )
  return {}
}

export function removeSource(context: WriteContext, { sourceId }: Parsed<'sources.remove'>): Record<string, never> {
  loadSource(context, sourceId)
  const running = sql
    .selectFrom('source_run')
    .select('id')
    .where('source_id', '=', sourceId)
    .where('outcome', '=', 'running')
  if (get(context.db, running))
    throw new AppError('conflict', 'This source is being asked just now. Wait until that is done, or stop it.', {
      reason: 'source-running',
    })
  run(context.db, sql.deleteFrom('source').where('id', '=', sourceId)) // its runs and files go along (foreign keys)
  return {}
}

export function trustHostKey(
  context: WriteContext,
  { sourceId, hostKey }: Parsed<'sources.trustHostKey'>,
): Record<string, never> {
  const { place } = loadSource(context, sourceId)
  if (place.kind !== 'sftp') throw new AppError('invalid-input', 'Only servers reached by SFTP have a key.')
  run(context.db, sql.updateTable('source').set({ host_key: hostKey }).where('id', '=', sourceId))
  return {}
}
