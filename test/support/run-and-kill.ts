import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const folder = join(import.meta.dirname, '../reliability')

export interface Life {
  readonly isKilled: boolean
  /** Every line the program printed. */
  readonly said: readonly string[]
  /** How long it went on after its first line, in milliseconds. */
  readonly ms: number
}

/**
 * Runs a program of test/reliability, and kills it without warning `delayMs` after the first line it prints; without
 * `delayMs` it runs to its end. What a kill falls into depends on the machine: run it once to its end, and kill the next
 * ones after a part of that time (`moments`).
 */
export function runAndKill(program: string, args: readonly string[], delayMs?: number): Promise<Life> {
  const child = spawn(process.execPath, [join(folder, program), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  let first: number | undefined
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line)
    if (first !== undefined) return
    first = performance.now()
    if (delayMs !== undefined) setTimeout(() => child.kill('SIGKILL'), delayMs)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0) reject(new Error(`${program} ended with ${code ?? signal}`))
      else resolve({ isKilled: signal === 'SIGKILL', said, ms: first === undefined ? 0 : performance.now() - first })
    })
  })
}

/** `count` moments to kill at, spread over the first part of what took `ms`: the first at once, none near its end. */
export function moments(count: number, ms: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => (ms * 0.7 * ((at * 7) % count)) / count)
}
