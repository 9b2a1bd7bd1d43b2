import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { _electron as electron } from '@playwright/test'
import { appCpu } from './app-cpu.ts'
import type { Cost } from './cost.ts'

const MAIN = join(import.meta.dirname, '../bare-app/main.mjs')

/** What the page of the bare app offers. */
interface Bare {
  readonly keep: (text: string) => void
  readonly ask: () => Promise<void>
}

interface BareElectron {
  readonly page: Page
  readonly app: ElectronApplication
  quit(): Promise<void>
}

/** Electron with an empty page, one process and one thread beside it, on the same display and with the same flags. */
async function launchBare(): Promise<BareElectron> {
  const folder = mkdtempSync(join(tmpdir(), 'etalage-bare-'))
  const flags = (process.env['APP_ELECTRON_FLAGS'] ?? '').split(' ').filter(Boolean)
  const env = { ...process.env } as Record<string, string>
  const display = process.env['HEADLESS_DISPLAYS']?.split(' ')[0]
  if (display !== undefined) env['DISPLAY'] = display
  const app = await electron.launch({ args: [...flags, MAIN, `--user-data-dir=${folder}`], env, colorScheme: null })
  const page = await app.firstWindow()
  return {
    page,
    app,
    quit: async () => {
      await app.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** From the start of bare Electron until its page shows its one word. */
export async function bareStart(): Promise<Cost> {
  const start = performance.now()
  const { page, app, quit } = await launchBare()
  const cpu = await appCpu(app)
  await page.locator('#ready').waitFor()
  const cost = { wall: performance.now() - start, cpu: cpu() }
  await quit()
  return cost
}

/** Carries one text again and again from the thread to the window, which parses it: what any answer of its size takes. */
export async function createCarrier(text: string): Promise<{ carry(): Promise<Cost>; quit(): Promise<void> }> {
  const { page, app, quit } = await launchBare()
  const cpu = await appCpu(app)
  await page.waitForFunction(() => 'bare' in window)
  await page.evaluate((kept) => (window as unknown as { bare: Bare }).bare.keep(kept), text) // by bare-app/page.html
  const carry = async (): Promise<Cost> => {
    const before = cpu()
    const wall = await page.evaluate(async () => {
      const start = performance.now()
      await (window as unknown as { bare: Bare }).bare.ask() // by bare-app/page.html
      return performance.now() - start
    })
    return { wall, cpu: cpu() - before }
  }
  await carry()
  return { carry, quit }
}
