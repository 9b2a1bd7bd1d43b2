import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, shell } from 'electron'
import type { Dialogs } from './desktop/dialogs.ts'
import type { EngineHost } from './engine/engine-host.ts'
import { CATALOGUE_EXTENSION } from './launch-options.ts'
import type { MenuLabels } from './menu/labels.ts'
import type { RecentCatalogues } from './recent-catalogues.ts'

export interface CatalogueActions {
  /** Asks where, then makes and opens a catalogue there. False when the person closes the dialog. */
  create(isSample: boolean): Promise<boolean>
  /** Asks which, then opens it. False when the person closes the dialog. */
  choose(): Promise<boolean>
  /** False for an id that is not (or no longer) in the list. */
  openRecent(id: string): boolean
  /** The one asked for, else the last one, else (first start) the sample. */
  openFirst(asked: string | null): void
}

/** Opening and making catalogues, for the menu, the windows and the start of the app. */
export function createCatalogueActions(
  engine: EngineHost,
  dialogs: Dialogs,
  recent: RecentCatalogues,
  labels: () => MenuLabels,
): CatalogueActions {
  const samplePath = (): string => join(app.getPath('documents'), 'Etalage', `${labels().sample}${CATALOGUE_EXTENSION}`)
  return {
    create: async (isSample) => {
      const name = `${isSample ? labels().sample : labels().untitled}${CATALOGUE_EXTENSION}`
      const path = await dialogs.chooseTarget('catalogue', name)
      if (path === null) return false
      if (existsSync(path)) await shell.trashItem(path) // the dialog has asked; the bin is the way back
      engine.open(path, isSample ? 'sample' : 'empty')
      return true
    },
    choose: async () => {
      const path = await dialogs.chooseFile('catalogue')
      if (path !== null) engine.open(path, 'no')
      return path !== null
    },
    openRecent: (id) => {
      const path = recent.pathOf(id)
      if (path !== null) engine.open(path, 'no')
      return path !== null
    },
    openFirst: (asked) => {
      const known = asked ?? recent.list()[0]?.path
      if (known === undefined) engine.open(samplePath(), 'sample')
      else engine.open(known, 'no')
    },
  }
}
