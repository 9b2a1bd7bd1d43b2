// The command line. Data goes to standard output, words to standard error; docs/cli.md has the commands.
import { writeSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Before anything else is loaded: a command starts in half the time when its sources need no compiling.
enableCompileCache(join(import.meta.dirname, '../../../.cache/compiled'))
const { EXIT } = await import('../cli/exit-codes.ts')
const { runCli } = await import('../cli/run.ts')

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
