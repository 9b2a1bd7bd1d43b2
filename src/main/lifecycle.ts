import type { BrowserWindow } from 'electron'
import { app } from 'electron'
import type { EngineHost } from './engine/engine-host.ts'
import { parseLaunchOptions } from './launch-options.ts'

export interface LifecycleOptions {
  readonly engine: EngineHost
  readonly window: () => BrowserWindow | null
  readonly openWindow: () => void
}

/** What the app does when it is started again, left without windows, or asked to quit. */
export function followLifecycle({ engine, window, openWindow }: LifecycleOptions): void {
  app.on('second-instance', (_event, argv, workingFolder) => {
    const { catalogue } = parseLaunchOptions(argv.slice(1), workingFolder)
    if (catalogue !== null) engine.open(catalogue, 'no')
    const first = window()
    if (first?.isMinimized()) first.restore()
    first?.focus()
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    engine.open(path, 'no') // macOS: a catalogue double-clicked while the app runs
  })
  app.on('activate', () => {
    if (window() === null) openWindow() // macOS: the icon in the dock of an app without windows
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  let isClosed = false
  app.on('before-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void engine.close().finally(() => {
      isClosed = true
      app.quit()
    })
  })
}
