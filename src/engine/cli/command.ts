import type { Arguments, OptionKinds } from './arguments.ts'
import type { ExitCode } from './exit-codes.ts'

/** The world outside a command, so that it can run inside a test as well as in a terminal. */
export interface Terminal {
  /** Data, and nothing else, goes here. */
  out(text: string): void
  /** Words for people. */
  say(text: string): void
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Aborted by Ctrl+C. */
  readonly interrupted: AbortSignal
}

/** One command of the command line. */
export interface Command {
  /** What is typed to name it: `catalogue create`. */
  readonly name: string
  /** Its arguments, as in the help. */
  readonly usage: string
  readonly summary: string
  /** Names of the arguments without dashes, in order; all are needed. */
  readonly positionals: readonly string[]
  readonly options: OptionKinds
  /** One line per option, for the help. */
  readonly help?: readonly string[]
  /** Writes its answer to `out` and tells how it ended; throws UsageError and AppError. */
  run(args: Arguments, terminal: Terminal): Promise<ExitCode>
}

/** Writes one JSON value: on a line of its own, so that answers can be cut apart. */
export function answer(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value)}\n`)
}
