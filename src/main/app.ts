import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, ipcMain, nativeTheme, safeStorage, session, shell } from 'electron'
import type { DesktopEvent, DesktopInfo, DesktopState, MenuCommand, ThemeChoice } from '../shared/desktop.ts'
import { APP_ORIGIN, DESKTOP_CHANNELS } from '../shared/desktop.ts'
import type { UiLocale } from '../shared/vocabulary.ts'
import { createCatalogueActions } from './catalogue-actions.ts'
import { createDialogs } from './desktop/dialogs.ts'
import { createDispatcher } from './desktop/dispatcher.ts'
import { printToPdf } from './desktop/print-to-pdf.ts'
import { desktopHandlers } from './desktop/handlers.ts'
import { writeClipboard } from './desktop/write-clipboard.ts'
import { createEngineHost } from './engine/engine-host.ts'
import { ticketsForDropped } from './dropped-files.ts'
import { keepPasted } from './pasted-picture.ts'
import { createFileTickets } from './file-tickets.ts'
import type { LaunchOptions } from './launch-options.ts'
import { followLifecycle } from './lifecycle.ts'
import { chooseUiLocale } from './locale.ts'
import type { Log } from './log.ts'
import { showAppMenu } from './menu/app-menu.ts'
import type { MenuLabels } from './menu/labels.ts'
import { menuLabels } from './menu/labels.ts'
import { createRecentCatalogues } from './recent-catalogues.ts'
import { openSecrets } from './secrets.ts'
import { serveApp } from './security/app-protocol.ts'
import { addDevelopmentPolicy, denyPermissions } from './security/harden.ts'
import { openSettings } from './settings.ts'
import type { Tour } from './tour.ts'
import { startTour } from './tour.ts'
import { openMainWindow } from './windows/main-window.ts'

/** Lies with the sample's other files (resources/sample/README.md). */
const TOUR_FILE = 'resources/sample/supplier-hazelhorst-price-list.xlsx'

/** Puts the app together: settings, engine, window, menu, and the handlers between them. */
export async function startApp(launch: LaunchOptions, log: Log): Promise<void> {
  const userData = app.getPath('userData')
  const serverUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null)
  const info = desktopInfo(launch)
  const settings = openSettings(join(userData, 'settings.json'))
  const labels = (): MenuLabels => menuLabels(settings.get().language ?? info.locale)
  const recent = createRecentCatalogues(settings, homedir())
  const secrets = openSecrets(join(userData, 'secrets.json'), safeStorage)
  let window: BrowserWindow | null = null

  const emit = (event: DesktopEvent): void => window?.webContents.send(DESKTOP_CHANNELS.event, event)
  const state = (): DesktopState => {
    const { theme, language } = settings.get()
    return { ...engine.state(), theme, language }
  }
  const tellState = (): void => emit({ type: 'state', state: state() })
  const engine = createEngineHost({
    engine: { dataFolder: join(userData, 'engine'), actor: userInfo().username },
    log,
    secretOf: (ref) => secrets.get(ref),
    onChange: tellState,
    onOpened: (path) => {
      recent.add(path)
      app.addRecentDocument(path)
      showMenu()
    },
    onPort: (_windowId, port) => window?.webContents.postMessage(DESKTOP_CHANNELS.port, null, [port]),
  })
  const tickets = createFileTickets((ticket) => engine.keepTicket(ticket))
  const dialogs = createDialogs(() => window, labels)
  const catalogues = createCatalogueActions(engine, dialogs, recent, labels)
  const tour = launch.isTour ? await tourOf(launch, () => window, engine.close) : null

  const setTheme = (theme: ThemeChoice): void => {
    nativeTheme.themeSource = theme
    settings.change({ theme })
    showMenu()
    tellState()
  }
  const setLanguage = (language: UiLocale | null): void => {
    settings.change({ language })
    showMenu()
    tellState()
  }
  const showMenu = (): void =>
    showAppMenu(labels(), settings, recent, {
      newCatalogue: () => void catalogues.create(false),
      openCatalogue: () => void catalogues.choose(),
      openRecent: (id) => void catalogues.openRecent(id),
      setTheme,
      send: (command: MenuCommand) => emit({ type: 'command', command }),
    })

  const handlers = desktopHandlers({
    connect: (windowId) => {
      engine.connect(windowId)
      return state()
    },
    state,
    ticketForPath: (path) => tickets.forReading(path),
    ticketsForPaths: (paths) => ticketsForDropped(tickets, paths),
    ticketForBytes: async (bytes) => {
      const ticket = await tickets.forReading(await keepPasted(app.getPath('temp'), bytes))
      if (ticket === null) throw new Error('What was pasted is gone again')
      return ticket
    },
    choosePictures: async () => {
      const chosen = await Promise.all((await dialogs.choosePictures()).map((path) => tickets.forReading(path)))
      return chosen.filter((ticket) => ticket !== null)
    },
    chooseFile: async (kind) => {
      const path = await dialogs.chooseFile(kind)
      if (path === null) return null
      return kind === 'folder' ? tickets.forFolder(path) : tickets.forReading(path)
    },
    chooseTarget: async (kind, suggestedName) => {
      const path = await dialogs.chooseTarget(kind, suggestedName)
      return path === null ? null : tickets.forWriting(path)
    },
    printToPdf: async (ticketId) => {
      const path = tickets.targetOf(ticketId)
      if (path === null || window === null) return false
      await printToPdf(window.webContents, path)
      return true
    },
    reveal: (ticketId) => {
      const path = tickets.pathOf(ticketId)
      if (path !== null) shell.showItemInFolder(path)
      return path !== null
    },
    createCatalogue: catalogues.create,
    chooseCatalogue: catalogues.choose,
    openRecent: catalogues.openRecent,
    recent: () => recent.list().map(({ id, name, folder }) => ({ id, name, folder })),
    saveSecret: secrets.save,
    writeClipboard,
    setTheme,
    setLanguage,
    openLink: (url) => shell.openExternal(url),
    restartEngine: engine.start,
    tourFile: () => tickets.forReading(join(app.getAppPath(), TOUR_FILE)),
    tourReport: async (step) => tour?.report(step),
    tourDone: (isOk) => tour?.done(isOk),
  })
  const dispatch = createDispatcher({
    handlers,
    origins: serverUrl === null ? [APP_ORIGIN] : [APP_ORIGIN, new URL(serverUrl).origin],
    isOurWindow: (id) => window?.webContents.id === id,
    log,
  })
  ipcMain.handle(DESKTOP_CHANNELS.call, (event, name: unknown, payload: unknown) => dispatch(event, name, payload))

  const openWindow = (): void => {
    const opened = openMainWindow({ settings, log, info, serverUrl })
    const { id } = opened.webContents
    window = opened
    opened.on('closed', () => {
      engine.disconnect(id)
      window = null
    })
  }

  denyPermissions(session.defaultSession)
  if (serverUrl !== null) addDevelopmentPolicy(session.defaultSession, serverUrl)
  serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'), engine.mediaFolder)
  nativeTheme.themeSource = settings.get().theme
  showMenu()
  followLifecycle({ engine, window: () => window, openWindow })
  engine.start()
  catalogues.openFirst(launch.catalogue)
  openWindow()
}

function desktopInfo(launch: LaunchOptions): DesktopInfo {
  const languages = app.getPreferredSystemLanguages()
  return {
    platform: process.platform as DesktopInfo['platform'], // Electron runs on no other
    version: app.getVersion(),
    locale: chooseUiLocale(languages),
    formatLocale: languages[0] ?? 'en-GB',
    isTour: launch.isTour,
  }
}

function tourOf(
  launch: LaunchOptions,
  window: () => BrowserWindow | null,
  closeEngine: () => Promise<void>,
): Promise<Tour> {
  const besideApp = join(app.getAppPath(), 'out')
  return startTour({
    folder: join(launch.outFolder ?? (app.isPackaged ? app.getPath('userData') : besideApp), 'tour'),
    keepOpen: launch.keepOpen,
    window,
    print: (line) => void process.stdout.write(`${line}\n`),
    exit: (code) => void closeEngine().finally(() => app.exit(code)),
  })
}
