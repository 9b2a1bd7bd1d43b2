import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { TourStep } from '../shared/desktop.ts'

/** A tour that has not ended by then is stuck; the machine may be slow, so this is generous. */
const LIMIT_MS = 5 * 60_000

export interface TourOptions {
  readonly folder: string
  readonly keepOpen: boolean
  readonly window: () => BrowserWindow | null
  readonly print: (line: string) => void
  readonly exit: (code: number) => void
}

export interface Tour {
  report(step: TourStep): Promise<void>
  done(isOk: boolean): void
}

/** The unattended guided tour: prints each step, keeps a picture of the window at each, ends the app. */
export async function startTour({ folder, keepOpen, window, print, exit }: TourOptions): Promise<Tour> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const started = performance.now()
  const timer = setTimeout(() => {
    print(`The tour did not come to its end within ${LIMIT_MS / 60_000} minutes.`)
    exit(1)
  }, LIMIT_MS)

  return {
    report: async (step) => {
      print(tourLine(step))
      const picture = await window()?.webContents.capturePage()
      if (picture) await writeFile(join(folder, `${pad(step.step)}-step.png`), picture.toPNG())
    },
    done: (isOk) => {
      clearTimeout(timer)
      const seconds = ((performance.now() - started) / 1_000).toFixed(1)
      print(isOk ? `The tour is done in ${seconds} s.` : `The tour failed after ${seconds} s.`)
      print(`Pictures: ${folder}`)
      if (!keepOpen) exit(isOk ? 0 : 1)
    },
  }
}

/** ` 1  Imported the supplier's file  (read 300, created 12)` */
export function tourLine({ step, text, numbers }: TourStep): string {
  const figures = Object.entries(numbers).map(([name, value]) => `${name} ${value}`)
  return `${pad(step)}  ${text}${figures.length > 0 ? `  (${figures.join(', ')})` : ''}`
}

function pad(step: number): string {
  return String(step).padStart(2, '0')
}
