import type { z } from 'zod'
import type { SourcePlace, SourceSchedule } from '../../../../shared/contract/sources.ts'
import { sourcePlace, sourceSchedule } from '../../../../shared/contract/sources.ts'
import { parseProfile } from '../../import/index.ts'
import { parseTime, profileTime } from './time-text.ts'

/** What a profile says of where its files come from and when. */
export interface ProfileSource {
  readonly name: string
  readonly supplier: string | null
  /** Null where it names no place, or one of a kind that is not known here. */
  readonly place: SourcePlace | null
  readonly schedule: SourceSchedule | null
}

type Members = Readonly<Record<string, unknown>>

/** Reads a profile's JSON; throws `source-unreadable` when it is none. What is written unusually is left open, not guessed. */
export function readProfileSource(text: string): ProfileSource {
  const { name, supplier } = parseProfile(text)
  const profile = JSON.parse(text) as Members // an object: parseProfile took it
  return { name, supplier, place: placeIn(profile), schedule: scheduleIn(membersIn(profile, 'schedule')) }
}

function membersIn(members: Members, name: string): Members {
  const value = members[name]
  return typeof value === 'object' && value !== null ? (value as Members) : {}
}

function textIn(members: Members, name: string): string {
  const value = members[name]
  return typeof value === 'string' ? value : ''
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> | null {
  const result = schema.safeParse(value)
  return result.success ? result.data : null
}

/** The last word of `CSV_FTP`. */
function kindIn(profile: Members): string {
  return (
    textIn(profile, 'sourceType')
      .toUpperCase()
      .split(/[_\s-]+/)
      .at(-1) ?? ''
  )
}

function placeIn(profile: Members): SourcePlace | null {
  switch (kindIn(profile)) {
    case 'FTP':
    case 'FTPS': {
      const {
        host,
        path,
        username = '',
        port,
        encryption,
        afterReading,
        isOwnNetwork,
      } = membersIn(profile, 'ftpDetails')
      const way = encryption ?? (kindIn(profile) === 'FTPS' ? 'explicit' : 'none')
      return parsed(sourcePlace, {
        kind: 'ftp',
        host,
        path,
        username,
        encryption: way,
        port,
        afterReading,
        isOwnNetwork,
      })
    }
    case 'SFTP': {
      const { host, path, username, port, auth, afterReading, isOwnNetwork } = {
        ...membersIn(profile, 'ftpDetails'),
        ...membersIn(profile, 'sftpDetails'),
      } as Members
      return parsed(sourcePlace, { kind: 'sftp', host, path, username, port, auth, afterReading, isOwnNetwork })
    }
    case 'HTTP':
    case 'HTTPS':
    case 'URL':
    case 'API': {
      const { url, auth, pages, recordsPath, isOwnNetwork } = membersIn(profile, 'httpDetails')
      return parsed(sourcePlace, { kind: 'http', url, auth, pages, recordsPath, isOwnNetwork })
    }
    case 'FOLDER': {
      const { path = '', pattern } = membersIn(profile, 'folderDetails')
      return parsed(sourcePlace, { kind: 'folder', folder: path, pattern })
    }
    default:
      return null
  }
}

function scheduleIn({
  frequency,
  time,
  timezone: timeZone,
  weekdays = [],
  day = 1,
  minutes,
}: Members): SourceSchedule | null {
  const at = typeof time === 'string' ? parseTime(time) : null
  switch ((typeof frequency === 'string' ? frequency : '').toLowerCase()) {
    case 'daily':
      return parsed(sourceSchedule, { kind: 'days', time: at, timeZone, weekdays: [] })
    case 'weekly':
      return parsed(sourceSchedule, { kind: 'days', time: at, timeZone, weekdays })
    case 'monthly':
      return parsed(sourceSchedule, { kind: 'month', time: at, timeZone, day })
    case 'hourly':
      return parsed(sourceSchedule, { kind: 'interval', minutes: 60 })
    case 'interval':
      return parsed(sourceSchedule, { kind: 'interval', minutes })
    default:
      return null
  }
}

function placeMembers(place: SourcePlace | null): Members {
  switch (place?.kind) {
    case undefined:
      return { sourceType: 'FILE' }
    case 'http': {
      const { url, auth, pages, recordsPath, isOwnNetwork } = place
      const rare = { ...(recordsPath === null ? {} : { recordsPath }), ...(isOwnNetwork ? { isOwnNetwork } : {}) }
      return {
        sourceType: 'FILE_HTTP',
        httpDetails: {
          url,
          ...(auth.kind === 'none' ? {} : { auth }),
          ...(pages.kind === 'none' ? {} : { pages }),
          ...rare,
        },
      }
    }
    case 'ftp':
    case 'sftp': {
      const { host, path, username, port, afterReading, isOwnNetwork } = place
      const rare = {
        ...(port === null ? {} : { port }),
        ...(afterReading.kind === 'keep' ? {} : { afterReading }),
        ...(isOwnNetwork ? { isOwnNetwork } : {}),
      }
      if (place.kind === 'sftp')
        return {
          sourceType: 'FILE_SFTP',
          sftpDetails: { host, path, username, ...(place.auth === 'key' ? { auth: 'key' } : {}), ...rare },
        }
      const encryption = place.encryption === 'none' ? {} : { encryption: place.encryption }
      return { sourceType: 'FILE_FTP', ftpDetails: { host, path, username, ...encryption, ...rare } }
    }
    case 'folder':
      return { sourceType: 'FILE_FOLDER', folderDetails: { path: place.folder, pattern: place.pattern } }
  }
}

function scheduleMembers(schedule: SourceSchedule): Members {
  switch (schedule.kind) {
    case 'interval':
      return schedule.minutes === 60 ? { frequency: 'hourly' } : { frequency: 'interval', minutes: schedule.minutes }
    case 'days': {
      const { time, timeZone, weekdays } = schedule
      const isDaily = weekdays.length === 0
      return {
        frequency: isDaily ? 'daily' : 'weekly',
        time: profileTime(time),
        timezone: timeZone,
        ...(isDaily ? {} : { weekdays }),
      }
    }
    case 'month':
      return { frequency: 'monthly', time: profileTime(schedule.time), timezone: schedule.timeZone, day: schedule.day }
  }
}

/**
 * A profile that says where a source's files come from and when: its very text where it says so already; else with the
 * members that differ put in their place, the format in `sourceType` (`CSV_FTP`) kept.
 */
export function withSource(text: string, source: ProfileSource): string {
  const before = readProfileSource(text)
  const profile = JSON.parse(text) as Members // as readProfileSource took it
  const isSame = (name: keyof ProfileSource): boolean => JSON.stringify(before[name]) === JSON.stringify(source[name])
  const change: Record<string, unknown> = {}
  const gone = new Set<string>()
  if (!isSame('name')) change['importProfileName'] = source.name
  if (!isSame('supplier') && source.supplier !== null) change['supplier'] = source.supplier
  if (!isSame('place')) {
    for (const name of ['ftpDetails', 'sftpDetails', 'httpDetails', 'folderDetails']) gone.add(name)
    Object.assign(change, placeMembers(source.place))
    const format = textIn(profile, 'sourceType').split('_')[0] ?? ''
    if (/^(?:CSV|XLSX?|XML|JSON)$/i.test(format))
      change['sourceType'] = String(change['sourceType']).replace('FILE', format)
  }
  if (!isSame('schedule')) {
    if (source.schedule === null) gone.add('schedule')
    else change['schedule'] = scheduleMembers(source.schedule)
  }
  if (Object.keys(change).length === 0 && gone.size === 0) return text
  const kept = Object.entries(profile).filter(([name]) => !gone.has(name) || name in change)
  return `${JSON.stringify({ ...Object.fromEntries(kept), ...change }, null, 2)}\n`
}
