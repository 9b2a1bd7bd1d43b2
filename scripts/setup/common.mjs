// What every set-up step shares. Runs on an old Node too (tried: 20), with built-ins only.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
export const cache = join(
  process.env.XDG_CACHE_HOME || process.env.LOCALAPPDATA || join(homedir(), '.cache'),
  'etalage',
)
export const isLinux = process.platform === 'linux'
export const isRoot = process.getuid?.() === 0

/** Words for the person go to stderr: stdout belongs to the program that is started. */
export function say(text) {
  console.error(`[setup] ${text}`)
}

/** Ends the launcher with words that say what to do. */
export function fail(text) {
  console.error(`\n${text}\n`)
  process.exit(1)
}

export function has(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
}

/**
 * Makes `folder` exist by filling a temporary sibling and renaming it, so that an interrupted run leaves nothing
 * half-done and two runs at once do not disturb each other.
 */
export async function once(folder, fill) {
  if (existsSync(folder)) return folder
  mkdirSync(dirname(folder), { recursive: true })
  const work = mkdtempSync(`${folder}.`)
  try {
    await fill(work)
    try {
      renameSync(work, folder)
    } catch (error) {
      if (!existsSync(folder)) throw error // otherwise another run was faster
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return folder
}

/** Runs a program on our terminal and answers with its exit code; Ctrl-C reaches it directly, SIGTERM through us. */
export function run(command, args, { env = {}, cwd = root } = {}) {
  const child = spawn(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } })
  const ignore = () => {} // the terminal sends Ctrl-C to the whole group: the child decides when to end
  const terminate = () => child.kill('SIGTERM')
  process.on('SIGINT', ignore).on('SIGTERM', terminate)
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('exit', (code, signal) => {
      process.off('SIGINT', ignore).off('SIGTERM', terminate)
      done(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}
