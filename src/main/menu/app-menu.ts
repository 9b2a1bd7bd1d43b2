import { app, Menu } from 'electron'
import type { RecentCatalogues } from '../recent-catalogues.ts'
import type { SettingsStore } from '../settings.ts'
import type { MenuLabels } from './labels.ts'
import type { MenuActions } from './menu.ts'
import { menuTemplate } from './menu.ts'

/** Sets the app's menu as things stand now; call it again when the theme, the language or the list of catalogues changes. */
export function showAppMenu(
  labels: MenuLabels,
  settings: SettingsStore,
  recent: RecentCatalogues,
  actions: MenuActions,
): void {
  const model = {
    labels,
    isMac: process.platform === 'darwin',
    isDevelopment: !app.isPackaged,
    theme: settings.get().theme,
    recent: recent.list(),
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(model, actions)))
}
