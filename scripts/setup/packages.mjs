// Everything that goes through npm: the project's dependencies, and single packages into the cache folder.
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, isLinux, root, say } from './common.mjs'

function npm(args, options = {}) {
  const cli = process.env.npm_execpath // npm's own script: avoids npm.cmd and a shell on Windows
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []]
  const stdio = ['ignore', 2, 2] // npm's words are set-up words: they must not mix with what a task prints
  return spawnSync(command, [...first, ...args], { stdio, shell: !cli && !isLinux, ...options })
}

/** Fetches registry packages into `folder`, without install scripts; answers with npm's list of what it got. */
export function fetchPackage(folder, ...specs) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  if (npm(['install', '--prefix', folder, ...flags, ...specs]).status !== 0)
    fail(`Could not fetch ${specs.join(' ')} from the package registry.`)
  return readLock(join(folder, 'node_modules/.package-lock.json'))
}

/** Installs the project's dependencies unless exactly those of package-lock.json are there. */
export function ensureDependencies() {
  const modules = join(root, 'node_modules')
  const difference = firstDifference(modules)
  if (!difference) return
  if (existsSync(modules) && lstatSync(modules).isSymbolicLink())
    fail(`node_modules is a link, and ${difference} is not there: run "npm ci" where it points to.`)
  say('installing dependencies (npm ci)')
  if (npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root }).status !== 0) fail('npm ci failed.')
}

/** The path of an installed package's command. */
export function binary(name, command = name) {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}

/** Compares versions, not dates: a checkout touches package-lock.json without changing it. */
function firstDifference(modules) {
  const installedLock = join(modules, '.package-lock.json')
  if (!existsSync(installedLock)) return 'what package-lock.json asks for'
  const installed = readLock(installedLock)
  for (const [path, wanted] of Object.entries(readLock(join(root, 'package-lock.json')))) {
    if (path === '' || wanted.version === installed[path]?.version) continue
    if (!installed[path] && (wanted.optional || wanted.devOptional)) continue // for other platforms
    return `${path}@${wanted.version}`
  }
  return null
}

function readLock(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}
