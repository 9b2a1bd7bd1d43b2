import { basename, extname, join } from 'node:path'
import type { BrowserWindow, FileFilter } from 'electron'
import { app, dialog } from 'electron'
import type { OpenKind, SaveKind } from '../../shared/desktop.ts'
import type { MenuLabels } from '../menu/labels.ts'

export interface Dialogs {
  /** The path that a person chose, or null. */
  chooseFile(kind: OpenKind | 'catalogue'): Promise<string | null>
  /** Pictures and archives, several at once. */
  choosePictures(): Promise<readonly string[]>
  chooseTarget(kind: SaveKind | 'catalogue', suggestedName: string): Promise<string | null>
}

/** The system's own file dialogs, as sheets of the window. */
export function createDialogs(window: () => BrowserWindow | null, labels: () => MenuLabels): Dialogs {
  const all = (): FileFilter => ({ name: labels().allFiles, extensions: ['*'] })
  const catalogue = (): FileFilter[] => [{ name: labels().catalogueFiles, extensions: ['etalage'] }]
  const sources = ['csv', 'tsv', 'txt', 'xlsx', 'xls', 'xlsm', 'xlsb', 'ods', 'json', 'jsonl', 'ndjson', 'xml']
  const pictures = ['jpg', 'jpeg', 'png', 'webp', 'gif', 'avif', 'tif', 'tiff', 'svg', 'pdf', 'zip']

  const toOpen: Readonly<Record<OpenKind | 'catalogue', () => FileFilter[]>> = {
    catalogue,
    profile: () => [{ name: labels().profileFiles, extensions: ['json'] }],
    import: () => [{ name: labels().sourceFiles, extensions: sources }, all()],
    media: () => [{ name: labels().pictureFiles, extensions: pictures }, all()],
    folder: () => [],
  }

  const open = async (
    filters: FileFilter[],
    ...properties: ('openFile' | 'openDirectory' | 'multiSelections')[]
  ): Promise<readonly string[]> => {
    const options = { filters, properties }
    const parent = window()
    const chosen = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options)
    return chosen.canceled ? [] : chosen.filePaths
  }

  return {
    chooseFile: async (kind) => {
      const [chosen] = await open(toOpen[kind](), kind === 'folder' ? 'openDirectory' : 'openFile')
      return chosen ?? null
    },
    choosePictures: () => open(toOpen.media(), 'openFile', 'multiSelections'),
    chooseTarget: async (kind, suggestedName) => {
      const name = basename(suggestedName) // a suggestion may not choose the folder
      const extension = extname(name).slice(1)
      const own = extension === '' ? [all()] : [{ name: extension.toUpperCase(), extensions: [extension] }]
      const filters = kind === 'catalogue' ? catalogue() : own
      const options = { filters, defaultPath: join(app.getPath('documents'), name) }
      const parent = window()
      const chosen = parent ? await dialog.showSaveDialog(parent, options) : await dialog.showSaveDialog(options)
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
    },
  }
}
