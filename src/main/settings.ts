import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { UI_LOCALES } from '../shared/vocabulary.ts'

const bounds = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })

const schema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** Null follows the system. */
  language: z.enum(UI_LOCALES).nullable().catch(null),
  window: z.object({ bounds, isMaximized: z.boolean() }).nullable().catch(null),
  /** Paths of catalogues, the last opened first. */
  recent: z.array(z.string()).catch([]),
})
export type Settings = Readonly<z.infer<typeof schema>>
export type WindowPlace = NonNullable<Settings['window']>

export interface SettingsStore {
  get(): Settings
  change(part: Partial<Settings>): void
}

/** What the app remembers about itself, in one small JSON file. A missing or damaged one means the defaults. */
export function openSettings(file: string): SettingsStore {
  let current = read(file)
  return {
    get: () => current,
    change: (part) => {
      current = { ...current, ...part }
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(`${file}.new`, JSON.stringify(current, null, 2))
      renameSync(`${file}.new`, file) // never half a file
    },
  }
}

function read(file: string): Settings {
  let stored: unknown = {}
  try {
    stored = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // First start, or a damaged file.
  }
  const parsed = schema.safeParse(stored)
  return parsed.success ? parsed.data : schema.parse({})
}
