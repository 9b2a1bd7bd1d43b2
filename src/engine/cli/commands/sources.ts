import type { SourceInfo, SourceRun } from '../../../shared/contract/sources.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import { AppError, ERROR_CODES } from '../../../shared/errors.ts'
import type { Arguments } from '../arguments.ts'
import { UsageError } from '../arguments.ts'
import type { Command } from '../command.ts'
import { answer } from '../command.ts'
import { secretRefOf } from '../environment-secrets.ts'
import type { ExitCode } from '../exit-codes.ts'
import { EXIT, exitCodeOf } from '../exit-codes.ts'
import type { OpenCatalogue } from '../open-catalogue.ts'
import { withCatalogue } from '../open-catalogue.ts'

export const sourcesList: Command = {
  name: 'sources list',
  usage: '<file>',
  summary: 'Where deliveries come from: place, schedule, next run and what became of the last.',
  positionals: ['file'],
  options: {},
  run: (args, terminal) =>
    withCatalogue(args, terminal, async ({ call }) => {
      answer(terminal, await call('sources.list', {}))
      return EXIT.done
    }),
}

export const sourcesAdd: Command = {
  name: 'sources add',
  usage:
    '<file> (--profile p.json | --url u --name n) [--secret-env NAME] [--policy review|commit] [--host-key SHA256:…]',
  summary: 'Remember where deliveries come from. Adding a name again changes that source.',
  positionals: ['file'],
  options: { profile: 'text', url: 'text', name: 'text', 'secret-env': 'text', policy: 'text', 'host-key': 'text' },
  help: [
    '--profile     an import profile that names place and schedule; its password is left out',
    '--secret-env  the environment variable that holds the password; the password itself is never stored',
    '--policy      commit: what is fetched is taken in at once where nothing is unsure; review: it waits for a look',
    '--host-key    of a server reached by SFTP, as its owner told you; without it the server is refused',
  ],
  run: (args, terminal) =>
    withCatalogue(args, terminal, async (catalogue) => {
      const { call, job } = catalogue
      const draft = await draftFrom(catalogue, args)
      const earlier = (await call('sources.list', {})).sources.find(({ name }) => name === draft.name)
      const variable = args.text('secret-env')
      const { sourceId } = await job('sources.save', {
        sourceId: earlier?.id ?? null,
        ...draft,
        policy: args.choice('policy', ['review', 'commit']),
        secretRef: variable === null ? null : secretRefOf(variable),
      })
      const hostKey = args.text('host-key')
      if (hostKey !== null) await call('sources.trustHostKey', { sourceId, hostKey })
      const { sources } = await call('sources.list', {})
      answer(terminal, { source: sources.find(({ id }) => id === sourceId) })
      return EXIT.done
    }),
}

async function draftFrom({ job, ticket }: OpenCatalogue, args: Arguments) {
  const profile = args.text('profile')
  if (profile === null)
    return { name: args.needed('name'), place: { kind: 'http' as const, url: args.needed('url') }, profileTicket: null }
  const profileTicket = ticket(profile, 'read')
  const { name, place, schedule, rules } = await job('sources.openProfile', { ticket: profileTicket })
  if (place === null || place.kind === 'folder')
    throw new AppError('source-unreadable', `The profile ${profile} names no server that files can be fetched from.`)
  return { name: args.text('name') ?? name, place, schedule, rules, profileTicket }
}

export const sourcesRun: Command = {
  name: 'sources run',
  usage: '<file> [--source name | --due] [--secret-env NAME]',
  summary: 'Fetch from a source now, or from all whose time has come: for Task Scheduler and cron.',
  positionals: ['file'],
  options: { source: 'text', due: 'flag', 'secret-env': 'text' },
  help: ['--due  every source whose next run is past, one after the other; nothing is due: nothing is done'],
  run: (args, terminal) =>
    withCatalogue(args, terminal, async ({ call, job }) => {
      const { sources } = await call('sources.list', {})
      const chosen = args.flag('due') ? dueOf(sources) : [sourceOf(sources, args.text('source'))]
      const runs: SourceRun[] = []
      for (const { id: sourceId } of chosen) {
        const done = await job('sources.run', { sourceId, trigger: 'command-line' })
        runs.push(...done.runs)
      }
      answer(terminal, { runs: runs.map((run) => ({ ...run, source: nameOf(sources, run) })) })
      for (const run of runs)
        terminal.say(`${nameOf(sources, run)}: ${run.outcome}${run.cause === null ? '' : `. ${run.cause.message}`}`)
      return exitCodeOfRuns(runs)
    }),
}

function dueOf(sources: readonly SourceInfo[]): SourceInfo[] {
  return sources.filter(({ nextRunAt }) => nextRunAt !== null && Date.parse(nextRunAt) <= Date.now())
}

function sourceOf(sources: readonly SourceInfo[], name: string | null): SourceInfo {
  const found = sources.filter((source) => name === null || source.name === name)
  if (found.length === 1 && found[0]) return found[0]
  const names = sources.map((source) => source.name).join(', ')
  if (names === '') throw new AppError('invalid-input', 'There is no source yet. Make one with "sources add".')
  throw new UsageError(
    name === null ? `Say which with --source: ${names}.` : `There is no source "${name}"; there is ${names}.`,
  )
}

function nameOf(sources: readonly SourceInfo[], { sourceId }: SourceRun): string {
  return sources.find(({ id }) => id === sourceId)?.name ?? ''
}

/** Of the first that failed; else whether something was refused. */
function exitCodeOfRuns(runs: readonly SourceRun[]): ExitCode {
  const failed = runs.find(({ outcome }) => outcome === 'failed')
  if (failed) {
    const code = failed.cause?.code as ErrorCode // as the engine noted it; a fault of ours is 'bug'
    return ERROR_CODES.includes(code) ? exitCodeOf(code) : EXIT.bug
  }
  return runs.some(({ receipt }) => (receipt?.rejected ?? 0) > 0) ? EXIT.rejections : EXIT.done
}
