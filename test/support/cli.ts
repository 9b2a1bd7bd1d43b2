import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { runCli } from '../../src/engine/cli/run.ts'

const entry = join(import.meta.dirname, '../../src/engine/entry/cli.ts')

export interface CliAnswer {
  readonly code: number | null
  readonly out: string
  readonly said: string
  /** What was printed to standard output, which is JSON and nothing else. */
  json<T = Record<string, unknown>>(): T
}

export interface RunningCli {
  readonly pid: number
  /** The first JSON line it prints; rejects when it ends without one. */
  firstAnswer<T>(): Promise<T>
  send(signal: NodeJS.Signals): void
  readonly ended: Promise<CliAnswer>
}

/** The real command line in a process of its own. */
export function startCli(args: readonly string[], environment: Record<string, string> = {}): RunningCli {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let said = ''
  const first = Promise.withResolvers<string>()
  first.promise.catch(() => {}) // told to whoever asks for it
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    const end = out.indexOf('\n')
    if (end >= 0) first.resolve(out.slice(0, end))
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<CliAnswer>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      first.reject(new Error(`The command ended with ${code} and no answer: ${said}`))
      resolve({ code, out, said, json: () => JSON.parse(out) as never }) // the caller knows its command's answer
    })
  })
  return {
    pid: child.pid ?? 0,
    firstAnswer: async () => JSON.parse(await first.promise) as never, // likewise
    send: (signal) => void child.kill(signal),
    ended,
  }
}

/** The same in a process of its own, to its end: for what only a process shows. Most tests need no more than `cli`. */
export function cliProcess(args: readonly string[], environment?: Record<string, string>): Promise<CliAnswer> {
  return startCli(args, environment).ended
}

/**
 * The command line inside this process: the same code from the words typed to the exit code, in a tenth of the time a
 * process takes to start. Each group of commands is run once as a process as well.
 */
export async function cli(args: readonly string[], environment: Record<string, string> = {}): Promise<CliAnswer> {
  let out = ''
  let said = ''
  const code = await runCli(args, {
    out: (text) => (out += text),
    say: (text) => (said += text.endsWith('\n') ? text : `${text}\n`),
    environment: { ...process.env, ...environment },
    interrupted: new AbortController().signal,
  })
  return { code, out, said, json: () => JSON.parse(out) as never } // the caller knows its command's answer
}
