import { create } from 'zustand'
import type { Input, Result } from '../../../shared/contract/index.ts'
import type { FileTicket } from '../../../shared/desktop.ts'
import type { Outcome, RunningJob } from '../../engine/index.ts'
import { answered, call, newRequestId, queries, runJob, settled, startJob } from '../../engine/index.ts'
import type { Delivery } from '../../state/navigation.ts'
import type { Mapping, SourceColumn } from './mapping-groups.ts'

export type ImportStep = 'source' | 'mapping' | 'staging'
export type SourceOptions = NonNullable<Input<'import.restage'>['options']>
export type Description = Result<'import.describe'>
/** How the bytes are understood. */
export type Reading = Result<'import.tryReading'>
export type Receipt = Result<'import.commit'>
export type Plan = Result<'import.plan'>

/** Where the import in this window stands; what is in the file the engine knows. */
export type ImportPhase =
  | { readonly kind: 'empty' }
  | { readonly kind: 'reading'; readonly fileName: string }
  | { readonly kind: 'failed'; readonly fileName: string; readonly error: Error }
  | {
      readonly kind: 'open'
      readonly importId: number
      readonly fileName: string
      /** A source fetched it: put aside, it goes on waiting there. */
      readonly isDelivery?: boolean
      readonly step: ImportStep
      /** Columns that the person has settled: why the engine proposed something else no longer matters. */
      readonly settled: ReadonlySet<number>
      /** The comparison with the catalogue; null until made, and again after the mapping changed. */
      readonly plan: Plan | null
      /** How often it has been made: rows that were put together before are others now. */
      readonly round: number
      /** How the file will be read, by its first rows, while all of it is being read again. */
      readonly reading: Reading | null
      /** What is under way for this file. */
      readonly busy: 'restaging' | 'mapping' | 'planning' | 'repairing' | 'committing' | null
      /** Of the last thing tried. */
      readonly error: Error | null
    }
  | { readonly kind: 'done'; readonly importId: number; readonly fileName: string; readonly receipt: Receipt }

type OpenPhase = Extract<ImportPhase, { kind: 'open' }>

/** What else was dropped. */
export interface Waiting {
  /** Each becomes an import: files of one layout go together. */
  readonly groups: readonly (readonly FileTicket[])[]
  readonly refused: readonly { readonly file: FileTicket; readonly error: Error }[]
}

interface Session {
  readonly phase: ImportPhase
  /** Files that were dropped with the one that is open, to be taken one after the other; null when there are none. */
  readonly waiting: Waiting | null
  /** JSON of the import profile that the next file is read with. */
  readonly profile: { readonly name: string; readonly json: string } | null
}

export const useImportSession = create<Session>(() => ({
  phase: { kind: 'empty' },
  waiting: null,
  profile: null,
}))

const setPhase = (phase: ImportPhase): void => useImportSession.setState({ phase })

/** Changes the open import, unless another has taken its place meanwhile. */
function patch(importId: number, change: Partial<OpenPhase>): void {
  const { phase } = useImportSession.getState()
  if (phase.kind === 'open' && phase.importId === importId) setPhase({ ...phase, ...change })
}

/** Reads a file, or several of one layout, into a staging area of its own and shows it; an import that was open is dropped. */
export async function openFile(ticket: FileTicket, more: readonly FileTicket[] = []): Promise<void> {
  dropOpenImport()
  const reading: ImportPhase = { kind: 'reading', fileName: ticket.name }
  setPhase(reading)
  const { profile } = useImportSession.getState()
  const outcome = await startJob('import.stage', {
    ticket: ticket.id,
    more: more.map(({ id }) => id),
    profile: profile?.json ?? null,
  })
  const isCurrent = useImportSession.getState().phase === reading
  if (!isCurrent) {
    if (outcome.ok) void settled(call('import.discard', { importId: outcome.value.importId }))
    return
  }
  if (outcome.ok) setPhase(opened(outcome.value.importId, ticket.name))
  else if (isCancelled(outcome.error)) setPhase({ kind: 'empty' })
  else setPhase({ kind: 'failed', fileName: ticket.name, error: outcome.error })
}

/**
 * Shows what a source fetched and staged; an import that was open is dropped. A file that a profile is tried on opens on
 * the comparison, and goes when it is left.
 */
export function openDelivery({ importId, fileName, isTrial = false }: Delivery): void {
  const { phase } = useImportSession.getState()
  if (phase.kind === 'open' && phase.importId === importId) return
  dropOpenImport()
  setPhase({ ...opened(importId, fileName), isDelivery: !isTrial })
  if (isTrial) void goToStep(importId, 'staging')
}

/** Asks for a file first. */
export async function chooseFile(): Promise<void> {
  const ticket = await window.desktop.openFileDialog('import')
  if (ticket) await openFile(ticket)
}

/** The last reading in another way, done when it is on the screen, and how many were asked for: the newest alone counts. */
let restaging: Pick<RunningJob<'import.restage'>, 'cancel' | 'done'> | null = null
let asked = 0

/**
 * Reads the same file in another way: another sheet, encoding, delimiter or header row. Its first rows show at once,
 * and who chooses otherwise does not wait for the rest.
 */
export async function restage(importId: number, options: SourceOptions): Promise<void> {
  const mine = ++asked
  patch(importId, { busy: 'restaging', error: null })
  const firstRows = runJob('import.tryReading', { importId, options })
  void firstRows.done.then((first) => first.ok && mine === asked && patch(importId, { reading: first.value }))
  restaging?.cancel()
  await restaging?.done // what was done before it could be cancelled is the import now
  const { phase } = useImportSession.getState()
  if (mine !== asked || phase.kind !== 'open') return
  const job = runJob('import.restage', { importId: phase.importId, options })
  restaging = { cancel: job.cancel, done: shown(phase.importId, job.done) }
  const outcome = await restaging.done
  if (mine !== asked) return
  firstRows.cancel()
  restaging = null
  const failed = outcome.ok || isCancelled(outcome.error) ? null : outcome.error
  patch(outcome.ok ? outcome.value.importId : phase.importId, { busy: null, reading: null, error: failed })
}

/** Puts the file as it is read now in the place of the one before, at once and whole: an open list stays open. */
async function shown(
  importId: number,
  restaged: Promise<Outcome<Result<'import.restage'>>>,
): Promise<Outcome<Result<'import.restage'>>> {
  const outcome = await restaged
  if (outcome.ok) {
    await answered('import.describe', { importId: outcome.value.importId })
    patch(importId, { plan: null, importId: outcome.value.importId })
  }
  return outcome
}

/** How the file is read now: changing one option must not let the others be guessed anew. Without a header row: 0. */
export function readAs({
  encoding,
  delimiter,
  sheet,
  headerRow,
  preset,
  variants,
}: Reading & Pick<Description, 'preset'>): SourceOptions {
  const { used, recognised } = preset
  return {
    encoding,
    delimiter,
    sheet,
    headerRow: headerRow ?? 0,
    preset: used === recognised ? null : (used ?? 'none'),
    variants: variants.used === (variants.found?.kind ?? null) ? null : (variants.used ?? 'none'),
  }
}

/** Whether a file holds records that name their own fields: there is no row of names to choose, but a list. */
export function isOfRecords({ format }: Pick<Description, 'format'>): boolean {
  return format === 'json' || format === 'xml'
}

/** Tells where these columns go, which settles them; a comparison made before no longer counts. */
export async function setMapping(importId: number, columns: readonly Mapping[]): Promise<void> {
  patch(importId, { busy: 'mapping', error: null })
  const outcome = await settled(call('import.setMapping', { importId, columns: [...columns] }))
  queries.invalidate('import.describe')
  queries.invalidate('import.checkMapping')
  const { phase } = useImportSession.getState()
  const before = phase.kind === 'open' ? phase.settled : new Set<number>()
  const chosen = outcome.ok ? new Set([...before, ...columns.map(({ column }) => column)]) : before
  patch(importId, { busy: null, plan: null, settled: chosen, error: outcome.ok ? null : outcome.error })
}

/** Says what becomes of what does not go in as it stands, and compares anew. */
export async function setPolicy(importId: number, policy: Partial<Description['policy']>): Promise<void> {
  const outcome = await settled(call('import.setMapping', { importId, columns: [], policy }))
  queries.invalidate('import.describe')
  if (outcome.ok) await compare(importId)
  else patch(importId, { error: outcome.error })
}

/** Settles all rules of this import at once, with what empty cells mean in every column where that is said, and compares anew. */
export async function settleRules(
  importId: number,
  { columns }: Description,
  policy: Description['policy'],
  onEmpty: 'leave' | 'clear' | null,
): Promise<void> {
  const emptied = columns.filter(({ mapping }) => mapping.target.kind !== 'ignore' && !mapping.isIdentifier)
  const mappings = onEmpty === null ? [] : emptied.map(({ mapping }) => ({ ...mapping, onEmpty }))
  const outcome = await settled(call('import.setMapping', { importId, columns: mappings, policy }))
  queries.invalidate('import.describe')
  if (outcome.ok) await compare(importId)
  else patch(importId, { error: outcome.error })
}

/** Says what new things of the file are, for this file and the next ones of the supplier, and compares anew. */
export async function decideNewOptions(
  importId: number,
  columns: readonly SourceColumn[],
  decided: readonly Result<'import.newThings'>['options'][number][],
): Promise<void> {
  const mappings = columns.flatMap(({ index, mapping }) => {
    const ours = decided.filter(({ column }) => column === index)
    if (ours.length === 0) return []
    const listed = new Set(ours.map(({ text }) => text.toLowerCase()))
    // What this file has not may come again in the next one.
    const others = (mapping.newOptions ?? []).filter(({ text }) => !listed.has(text.toLowerCase()))
    // What happens unasked need not be said.
    const said = ours.flatMap(({ text, kind, decision, into, isSaid }) => {
      if (decision === 'merge') return [{ text, into }]
      if (decision === 'create') return kind === 'family' ? [{ text, into: null, isMade: true }] : []
      return isSaid || kind === 'option' || kind === 'category' ? [{ text, into: null }] : []
    })
    return [{ ...mapping, newOptions: [...others, ...said] }]
  })
  await setMapping(importId, mappings)
  await compare(importId)
}

/** Says whose delivery the file is: the history keeps it. */
export async function setSupplier(importId: number, supplier: string | null): Promise<void> {
  const outcome = await settled(call('import.setMapping', { importId, columns: [], supplier }))
  queries.invalidate('import.describe')
  if (!outcome.ok) patch(importId, { error: outcome.error })
}

/** Settles one column. Only one can be the identifier: the one that was gives way. */
export function mapColumn(importId: number, columns: readonly SourceColumn[], mapping: Mapping): Promise<void> {
  const rivals = columns.filter(({ index, mapping: { isIdentifier } }) => isIdentifier && index !== mapping.column)
  const givingWay = mapping.isIdentifier ? rivals.map((rival) => ({ ...rival.mapping, isIdentifier: false })) : []
  return setMapping(importId, [...givingWay, mapping])
}

/** Forgets what was corrected of a column in earlier files; it is proposed anew. */
export async function forgetCorrection(importId: number, column: number): Promise<void> {
  patch(importId, { busy: 'mapping', error: null })
  const outcome = await settled(call('import.forgetCorrection', { importId, column }))
  queries.invalidate('import.describe')
  queries.invalidate('import.checkMapping')
  patch(importId, { busy: null, plan: null, error: outcome.ok ? null : outcome.error })
}

/** Shows a step; the last one compares with the catalogue first, where that has not been done. */
export async function goToStep(importId: number, step: ImportStep): Promise<void> {
  patch(importId, { step, error: null })
  const { phase } = useImportSession.getState()
  if (step === 'staging' && phase.kind === 'open' && phase.plan === null) await compare(importId)
}

/** Plans every row against the catalogue as it is now. */
export async function compare(importId: number): Promise<void> {
  patch(importId, { busy: 'planning', error: null })
  const outcome = await startJob('import.plan', { importId })
  if (outcome.ok) {
    queries.invalidate('import.preview')
    const { phase } = useImportSession.getState()
    const round = phase.kind === 'open' ? phase.round + 1 : 1
    patch(importId, { busy: null, plan: outcome.value, round })
  } else if (isCancelled(outcome.error)) patch(importId, { busy: null, step: 'mapping' })
  else patch(importId, { busy: null, error: outcome.error })
}

/** Repairs cells of staged rows; what the comparison counts follows. Answers with how many cells say something else now. */
export async function repair(input: Input<'import.repair'>): Promise<number | null> {
  return repaired(input.importId, startJob('import.repair', input))
}

/** Takes the last repair back, or does it again; 0 where there is none. */
export async function turnRepair(importId: number, direction: 'undo' | 'redo'): Promise<number | null> {
  return repaired(importId, startJob('import.undoRepair', { importId, direction }))
}

async function repaired(importId: number, job: Promise<Outcome<Result<'import.repair'>>>): Promise<number | null> {
  patch(importId, { busy: 'repairing', error: null })
  const outcome = await job
  if (!outcome.ok) {
    patch(importId, { busy: null, error: isCancelled(outcome.error) ? null : outcome.error })
    return null
  }
  const { phase } = useImportSession.getState()
  const before = phase.kind === 'open' ? phase.plan : null
  const { changed, ...plan } = outcome.value
  queries.invalidate('import.rejections')
  patch(importId, { busy: null, plan: { ...before, ...plan } })
  return changed
}

/** Carries the import out as one undoable step. */
export async function commit(importId: number): Promise<Outcome<Receipt> | null> {
  const { phase } = useImportSession.getState()
  if (phase.kind !== 'open' || phase.importId !== importId || phase.busy !== null) return null
  patch(importId, { busy: 'committing', error: null })
  const outcome = await startJob('import.commit', { importId, requestId: newRequestId() })
  if (!outcome.ok) patch(importId, { busy: null, error: isCancelled(outcome.error) ? null : outcome.error })
  else setPhase({ kind: 'done', importId, fileName: phase.fileName, receipt: outcome.value })
  return outcome
}

/** Back to the start; what was staged and not committed is thrown away. */
export function leaveImport(): void {
  dropOpenImport()
  setPhase({ kind: 'empty' })
}

/** The next file is mapped by what is in it again. */
export function forgetProfile(): void {
  useImportSession.setState({ profile: null })
}

function dropOpenImport(): void {
  const { phase } = useImportSession.getState()
  if (phase.kind === 'open' && phase.isDelivery !== true)
    void settled(call('import.discard', { importId: phase.importId }))
}

function opened(importId: number, fileName: string): OpenPhase {
  return {
    kind: 'open',
    importId,
    fileName,
    step: 'source',
    settled: new Set(),
    plan: null,
    round: 0,
    reading: null,
    busy: null,
    error: null,
  }
}

function isCancelled(error: Error): boolean {
  return 'code' in error && error.code === 'cancelled'
}
