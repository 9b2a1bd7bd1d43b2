// Electron with as little as a window, a process and a thread: the floor of a start, and of what crosses between them.
import { join } from 'node:path'
import { BrowserWindow, MessageChannelMain, app, utilityProcess } from 'electron'

void app.whenReady().then(() => {
  const router = utilityProcess.fork(join(import.meta.dirname, 'router.mjs'))
  const webPreferences = { nodeIntegration: true, contextIsolation: false } // a page of ours without any bridge
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences })
  void window.loadFile(join(import.meta.dirname, 'page.html')).then(() => {
    const { port1, port2 } = new MessageChannelMain()
    router.postMessage(null, [port1])
    window.webContents.postMessage('port', null, [port2])
  })
})
app.on('window-all-closed', () => app.quit())
