import type { Session, WebContents } from 'electron'
import { app } from 'electron'
import { APP_ORIGIN } from '../../shared/desktop.ts'
import { developmentPolicy } from './content-policy.ts'

/** Takes from a session every permission a page could ask for, downloads, and what it would fetch by itself. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  // The spelling checker fetches its dictionaries from a server as soon as a session exists, even where no window
  // uses it; switching it off alone does not stop the first one.
  session.setSpellCheckerDictionaryDownloadURL(`${APP_ORIGIN}/none/`)
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
}

/** Our windows show one page of our own: nothing in it can lead them elsewhere, open another or embed one. */
export function confineAllWindows(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-frame-navigate', (event) => {
      const isReload = event.isMainFrame && event.url === contents.getURL()
      if (!isReload) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** The development server sends no policy of its own. */
export function addDevelopmentPolicy(session: Session, serverUrl: string): void {
  session.webRequest.onHeadersReceived({ urls: [`${serverUrl}/*`] }, (details, respond) => {
    const policy = { 'Content-Security-Policy': [developmentPolicy(serverUrl)] }
    respond({ responseHeaders: { ...details.responseHeaders, ...policy } })
  })
}
