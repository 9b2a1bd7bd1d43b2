import type { Input } from '../../../shared/contract/index.ts'
import type { SourceInfo, SourcePlace, SourceSchedule } from '../../../shared/contract/sources.ts'
import type { FileTicket } from '../../../shared/desktop.ts'
import type { NewSource } from './sources-session.ts'

type Of<Kind extends SourcePlace['kind']> = Extract<SourcePlace, { kind: Kind }>
export type AuthKind = Of<'http'>['auth']['kind']
export type PagesKind = Of<'http'>['pages']['kind']
export type AfterKind = Of<'ftp'>['afterReading']['kind']

/** The form of a source as typed; fields of other kinds of place keep what was typed there. */
export interface SourceDraft {
  readonly name: string
  /** Empty: found out. */
  readonly supplier: string
  readonly kind: SourcePlace['kind']
  readonly url: string
  readonly auth: AuthKind
  readonly header: string
  readonly pages: PagesKind
  readonly parameter: string
  readonly first: string
  readonly step: string
  readonly pagePath: string
  readonly recordsPath: string
  readonly host: string
  readonly port: string
  readonly encryption: Of<'ftp'>['encryption']
  readonly username: string
  readonly keyKind: Of<'sftp'>['auth']
  readonly path: string
  readonly after: AfterKind
  readonly afterFolder: string
  readonly isOwnNetwork: boolean
  readonly folder: string
  readonly folderTicket: FileTicket | null
  readonly pattern: string
  /** Empty keeps the one there is. */
  readonly secret: string
  readonly schedule: SourceSchedule['kind'] | 'hand'
  readonly minutes: string
  readonly time: string
  readonly timeZone: string
  readonly weekdays: readonly number[]
  readonly day: string
  readonly policy: SourceInfo['policy']
  readonly rules: SourceInfo['rules']
}

export type DraftFault =
  | 'name'
  | 'url'
  | 'host'
  | 'path'
  | 'username'
  | 'secret'
  | 'header'
  | 'pages'
  | 'time'
  | 'number'
  | 'folder'

const EMPTY: SourceDraft = {
  name: '',
  supplier: '',
  kind: 'http',
  url: '',
  auth: 'none',
  header: 'X-Api-Key',
  pages: 'none',
  parameter: 'page',
  first: '1',
  step: '1',
  pagePath: '',
  recordsPath: '',
  host: '',
  port: '',
  encryption: 'explicit',
  username: '',
  keyKind: 'password',
  path: '',
  after: 'keep',
  afterFolder: '',
  isOwnNetwork: false,
  folder: '',
  folderTicket: null,
  pattern: '*.csv *.xlsx *.xls *.xml *.json',
  secret: '',
  schedule: 'hand',
  minutes: '60',
  time: '03:00',
  timeZone: '',
  weekdays: [],
  day: '1',
  policy: 'review',
  rules: { onMissingSKU: null, onInvalidData: null },
}

/** What a form begins with: a source that is there, a profile that was opened, or a kind of place. */
export function draftOf(from: SourceInfo | NewSource, timeZone: string): SourceDraft {
  const base = { ...EMPTY, timeZone }
  if (!('kind' in from))
    return {
      ...base,
      ...said(from),
      name: from.name,
      supplier: from.supplier ?? '',
      policy: from.policy,
      rules: from.rules,
    }
  if (from.kind === 'place') return { ...base, kind: from.place }
  const { name, supplier, policy, rules } = from.profile
  return { ...base, ...said(from.profile), name, supplier: supplier ?? '', policy, rules }
}

function said({
  place,
  schedule,
}: {
  readonly place: SourcePlace | null
  readonly schedule: SourceSchedule | null
}): Partial<SourceDraft> {
  return { ...(place === null ? {} : placeFields(place)), ...(schedule === null ? {} : scheduleFields(schedule)) }
}

function placeFields(place: SourcePlace): Partial<SourceDraft> {
  switch (place.kind) {
    case 'http': {
      const { url, auth, pages, isOwnNetwork } = place
      return {
        kind: 'http',
        url,
        isOwnNetwork,
        auth: auth.kind,
        recordsPath: place.recordsPath ?? '',
        pages: pages.kind,
        ...(auth.kind === 'basic' ? { username: auth.username } : {}),
        ...(auth.kind === 'header' ? { header: auth.name } : {}),
        ...('parameter' in pages ? { parameter: pages.parameter } : {}),
        ...('first' in pages ? { first: String(pages.first), step: String(pages.step) } : {}),
        ...('path' in pages ? { pagePath: pages.path } : {}),
      }
    }
    case 'ftp':
    case 'sftp': {
      const { kind, host, port, username, path, afterReading, isOwnNetwork } = place
      return {
        ...(kind === 'ftp' ? { encryption: place.encryption } : { keyKind: place.auth }),
        kind,
        host,
        username,
        path,
        isOwnNetwork,
        after: afterReading.kind,
        port: port === null ? '' : String(port),
        ...(afterReading.kind === 'move' ? { afterFolder: afterReading.folder } : {}),
      }
    }
    case 'folder':
      return { kind: 'folder', folder: place.folder, pattern: place.pattern }
  }
}

function scheduleFields(schedule: SourceSchedule): Partial<SourceDraft> {
  switch (schedule.kind) {
    case 'interval':
      return { schedule: 'interval', minutes: String(schedule.minutes) }
    case 'days':
      return { schedule: 'days', time: schedule.time, timeZone: schedule.timeZone, weekdays: schedule.weekdays }
    case 'month':
      return { schedule: 'month', time: schedule.time, timeZone: schedule.timeZone, day: String(schedule.day) }
  }
}

/** Whether signing in takes something that is kept secret. */
export function takesSecret({ kind, auth, username }: SourceDraft): boolean {
  return kind === 'http' ? auth !== 'none' : kind === 'sftp' || (kind === 'ftp' && username.trim() !== '')
}

const isWhole = (text: string, least: number, most: number): boolean =>
  /^\d{1,7}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most

/** What is missing or cannot be right; empty when the source can be saved. */
export function faultsOf(draft: SourceDraft, hasSecret: boolean): readonly DraftFault[] {
  const faults: DraftFault[] = []
  const need = (fault: DraftFault, isFine: boolean): void => {
    if (!isFine) faults.push(fault)
  }
  need('name', draft.name.trim() !== '')
  if (takesSecret(draft)) need('secret', hasSecret || draft.secret.trim() !== '')
  if (draft.kind === 'http') {
    need('url', /^https?:\/\/[^\s/@?#]+(?:[/?#]\S*)?$/i.test(draft.url.trim()) && URL.canParse(draft.url.trim()))
    if (draft.auth === 'header') need('header', /^[A-Za-z0-9-]{1,100}$/.test(draft.header.trim()))
    if (draft.pages === 'number' || draft.pages === 'cursor') need('pages', draft.parameter.trim() !== '')
    if (draft.pages === 'cursor' || draft.pages === 'next-url') need('pages', draft.pagePath.trim() !== '')
    if (draft.pages === 'number')
      need('number', isWhole(draft.first, 0, 1_000_000) && isWhole(draft.step, 1, 1_000_000))
  }
  if (draft.kind === 'ftp' || draft.kind === 'sftp') {
    need('host', /^[^\s/@?#]+$/.test(draft.host.trim()))
    need('path', draft.path.trim() !== '')
    need('number', draft.port.trim() === '' || isWhole(draft.port, 1, 65_535))
    if (draft.kind === 'sftp') need('username', draft.username.trim() !== '')
    if (draft.after === 'move') need('folder', draft.afterFolder.trim() !== '')
  }
  if (draft.kind === 'folder') need('folder', draft.folder !== '' || draft.folderTicket !== null)
  else {
    if (draft.schedule === 'interval') need('number', isWhole(draft.minutes, 1, 1_440))
    if (draft.schedule === 'month') need('number', isWhole(draft.day, 1, 31))
    if (draft.schedule === 'days' || draft.schedule === 'month') need('time', isTime(draft.time))
  }
  return faults
}

const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text.trim())

/** The schedule as typed; null for none, and while it cannot be right. */
export function scheduleOf(draft: SourceDraft): SourceSchedule | null {
  const { time, timeZone } = draft
  if (draft.kind === 'folder' || draft.schedule === 'hand') return null
  if (draft.schedule === 'interval')
    return isWhole(draft.minutes, 1, 1_440) ? { kind: 'interval', minutes: Number(draft.minutes) } : null
  if (!isTime(time)) return null
  if (draft.schedule === 'days') return { kind: 'days', time: time.trim(), timeZone, weekdays: [...draft.weekdays] }
  return isWhole(draft.day, 1, 31) ? { kind: 'month', time: time.trim(), timeZone, day: Number(draft.day) } : null
}

/** The place as typed; call it for a draft without faults. */
export function placeOf(draft: SourceDraft): Input<'sources.save'>['place'] {
  const { kind, isOwnNetwork } = draft
  switch (kind) {
    case 'http':
      return {
        kind,
        url: draft.url.trim(),
        auth: authOf(draft),
        pages: pagesOf(draft),
        recordsPath: draft.recordsPath.trim() === '' ? null : draft.recordsPath.trim(),
        isOwnNetwork,
      }
    case 'ftp':
    case 'sftp': {
      const { host, username, path, after, afterFolder } = draft
      const afterReading = after === 'move' ? { kind: after, folder: afterFolder.trim() } : { kind: after }
      const port = draft.port.trim() === '' ? null : Number(draft.port)
      const server = {
        host: host.trim(),
        port,
        username: username.trim(),
        path: path.trim(),
        afterReading,
        isOwnNetwork,
      }
      return kind === 'ftp'
        ? { kind, encryption: draft.encryption, ...server }
        : { kind, auth: draft.keyKind, ...server }
    }
    case 'folder':
      return { kind, folder: draft.folder, pattern: draft.pattern.trim() === '' ? '*' : draft.pattern.trim() }
  }
}

function authOf({ auth, username, header }: SourceDraft): Of<'http'>['auth'] {
  if (auth === 'basic') return { kind: auth, username: username.trim() }
  return auth === 'header' ? { kind: auth, name: header.trim() } : { kind: auth }
}

function pagesOf({ pages, parameter, first, step, pagePath }: SourceDraft): Of<'http'>['pages'] {
  switch (pages) {
    case 'number':
      return { kind: pages, parameter: parameter.trim(), first: Number(first), step: Number(step) }
    case 'cursor':
      return { kind: pages, parameter: parameter.trim(), path: pagePath.trim() }
    case 'next-url':
      return { kind: pages, path: pagePath.trim() }
    default:
      return { kind: pages }
  }
}
