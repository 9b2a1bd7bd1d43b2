import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand, RecentCatalogue, ThemeChoice } from '../../shared/desktop.ts'
import type { MenuLabels } from './labels.ts'

export interface MenuModel {
  readonly labels: MenuLabels
  readonly isMac: boolean
  readonly isDevelopment: boolean
  readonly theme: ThemeChoice
  readonly recent: readonly RecentCatalogue[]
}

export interface MenuActions {
  newCatalogue(): void
  openCatalogue(): void
  openRecent(id: string): void
  setTheme(theme: ThemeChoice): void
  /** For what the window does itself. */
  send(command: MenuCommand): void
}

/** The native menu as plain data. Copy and paste are the system's own; undo and redo are the catalogue's. */
export function menuTemplate(model: MenuModel, actions: MenuActions): MenuItemConstructorOptions[] {
  const { labels, isMac } = model
  const menus = [
    fileMenu(model, actions),
    editMenu(model, actions),
    productMenu(labels, actions),
    viewMenu(model, actions),
    windowMenu(labels),
  ]
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: labels.help,
    submenu: [
      { label: labels.tour, click: () => actions.send('tour') },
      { label: labels.keys, accelerator: 'F1', click: () => actions.send('help') },
    ],
  }
  return [...(isMac ? [appMenu(labels, actions)] : []), ...menus, help]
}

function appMenu(labels: MenuLabels, actions: MenuActions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about', label: labels.about },
      { type: 'separator' },
      { label: labels.settings, accelerator: 'Cmd+,', click: () => actions.send('settings') },
      { type: 'separator' },
      { role: 'hide', label: labels.hide },
      { role: 'quit', label: labels.quit },
    ],
  }
}

function fileMenu({ labels, isMac, recent }: MenuModel, actions: MenuActions): MenuItemConstructorOptions {
  const recentItems = recent.map(({ id, name, folder }): MenuItemConstructorOptions => {
    return { label: `${name} — ${folder}`.replaceAll('&', '&&'), click: () => actions.openRecent(id) }
  })
  const none: MenuItemConstructorOptions = { label: labels.noRecent, enabled: false }
  const settings: MenuItemConstructorOptions[] = [
    { label: labels.settings, accelerator: 'Ctrl+,', click: () => actions.send('settings') },
    { type: 'separator' },
  ]
  return {
    label: labels.file,
    submenu: [
      { label: labels.newCatalogue, accelerator: 'CmdOrCtrl+N', click: () => actions.newCatalogue() },
      { label: labels.openCatalogue, accelerator: 'CmdOrCtrl+O', click: () => actions.openCatalogue() },
      { label: labels.openRecent, submenu: recentItems.length > 0 ? recentItems : [none] },
      { type: 'separator' },
      { label: labels.import, accelerator: 'CmdOrCtrl+Shift+O', click: () => actions.send('import') },
      { label: labels.importPictures, click: () => actions.send('import-pictures') },
      { label: labels.export, accelerator: 'CmdOrCtrl+Shift+E', click: () => actions.send('export') },
      { label: labels.publish, accelerator: 'CmdOrCtrl+P', click: () => actions.send('publish') },
      { type: 'separator' },
      ...(isMac ? [] : settings),
      isMac ? { role: 'close', label: labels.close } : { role: 'quit', label: labels.quit },
    ],
  }
}

function editMenu({ labels, isMac }: MenuModel, actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: labels.edit,
    submenu: [
      { label: labels.undo, accelerator: 'CmdOrCtrl+Z', click: () => actions.send('undo') },
      { label: labels.redo, accelerator: 'CmdOrCtrl+Shift+Z', click: () => actions.send('redo') },
      { type: 'separator' },
      { role: 'cut', label: labels.cut },
      { role: 'copy', label: labels.copy },
      { role: 'paste', label: labels.paste },
      { role: 'selectAll', label: labels.selectAll },
      { type: 'separator' },
      { label: labels.search, accelerator: 'CmdOrCtrl+K', click: () => actions.send('search') },
      { label: labels.find, accelerator: 'CmdOrCtrl+F', click: () => actions.send('find') },
      // Cmd+H hides the app on a Mac; there it is as in a spreadsheet of theirs.
      { label: labels.replace, accelerator: isMac ? 'Cmd+Alt+F' : 'Ctrl+H', click: () => actions.send('replace') },
      { label: labels.bulkEdit, accelerator: 'CmdOrCtrl+B', click: () => actions.send('bulk-edit') },
      { label: labels.history, accelerator: 'CmdOrCtrl+Shift+H', click: () => actions.send('history') },
    ],
  }
}

function productMenu(labels: MenuLabels, actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: labels.product,
    submenu: [
      { label: labels.newProduct, accelerator: 'CmdOrCtrl+Shift+N', click: () => actions.send('new-product') },
      { label: labels.duplicate, accelerator: 'CmdOrCtrl+Shift+D', click: () => actions.send('duplicate') },
      { label: labels.card, accelerator: 'CmdOrCtrl+I', click: () => actions.send('card') },
      { type: 'separator' },
      { label: labels.deleteProduct, accelerator: 'CmdOrCtrl+Delete', click: () => actions.send('delete') },
      { label: labels.bin, click: () => actions.send('bin') },
    ],
  }
}

function viewMenu({ labels, theme, isDevelopment }: MenuModel, actions: MenuActions): MenuItemConstructorOptions {
  const choice = (value: ThemeChoice, label: string): MenuItemConstructorOptions => {
    return { label, type: 'radio', checked: theme === value, click: () => actions.setTheme(value) }
  }
  const devTools: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'toggleDevTools', label: labels.devTools },
  ]
  return {
    label: labels.view,
    submenu: [
      {
        label: labels.theme,
        submenu: [
          choice('system', labels.themeSystem),
          choice('light', labels.themeLight),
          choice('dark', labels.themeDark),
        ],
      },
      { type: 'separator' },
      { role: 'zoomIn', label: labels.zoomIn },
      { role: 'zoomOut', label: labels.zoomOut },
      { role: 'resetZoom', label: labels.zoomReset },
      { type: 'separator' },
      { role: 'togglefullscreen', label: labels.fullScreen },
      ...(isDevelopment ? devTools : []),
    ],
  }
}

function windowMenu(labels: MenuLabels): MenuItemConstructorOptions {
  return {
    role: 'windowMenu',
    label: labels.window,
    submenu: [
      { role: 'minimize', label: labels.minimize },
      { role: 'close', label: labels.close },
    ],
  }
}
