import { z } from 'zod'
import { code, id, page } from './common.ts'
import { command, job, query } from './define.ts'
import { receipt } from './import-plan.ts'
import { importSteps } from './import-steps.ts'

/** A time of day, 24 hours: `03:00`. */
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
const timeZone = z.string().max(100).refine(isTimeZone, 'no such time zone')

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** When a source is asked by itself. Days and times are those of the time zone, through both changes of the clock. */
export const sourceSchedule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('interval'), minutes: z.int().min(1).max(1_440) }),
  /** Weekdays from 1, Monday; none = every day. */
  z.strictObject({ kind: z.literal('days'), time, timeZone, weekdays: z.array(z.int().min(1).max(7)).max(7) }),
  /** Day 31 is the last of the month, however long. */
  z.strictObject({ kind: z.literal('month'), time, timeZone, day: z.int().min(1).max(31) }),
])
export type SourceSchedule = z.infer<typeof sourceSchedule>

const host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[^\s/@?#]+$/)
const port = z.int().min(1).max(65_535).nullable().default(null)
/** The server stands in a network of our own: its name may lead to a private address. */
const isOwnNetwork = z.boolean().default(false)
/** What becomes of a file at its source once it has been read. */
const afterReading = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('keep') }),
    z.strictObject({ kind: z.literal('delete') }),
    z.strictObject({ kind: z.literal('move'), folder: z.string().trim().min(1).max(1_000) }),
  ])
  .default({ kind: 'keep' })
/** Of a file, or with * and ? in its last part: then the newest that fits. */
const remotePath = z.string().trim().min(1).max(1_000)
const member = z.string().trim().min(1).max(200)

/** How further pages are found; `none` is one file. Pages of records become one file. */
const pages = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    /** The `Link` header with rel="next". */
    z.strictObject({ kind: z.literal('link') }),
    /** A number in the address that rises by `step`, until a page brings nothing new. */
    z.strictObject({
      kind: z.literal('number'),
      parameter: member,
      first: z.int().min(0).max(1_000_000),
      step: z.int().min(1).max(1_000_000),
    }),
    /** A member of the answer goes into the address of the next page. */
    z.strictObject({ kind: z.literal('cursor'), parameter: member, path: member }),
    /** A member of the answer is the address of the next page. */
    z.strictObject({ kind: z.literal('next-url'), path: member }),
  ])
  .default({ kind: 'none' })

export const sourcePlace = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('http'),
    url: z
      .string()
      .trim()
      .max(2_000)
      .regex(/^https?:\/\/[^\s/@?#]+(?:[/?#]\S*)?$/i),
    auth: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('none') }),
        z.strictObject({ kind: z.literal('basic'), username: z.string().max(200) }),
        z.strictObject({ kind: z.literal('bearer') }),
        z.strictObject({ kind: z.literal('header'), name: z.string().regex(/^[A-Za-z0-9-]{1,100}$/) }),
      ])
      .default({ kind: 'none' }),
    pages,
    /** Where in a page of JSON the records are; null: found out. */
    recordsPath: member.nullable().default(null),
    isOwnNetwork,
  }),
  z.strictObject({
    kind: z.literal('ftp'),
    encryption: z.enum(['none', 'explicit', 'implicit']),
    host,
    port,
    username: z.string().max(200),
    path: remotePath,
    afterReading,
    isOwnNetwork,
  }),
  z.strictObject({
    kind: z.literal('sftp'),
    host,
    port,
    username: z.string().min(1).max(200),
    /** What the secret is: a password, or a private key as text. */
    auth: z.enum(['password', 'key']).default('password'),
    path: remotePath,
    afterReading,
    isOwnNetwork,
  }),
  z.strictObject({
    kind: z.literal('folder'),
    /** Shown only: a folder is chosen by its ticket. */
    folder: z.string().max(4_000),
    /** Which of its files, by name with * and ?; several parted by spaces. */
    pattern: z.string().trim().min(1).max(500).default('*'),
  }),
])
export type SourcePlace = z.infer<typeof sourcePlace>

/** `review`: what was fetched waits for a person. `commit`: it is taken in at once where nothing is unsure. */
const policy = z.enum(['review', 'commit'])

/** What a profile says besides place and schedule, in its own words; null members say nothing. */
export const profileRules = z.strictObject({
  onMissingSKU: z.enum(['reject_row', 'skip_row']).nullable(),
  onInvalidData: z.enum(['log_and_skip', 'skip_row', 'stop', 'stage']).nullable(),
  onOlderRow: z.enum(['skip_row', 'take_row']).nullable().default(null),
  onPriceJump: z.enum(['hold', 'take']).nullable().default(null),
  priceJumpPercent: z.number().min(0).max(1_000).nullable().default(null),
  onGone: z.enum(['nothing', 'phase_out', 'out_of_range']).nullable().default(null),
  goneLimitPercent: z.number().min(0).max(100).nullable().default(null),
})
export type ProfileRules = z.infer<typeof profileRules>

/** One field of a profile: a column of the file, or one that its steps make, and where it goes. */
const profileField = z.strictObject({
  /** The column's name in the file; of a field that is none, its own. */
  source: z.string().trim().min(1).max(300),
  /** As the profile writes it: a column of the catalogue, or an attribute that is still to be made. */
  target: z.string().trim().min(1).max(300),
  /** Of an attribute to be made. */
  type: z.string().max(40).nullable(),
  isIdentifier: z.boolean(),
  /** A file without this column is refused. */
  isRequired: z.boolean().default(false),
  isAdded: z.boolean().default(false),
  onEmpty: z.enum(['leave', 'clear']).default('leave'),
  steps: importSteps.default([]),
})
/** A field as a form changed it: `was` names the one it stands for, so that what the form does not show stays. */
const profileFieldEdit = profileField.extend({ was: z.string().max(300).nullable() })
export type ProfileFieldEdit = z.infer<typeof profileFieldEdit>
const profileFieldInfo = profileField.extend({
  /** What the target is in this catalogue; null where it would be made. */
  column: z.string().nullable(),
})
export type ProfileFieldInfo = z.infer<typeof profileFieldInfo>

/** A cause in plain English, and by code for the renderer's own words. */
const cause = z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) })

const runOutcome = z.enum(['running', 'unchanged', 'staged', 'committed', 'failed', 'cancelled'])

export const sourceRun = z.object({
  id,
  sourceId: id,
  /** Who asked: the schedule, a missed schedule made up for, a person, the command line, a file in the folder. */
  trigger: z.enum(['schedule', 'missed', 'person', 'command-line', 'folder']),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** When a missed run should have been. */
  dueAt: z.string().nullable(),
  fileName: z.string().nullable(),
  bytes: z.int().nullable(),
  outcome: runOutcome,
  /** What was staged, and what became of it since; null once nothing is known of it any more. */
  importId: id.nullable(),
  importState: z.enum(['staged', 'committing', 'committed', 'discarded']).nullable(),
  receipt: receipt.nullable(),
  cause: cause.nullable(),
})
export type SourceRun = z.infer<typeof sourceRun>

export const sourceInfo = z.object({
  id,
  name: z.string(),
  supplier: z.string().nullable(),
  place: sourcePlace,
  schedule: sourceSchedule.nullable(),
  isPaused: z.boolean(),
  policy,
  hasSecret: z.boolean(),
  /** Of a server reached by SFTP, once a person has said that it is the right one: `SHA256:…`. */
  hostKey: z.string().nullable(),
  nextRunAt: z.string().nullable(),
  lastRun: sourceRun.nullable(),
  /** Where the columns go by its profile; empty: by what earlier deliveries taught. */
  fields: z.array(profileFieldInfo),
  rules: profileRules,
})
export type SourceInfo = z.infer<typeof sourceInfo>

const draft = {
  name: z.string().trim().min(1).max(100),
  supplier: code.nullable().default(null),
  place: sourcePlace,
  schedule: sourceSchedule.nullable().default(null),
  policy: policy.default('review'),
  /** Null leaves what a profile says as it is. */
  rules: profileRules.nullable().default(null),
}

/** Where the columns go, in the profile's order; null leaves that as it is. */
const profileFields = z.array(profileFieldEdit).max(2_000).nullable().default(null)

export const sourceOperations = {
  'sources.list': query(z.strictObject({}), z.object({ sources: z.array(sourceInfo) })),
  'sources.runs': query(
    z.strictObject({ sourceId: id.nullable().default(null), ...page }),
    z.object({ total: z.int(), runs: z.array(sourceRun) }),
  ),
  /** When a schedule would run next, three times. */
  'sources.nextRuns': query(z.strictObject({ schedule: sourceSchedule }), z.object({ at: z.array(z.string()) })),
  /**
   * Adds or changes a source. Refuses a taken name, and a new address with the secret of the old one
   * (`secret-again`). A job, because a folder comes as a ticket.
   */
  'sources.save': job(
    z.strictObject({
      sourceId: id.nullable().default(null),
      ...draft,
      /** Name under which main or the environment holds the secret; null keeps the one there is. */
      secretRef: z
        .string()
        .regex(/^(?:source|env):[A-Za-z0-9._-]{1,150}$/)
        .nullable()
        .default(null),
      folderTicket: z.string().max(100).nullable().default(null),
      /** The file of the profile it is made from; null keeps the one there is. Its text may hold a password. */
      profileTicket: z.string().max(100).nullable().default(null),
      fields: profileFields,
    }),
    z.object({ sourceId: id }),
  ),
  /** The newest file that a source brought, and the fields of a profile that its mapping comes to. */
  'sources.lastDelivery': query(
    z.strictObject({ sourceId: id }),
    z.object({ importId: id.nullable(), fields: z.array(profileFieldInfo) }),
  ),
  /** The profile that a source saved like this would read by, to be tried on a file; nothing is kept. */
  'sources.draftProfile': job(
    z.strictObject({
      sourceId: id.nullable(),
      name: draft.name,
      rules: draft.rules,
      profileTicket: z.string().max(100).nullable(),
      fields: profileFields,
    }),
    z.object({ profile: z.string() }),
  ),
  'sources.setPaused': command(z.strictObject({ sourceId: id, isPaused: z.boolean() }), z.object({})),
  /** Takes the source and its history of runs; what it brought stays. */
  'sources.remove': command(z.strictObject({ sourceId: id }), z.object({})),
  /** Says that the server with this key is the right one. */
  'sources.trustHostKey': command(
    z.strictObject({ sourceId: id, hostKey: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/) }),
    z.object({}),
  ),
  /** Signs in and looks at what would be fetched. */
  'sources.test': job(
    z.strictObject({ sourceId: id }),
    z.object({
      fileName: z.string(),
      bytes: z.int().nullable(),
      modifiedAt: z.string().nullable(),
      /** How many files fit the name. */
      files: z.int(),
    }),
  ),
  /** Fetches, reads and stages; takes in at once where the source says so and nothing is unsure. One at a time. */
  'sources.run': job(
    z.strictObject({
      sourceId: id,
      trigger: sourceRun.shape.trigger.default('person'),
      dueAt: z.string().nullable().default(null),
    }),
    z.object({ runs: z.array(sourceRun) }),
  ),
  /** Reads a profile's JSON as a source that can be saved; what it holds of secrets is left out. */
  'sources.openProfile': job(
    z.strictObject({ ticket: z.string() }),
    z.object({
      ...draft,
      /** Null where the profile names no place that files can be fetched from. */
      place: sourcePlace.nullable(),
      supplier: z.string().nullable(),
      rules: profileRules,
      hadSecret: z.boolean(),
      fields: z.array(profileFieldInfo),
    }),
  ),
  /** Writes the profile of a source: as it was opened where nothing changed, never with a secret. */
  'sources.saveProfile': job(z.strictObject({ sourceId: id, ticket: z.string() }), z.object({})),
}
