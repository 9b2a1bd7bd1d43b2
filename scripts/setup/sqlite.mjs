// better-sqlite3's prebuilt addon needs Node-API 10 (Electron 35 and later). For an older Electron the addon is
// compiled once from the package's own sources, into the cache, against the level that those versions call
// "experimental". The app is told by APP_SQLITE_BINDING; node_modules stays as it is.
import { execFileSync, spawn } from 'node:child_process'
import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cache, has, once, root, say } from './common.mjs'
import { installDebianPackages } from './debian.mjs'
import { nodePackage } from './node.mjs'

const folder = join(root, 'node_modules/better-sqlite3')

/** What to add to the environment so that this Electron can open a database: nothing, for a new enough one. */
export async function ensureSqlite(electron) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  if (Number(execFileSync(electron, ['-p', 'process.versions.napi'], { env, encoding: 'utf8' })) >= 10) return {}
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const built = await once(join(cache, `better-sqlite3-${version}-napi9-linux-x64`), compile)
  return { APP_SQLITE_BINDING: join(built, 'better_sqlite3.node') }
}

async function compile(work) {
  if (!has('g++'))
    installDebianPackages('A C++ compiler is needed once, to build SQLite for this older Electron.', ['g++'])
  say('compiling SQLite for this older Electron (about a minute, once)')
  const gypi = readFileSync(join(folder, 'deps/defines.gypi'), 'utf8')
  const defines = [...gypi.matchAll(/'([A-Z]\w*(?:=[^']*)?)'/g)].map((match) => `-D${match[1]}`)
  const common = ['-O2', '-fPIC', '-w', '-DNDEBUG', ...defines] // -O2: timings taken with it still mean something
  const api = [
    '-DNAPI_EXPERIMENTAL',
    '-DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
    '-DNAPI_DISABLE_CPP_EXCEPTIONS',
    '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
  ]
  // The headers must be a real Node's: the node-api-headers package lacks the experimental parts.
  const headers = join(await nodePackage(), 'include/node')
  const include = ['deps/sqlite3', '../node-addon-api', headers].map((path) => `-I${path}`)
  const sqlite = join(work, 'sqlite3.o')
  const addon = join(work, 'addon.o')
  await Promise.all([
    compiler('gcc', [...common, '-c', 'deps/sqlite3/sqlite3.c', '-o', sqlite]),
    compiler('g++', [
      '-std=c++20',
      '-fvisibility=hidden',
      ...common,
      ...api,
      ...include,
      '-c',
      'src/better_sqlite3.cpp',
      '-o',
      addon,
    ]),
  ])
  const hidden = ['-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL'] // Electron has an SQLite of its own
  await compiler('g++', ['-shared', '-s', ...hidden, addon, sqlite, '-ldl', '-o', join(work, 'better_sqlite3.node')])
  for (const file of readdirSync(work)) if (!file.endsWith('.node')) rmSync(join(work, file), { recursive: true })
}

function compiler(command, args) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('error', failed)
    child.on('exit', (code) => (code === 0 ? done() : failed(new Error(`${command} exited with ${code}`))))
  })
}
