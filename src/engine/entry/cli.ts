// The command line. Data goes to standard output, words to standard error; docs/cli.md has the commands.
import { writeSync } from 'node:fs'
import { EXIT } from '../cli/exit-codes.ts'
import { runCli } from '../cli/run.ts'

const interrupt = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (interrupt.signal.aborted) process.exit(EXIT.interrupted) // twice: at once
    interrupt.abort()
  })
}

try {
  process.exitCode = await runCli(process.argv.slice(2), {
    out: writeAll,
    say: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
    environment: process.env,
    interrupted: interrupt.signal,
  })
} catch (error) {
  console.error('Something went wrong that should not have. Please report this:', error)
  process.exitCode = EXIT.bug
}

/** Writes to a pipe that may be slow or full without losing or holding back a byte; a reader that left ends us quietly. */
function writeAll(text: string): void {
  let bytes = Buffer.from(text)
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(1, bytes))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EPIPE') process.exit(EXIT.done)
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
