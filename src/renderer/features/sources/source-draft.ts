import type { SourceInfo, SourcePlace, SourceSchedule } from '../../../shared/contract/sources.ts'
import type { FileTicket } from '../../../shared/desktop.ts'
import { placeFields } from './draft-place.ts'
import { scheduleFields } from './draft-schedule.ts'
import type { FieldDraft } from './field-draft.ts'
import { fieldDraft } from './field-draft.ts'
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
  /** Where the columns go; null: as it is, or learned. */
  readonly fields: readonly FieldDraft[] | null
}

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
  rules: {
    onMissingSKU: null,
    onInvalidData: null,
    onOlderRow: null,
    onPriceJump: null,
    priceJumpPercent: null,
    onGone: null,
    goneLimitPercent: null,
  },
  fields: null,
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
      fields: from.fields.length === 0 ? null : from.fields.map(fieldDraft),
    }
  if (from.kind === 'place') return { ...base, kind: from.place }
  const { name, supplier, policy, rules, fields } = from.profile
  return {
    ...base,
    ...said(from.profile),
    name,
    supplier: supplier ?? '',
    policy,
    rules,
    fields: fields.map(fieldDraft),
  }
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
