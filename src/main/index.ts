import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, dialog, protocol } from 'electron'
import { startApp } from './app.ts'
import { parseLaunchOptions } from './launch-options.ts'
import { createLog } from './log.ts'
import { registerAppScheme } from './security/app-protocol.ts'
import { confineAllWindows } from './security/harden.ts'

// What has to happen before the app is ready. The rest is in app.ts.
const launch = parseLaunchOptions(process.argv.slice(1), process.cwd())
const profile = launch.isTour ? mkdtempSync(join(tmpdir(), 'etalage-tour-')) : launch.userData
if (profile !== null) {
  app.setPath('userData', profile)
  app.setPath('documents', join(profile, 'Documents'))
}
app.setAppLogsPath(join(app.getPath('userData'), 'logs'))
const log = createLog(app.getPath('logs'))

process.on('uncaughtException', (error) => {
  const reference = log.bug('main', error)
  if (launch.isTour) {
    process.stderr.write(`${error.stack ?? error.message}\n`)
    app.exit(1)
  }
  dialog.showErrorBox('Etalage', `Something went wrong that should not have (reference ${reference}).`)
})

registerAppScheme(protocol)
confineAllWindows()

if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(() => startApp(launch, log))
} else {
  app.quit() // the running one comes to the front
}
