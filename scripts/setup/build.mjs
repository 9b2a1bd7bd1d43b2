import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, run } from './common.mjs'
import { binary } from './packages.mjs'

const STAMP = 'out/build-stamp'
const SETTINGS = ['electron.vite.config.ts', 'package-lock.json', 'tsconfig.base.json']

/** Builds the app into `out`, unless that is what is there already. Answers with the exit code. */
export async function build(env) {
  const wanted = fingerprint(env)
  const stamp = join(root, STAMP)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 0
  const code = await run(process.execPath, [binary('electron-vite'), 'build', '--logLevel', 'warn'], { env })
  if (code !== 0) return code
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
  return 0
}

/** Another kind of build is about to be put in `out`. */
export function forgetBuild() {
  rmSync(join(root, STAMP), { force: true })
}

/** Of every file that the build reads, and of the Electron it builds for. */
function fingerprint(env) {
  const hash = createHash('sha256').update(env.ELECTRON_MAJOR_VER ?? '')
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
  for (const path of [...SETTINGS.map((name) => join(root, name)), ...sources].toSorted())
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path))
  return hash.digest('hex')
}
