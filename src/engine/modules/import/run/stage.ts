import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { openedFile } from '../../../runtime/chosen-file.ts'
import type { JobContext, WriteContext } from '../../../runtime/module.ts'
import { writeStep } from '../../../runtime/module.ts'
import { run as runSql, sql } from '../../../store/sql.ts'
import type { SourceOptions } from '../readers/index.ts'
import type { Composed } from '../returned/compose.ts'
import { composeReturned } from '../returned/compose.ts'
import type { StageInput, StageOutput } from '../staging/stage-task.ts'
import { stageTask } from '../staging/stage-task.ts'
import { removeStaging } from '../staging/staging-file.ts'
import { applyProfile, parseProfile } from '../profile/apply-profile.ts'
import { optionsOf } from '../profile/profile-reading.ts'
import { DEFAULT_POLICY } from '../../../../shared/contract/import-policy.ts'
import { carryRepairs } from '../repair/carry-repairs.ts'
import type { CarriedRepairs, RunDescription } from './import-run.ts'
import { insertRun, readRun, requireStaged, updateRun } from './import-run.ts'
import { recall } from './as-before.ts'
import { proposeColumns } from './propose.ts'
import { withSettled } from './as-settled.ts'
import { withStepsAsBefore } from './steps-as-before.ts'
import { supplierOf } from './supplier-of.ts'

type Options = Parsed<'import.restage'>['options']

interface Staged {
  readonly fileName: string
  readonly sourcePath: string
  /** Files of the same layout that are read with it. */
  readonly morePaths: readonly string[]
  readonly options: SourceOptions
  readonly stagingPath: string
  readonly profile: string | null
  /** Whose delivery it is, where that is settled; undefined: to be found out. */
  readonly supplier?: string | null
  readonly isUnattended: boolean
  readonly output: StageOutput
  /** A return sheet that came back, in the place of what the file would say by itself. */
  readonly composed: Composed | null
  /** The import this one takes the place of. */
  readonly replaces: number | null
}

/** Notes what was staged and proposes its mapping, by the catalogue as it is now. */
export const recordStaged = writeStep('import.record', (context: WriteContext, staged: Staged): number => {
  const { db, clock, structure } = context
  const { fileName, sourcePath, morePaths, options, stagingPath, profile, isUnattended, output, composed, replaces } =
    staged
  const { description, facts, returned: _, ...result } = output
  const { columns, ...source } = description
  const read = profile === null ? null : parseProfile(profile)
  const said = staged.supplier === undefined ? supplierOf(structure(), fileName, read) : staged.supplier
  const { memory, known } = recall(db, fileName, said, description, facts)
  const proposed = proposeColumns(
    structure(),
    columns,
    facts,
    isUnattended,
    memory,
    source.format === 'csv',
    source.preset,
  )
  const isSupplierThere = structure().suppliers.some(({ code }) => code === known?.supplier)
  const supplier = staged.supplier === undefined && said === null && isSupplierThere ? known?.supplier : said
  const earlier = replaces === null ? null : readRun(db, replaces).description
  const proposal = read === null ? withStepsAsBefore(db, known, proposed) : applyProfile(structure(), read, proposed)
  const run = {
    sourcePath,
    ...(morePaths.length === 0 ? {} : { morePaths }),
    options,
    source,
    result,
    columns: earlier === null ? proposal : withSettled(proposal, earlier.columns),
    policy: earlier?.policy ?? read?.policy ?? DEFAULT_POLICY,
    profile,
    supplier: supplier ?? null,
    known,
  }
  const asked = composed === null ? run : answersOf(run, composed)
  if (replaces !== null) updateRun(db, replaces, { state: 'discarded' })
  const importId = insertRun(db, fileName, stagingPath, asked, clock.now())
  // What a source brought stays its delivery, read in another way.
  if (replaces !== null)
    runSql(db, sql.updateTable('source_run').set({ import_id: importId }).where('import_id', '=', replaces))
  return importId
})

/** A return sheet is read as the delivery was that it asks about: its columns are settled, and nothing is guessed. */
function answersOf(run: RunDescription, { description, facts, rows }: Composed): RunDescription {
  return {
    ...run,
    result: { rows, warnings: [], leftOut: { blank: 0, total: 0, group: 0, header: 0 } },
    columns: description.columns.map((column) => ({ ...column, isSure: true })),
    policy: description.policy,
    profile: null,
    supplier: description.supplier ?? null,
    known: null,
    returned: facts,
  }
}

export const sourceOf = writeStep('import.source', ({ db }: WriteContext, { importId }: { importId: number }) => {
  const run = readRun(db, importId)
  requireStaged(run)
  const { sourcePath, morePaths = [], profile, supplier = null } = run.description
  return { fileName: run.fileName, sourcePath, morePaths, profile, supplier }
})

/** Tells what became of the repairs, and drops the reading they were made in. */
const noteCarried = writeStep(
  'import.noteCarried',
  ({ db }: WriteContext, { from, to, carried }: { from: number; to: number; carried: CarriedRepairs | null }): void => {
    removeStaging(readRun(db, from).stagingPath)
    if (carried !== null) updateRun(db, to, { description: { ...readRun(db, to).description, carried } })
  },
)

export const stageSteps = [recordStaged, sourceOf, carryRepairs, noteCarried]

/** Reads the file behind a ticket into a staging file. Cancelled or refused, it leaves nothing. */
export async function stage(
  context: JobContext,
  { ticket, more, options, profile, unattended }: Parsed<'import.stage'>,
): Promise<Result<'import.stage'>> {
  const file = openedFile(context, ticket)
  const morePaths = more.map((each) => openedFile(context, each).path)
  return stageFile(
    context,
    { fileName: file.fileName, sourcePath: file.path, morePaths, profile, isUnattended: unattended, replaces: null },
    { ...readAsSaid(profile), ...toSourceOptions(options) },
  )
}

/** Reads a file that the engine has fetched, in a folder of ours. Whose delivery it is may be settled: null finds out. */
export function stageFetched(
  context: JobContext,
  {
    path,
    fileName,
    profile,
    supplier,
  }: { path: string; fileName: string; profile: string | null; supplier: string | null },
): Promise<{ importId: number }> {
  const file = { fileName, sourcePath: path, morePaths: [], profile, isUnattended: false, replaces: null }
  return stageFile(context, supplier === null ? file : { ...file, supplier }, readAsSaid(profile))
}

/** How a profile has its files read; throws when it is none. */
function readAsSaid(profile: string | null): SourceOptions {
  return profile === null ? {} : optionsOf(parseProfile(profile).reading)
}

/** Reads the same file in another way. The import gets a new id; the old one is dropped once this one stands. */
export async function restage(
  context: JobContext,
  { importId, options }: Parsed<'import.restage'>,
): Promise<Result<'import.restage'>> {
  const file = await context.run(sourceOf, { importId })
  return stageFile(context, { ...file, isUnattended: false, replaces: importId }, toSourceOptions(options))
}

async function stageFile(
  context: JobContext,
  file: Pick<Staged, 'fileName' | 'sourcePath' | 'morePaths' | 'profile' | 'supplier' | 'isUnattended' | 'replaces'>,
  options: SourceOptions,
): Promise<{ importId: number }> {
  const stagingPath = join(context.paths.work, `import-${randomUUID()}.sqlite`)
  const input: StageInput = { paths: [file.sourcePath, ...file.morePaths], options, stagingPath }
  try {
    const output = await context.tasks.run<StageOutput>(stageTask.name, input, {
      signal: context.signal,
      onProgress: (progress) => {
        const { rows, share } = progress as { rows: number; share: number } // the task's own report
        const total = share > 0 ? Math.max(rows, Math.round(rows / share)) : null
        context.progress({ step: 'import.reading', done: rows, total, waitingSeconds: null })
      },
    })
    const composed =
      output.returned === null ? null : await context.run(composeReturned, { stagingPath, returned: output.returned })
    const importId = await context.run(recordStaged, { ...file, options, stagingPath, output, composed })
    if (file.replaces !== null) {
      const both = { from: file.replaces, to: importId }
      await context.run(noteCarried, { ...both, carried: await context.run(carryRepairs, both) })
    }
    return { importId }
  } catch (error) {
    removeStaging(stagingPath)
    throw error
  }
}

/** The contract's options in the readers' words: null is "find out", header row 0 is "there is none". */
export function toSourceOptions(options: Options | undefined): SourceOptions {
  return {
    ...(options?.encoding == null ? {} : { encoding: options.encoding }),
    ...(options?.delimiter == null ? {} : { delimiter: options.delimiter }),
    ...(options?.sheet == null ? {} : { sheet: options.sheet }),
    ...(options?.preset == null ? {} : { preset: options.preset }),
    ...(options?.variants == null ? {} : { variants: options.variants }),
    ...(options?.headerRow == null ? {} : { headerRow: options.headerRow === 0 ? null : options.headerRow }),
  }
}
