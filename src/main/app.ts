import { existsSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, ipcMain, Menu, nativeTheme, safeStorage, session, shell } from 'electron'
import type { DesktopEvent, DesktopInfo, DesktopState, MenuCommand, ThemeChoice } from '../shared/desktop.ts'
import { APP_ORIGIN, DESKTOP_CHANNELS } from '../shared/desktop.ts'
import { createDialogs } from './desktop/dialogs.ts'
import { createDispatcher } from './desktop/dispatcher.ts'
import { desktopHandlers } from './desktop/handlers.ts'
import { createEngineHost } from './engine/engine-host.ts'
import { createFileTickets } from './file-tickets.ts'
import type { LaunchOptions } from './launch-options.ts'
import { parseLaunchOptions } from './launch-options.ts'
import { chooseUiLocale } from './locale.ts'
import type { Log } from './log.ts'
import { menuLabels } from './menu/labels.ts'
import { menuTemplate } from './menu/menu.ts'
import { createRecentCatalogues } from './recent-catalogues.ts'
import { openSecrets } from './secrets.ts'
import { serveApp } from './security/app-protocol.ts'
import { addDevelopmentPolicy, denyPermissions } from './security/harden.ts'
import { openSettings } from './settings.ts'
import { startTour } from './tour.ts'
import { openMainWindow } from './windows/main-window.ts'

/** Puts the app together: settings, engine, window, menu, and the handlers between them. */
export async function startApp(launch: LaunchOptions, log: Log): Promise<void> {
  const userData = app.getPath('userData')
  const serverUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null)
  const locale = chooseUiLocale(app.getPreferredSystemLanguages())
  const labels = menuLabels(locale)
  const settings = openSettings(join(userData, 'settings.json'))
  const recent = createRecentCatalogues(settings, homedir())
  const secrets = openSecrets(join(userData, 'secrets.json'), safeStorage)
  let window: BrowserWindow | null = null

  const info: DesktopInfo = {
    platform: process.platform as DesktopInfo['platform'], // Electron runs on no other
    version: app.getVersion(),
    locale,
    formatLocale: app.getPreferredSystemLanguages()[0] ?? 'en-GB',
    isTour: launch.isTour,
  }

  const emit = (event: DesktopEvent): void => window?.webContents.send(DESKTOP_CHANNELS.event, event)
  const state = (): DesktopState => ({ ...engine.state(), theme: settings.get().theme })
  const engine = createEngineHost({
    engine: { dataFolder: join(userData, 'engine'), actor: userInfo().username },
    log,
    secretOf: (ref) => secrets.get(ref),
    onChange: () => emit({ type: 'state', state: state() }),
    onOpened: (path) => {
      recent.add(path)
      app.addRecentDocument(path)
      showMenu()
    },
    onPort: (_windowId, port) => window?.webContents.postMessage(DESKTOP_CHANNELS.port, null, [port]),
  })
  const tickets = createFileTickets((ticket) => engine.keepTicket(ticket))
  const dialogs = createDialogs(() => window, labels)

  const setTheme = (theme: ThemeChoice): void => {
    nativeTheme.themeSource = theme
    settings.change({ theme })
    showMenu()
    emit({ type: 'state', state: state() })
  }
  const createCatalogue = async (isSample: boolean): Promise<boolean> => {
    const name = `${isSample ? labels.sample : labels.untitled}.etalage`
    const path = await dialogs.chooseTarget('catalogue', name)
    if (path === null) return false
    if (existsSync(path)) await shell.trashItem(path) // the dialog has asked; the bin is the way back
    engine.open(path, isSample ? 'sample' : 'empty')
    return true
  }
  const chooseCatalogue = async (): Promise<boolean> => {
    const path = await dialogs.chooseFile('catalogue')
    if (path !== null) engine.open(path, 'no')
    return path !== null
  }
  const openRecent = (id: string): boolean => {
    const path = recent.pathOf(id)
    if (path !== null) engine.open(path, 'no')
    return path !== null
  }
  const showMenu = (): void => {
    const isMac = process.platform === 'darwin'
    const model = { labels, isMac, isDevelopment: !app.isPackaged, theme: settings.get().theme, recent: recent.list() }
    const actions = {
      newCatalogue: () => void createCatalogue(false),
      openCatalogue: () => void chooseCatalogue(),
      openRecent: (id: string) => void openRecent(id),
      setTheme,
      send: (command: MenuCommand) => emit({ type: 'command', command }),
    }
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(model, actions)))
  }

  const tour = launch.isTour
    ? await startTour({
        folder: join(launch.outFolder ?? (app.isPackaged ? userData : join(app.getAppPath(), 'out')), 'tour'),
        keepOpen: launch.keepOpen,
        window: () => window,
        print: (line) => void process.stdout.write(`${line}\n`),
        exit: (code) => void engine.close().finally(() => app.exit(code)),
      })
    : null

  const handlers = desktopHandlers({
    connect: (windowId) => {
      engine.connect(windowId)
      return state()
    },
    ticketForPath: (path) => tickets.forReading(path),
    chooseFile: async (kind) => {
      const path = await dialogs.chooseFile(kind)
      return path === null ? null : tickets.forReading(path)
    },
    chooseTarget: async (kind, suggestedName) => {
      const path = await dialogs.chooseTarget(kind, suggestedName)
      return path === null ? null : tickets.forWriting(path)
    },
    reveal: (ticketId) => {
      const path = tickets.pathOf(ticketId)
      if (path !== null) shell.showItemInFolder(path)
      return path !== null
    },
    createCatalogue,
    chooseCatalogue,
    openRecent,
    recent: () => recent.list().map(({ id, name, folder }) => ({ id, name, folder })),
    saveSecret: (ref, value) => secrets.save(ref, value),
    setTheme,
    openLink: (url) => shell.openExternal(url),
    restartEngine: () => engine.start(),
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

  denyPermissions(session.defaultSession)
  if (serverUrl !== null) addDevelopmentPolicy(session.defaultSession, serverUrl)
  serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'), () => engine.mediaFolder())
  nativeTheme.themeSource = settings.get().theme
  showMenu()

  const openWindow = (): void => {
    const opened = openMainWindow({ settings, info, serverUrl })
    const { id } = opened.webContents
    window = opened
    opened.on('closed', () => {
      engine.disconnect(id)
      window = null
    })
  }
  app.on('second-instance', (_event, argv, workingFolder) => {
    const { catalogue } = parseLaunchOptions(argv.slice(1), workingFolder)
    if (catalogue !== null) engine.open(catalogue, 'no')
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('activate', () => {
    if (window === null) openWindow() // macOS: the icon in the dock of an app without windows
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  let hasClosed = false
  app.on('before-quit', (event) => {
    if (hasClosed) return
    event.preventDefault()
    hasClosed = true
    void engine.close().finally(() => app.quit())
  })

  engine.start()
  openFirstCatalogue()
  openWindow()

  /** The one asked for, else the last one, else (first start) the sample. */
  function openFirstCatalogue(): void {
    const last = recent.list()[0]?.path
    const sample = join(app.getPath('documents'), 'Etalage', `${labels.sample}.etalage`)
    if (launch.catalogue !== null) engine.open(launch.catalogue, 'no')
    else if (last !== undefined) engine.open(last, 'no')
    else engine.open(sample, 'sample')
  }
}
