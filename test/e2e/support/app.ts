import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { ElectronApplication, Page } from '@playwright/test'
import { _electron as electron } from '@playwright/test'
import { createCatalogue } from '../../../src/engine/create-catalogue.ts'

export interface LaunchOptions {
  /** A profile to start from, as a second start does; by default a fresh one. */
  readonly profile?: string
  /** Lets the app make the sample catalogue itself, as on a new machine; otherwise it finds a finished one. */
  readonly isFirstRun?: boolean
  /** More of the command line, e.g. the path of a catalogue. */
  readonly args?: readonly string[]
}

export interface TestApp {
  readonly app: ElectronApplication
  readonly page: Page
  /** Everything this run of the app writes is in here. */
  readonly profile: string
  /** Process id of the engine; null while it is down. */
  enginePid(): Promise<number | null>
  /** Quits as a person does. The profile stays, for a second start. */
  quit(): Promise<void>
}

/** A folder of its own for one test, gone after it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'etalage-e2e-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) }
}

/** Starts the built app in real Electron and waits for its window. */
export async function launchApp({ profile, isFirstRun = false, args = [] }: LaunchOptions = {}): Promise<TestApp> {
  const folder = profile ?? folderForThisRun()
  if (!isFirstRun) placeSample(folder)
  const flags = (process.env['APP_ELECTRON_FLAGS'] ?? '').split(' ').filter(Boolean)
  const env = { ...process.env, LANGUAGE: 'en_GB', LC_ALL: 'en_GB.UTF-8' } as Record<string, string>
  delete env['ELECTRON_RENDERER_URL']
  const display = process.env['HEADLESS_DISPLAYS']?.split(' ')[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)]
  if (display !== undefined) env['DISPLAY'] = display
  const all = [...flags, '.', `--user-data=${folder}`, ...args]
  const app = await electron.launch({ args: all, env, colorScheme: null }) // null: the app's own choice shows
  const page = await app.firstWindow()
  await page.mouse.move(0, 0) // the pointer of an invisible display rests mid-screen, and would hover
  return {
    app,
    page,
    profile: folder,
    enginePid: () =>
      app.evaluate(({ app: electronApp }) => {
        const engine = electronApp.getAppMetrics().find((metric) => metric.name === 'Etalage engine')
        return engine?.pid ?? null
      }),
    quit: () => app.close(),
  }
}

let sample: string | null = null

/** Puts the sample catalogue where the app would make it: made once per run of the tests, then copied. */
function placeSample(profile: string): void {
  const place = dirname(sampleOf(profile))
  if (existsSync(place)) return // not this profile's first start
  sample ??= makeSample()
  cpSync(dirname(sample), place, { recursive: true })
}

function makeSample(): string {
  const catalogue = join(folderForThisRun(), 'Sample catalogue.etalage')
  const folders = { starter: resolve('db/starter'), demo: resolve('db/demo'), media: resolve('resources/sample') }
  createCatalogue({ catalogue, content: 'sample', migrations: resolve('db/migrations'), folders })
  return catalogue
}

/** Runs the command line's `check` on a catalogue: SQLite's own, the journal, every projection. Rejects with its report. */
export async function checkCatalogue(path: string): Promise<void> {
  await promisify(execFile)(process.execPath, [resolve('src/engine/entry/cli.ts'), 'check', path])
}

/** The catalogue that a profile's first start opens. */
export function sampleOf(profile: string): string {
  return join(profile, 'Documents', 'Etalage', 'Sample catalogue.etalage')
}

const made: string[] = []
process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

function folderForThisRun(): string {
  const folder = mkdtempSync(join(tmpdir(), 'etalage-e2e-'))
  made.push(folder)
  return folder
}
