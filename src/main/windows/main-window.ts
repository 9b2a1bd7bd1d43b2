import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { DesktopInfo } from '../../shared/desktop.ts'
import { APP_ORIGIN } from '../../shared/desktop.ts'
import { restartDelay } from '../engine/restart-policy.ts'
import type { Log } from '../log.ts'
import type { SettingsStore } from '../settings.ts'
import { placeWindow } from './window-place.ts'

/** Paper and ink of the two themes: what is seen in the instant before the page has painted. */
const BACKGROUND = { light: '#ffffff', dark: '#17181a' }

export interface MainWindowOptions {
  readonly settings: SettingsStore
  readonly log: Log
  readonly info: DesktopInfo
  /** Vite's address during development; null = the built page. */
  readonly serverUrl: string | null
}

/** Opens the window of the app: sandboxed, isolated, where it was last time, shown once it has something to show. */
export function openMainWindow({ settings, log, info, serverUrl }: MainWindowOptions): BrowserWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea)
  const place = placeWindow(settings.get().window, screens)
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Etalage',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false, // Chromium would fetch its dictionaries from a server
      additionalArguments: [`--desktop-info=${encodeURIComponent(JSON.stringify(info))}`],
    },
  })
  if (place.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    const bounds = window.getNormalBounds()
    settings.change({ window: { bounds, isMaximized: window.isMaximized() } })
  })
  reloadWhenGone(window, log)
  void window.loadURL(serverUrl ?? `${APP_ORIGIN}/index.html`)
  return window
}

/** A page whose process died is loaded again, by the same rule that restarts the engine. What it knew is in the catalogue. */
function reloadWhenGone(window: BrowserWindow, log: Log): void {
  const deaths: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    log.info('window process gone', { reason })
    deaths.push(Date.now())
    const delayMs = restartDelay(deaths, Date.now())
    if (delayMs !== null) setTimeout(() => !window.isDestroyed() && window.reload(), delayMs)
  })
}
