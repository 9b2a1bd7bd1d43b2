import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, dirname, sep } from 'node:path'
import type { RecentCatalogue } from '../shared/desktop.ts'
import { CATALOGUE_EXTENSION } from './launch-options.ts'
import type { SettingsStore } from './settings.ts'

const MAX_RECENT = 10

export interface RecentCatalogues {
  add(path: string): void
  /** Those that still exist, the last opened first. */
  list(): readonly (RecentCatalogue & { readonly path: string })[]
  pathOf(id: string): string | null
}

/** The catalogues opened lately, kept in the settings; windows know them by an id that tells nothing about the path. */
export function createRecentCatalogues(settings: SettingsStore, homeFolder: string): RecentCatalogues {
  const list: RecentCatalogues['list'] = () =>
    settings
      .get()
      .recent.filter((path) => existsSync(path))
      .map((path) => ({ id: idOf(path), name: catalogueName(path), folder: folderForPeople(path, homeFolder), path }))
  return {
    add: (path) => {
      const others = settings.get().recent.filter((other) => other !== path)
      settings.change({ recent: [path, ...others].slice(0, MAX_RECENT) })
    },
    list,
    pathOf: (id) => list().find((recent) => recent.id === id)?.path ?? null,
  }
}

export function catalogueName(path: string): string {
  return basename(path, CATALOGUE_EXTENSION)
}

function folderForPeople(path: string, homeFolder: string): string {
  const folder = dirname(path)
  return folder === homeFolder || folder.startsWith(homeFolder + sep) ? `~${folder.slice(homeFolder.length)}` : folder
}

function idOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}
