import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { DesktopApi, DesktopCalls, DesktopEvent, DesktopInfo, DesktopReply } from '../shared/desktop.ts'
import { DESKTOP_CHANNELS, PORT_MESSAGE } from '../shared/desktop.ts'
import { MOST_MEDIA_BYTES } from '../shared/picture-files.ts'

/** The only file that talks to main. What crosses is checked there; here it only gets its name. */
async function call<Name extends keyof DesktopCalls>(
  name: Name,
  payload: DesktopCalls[Name]['payload'],
): Promise<DesktopCalls[Name]['answer']> {
  const reply = (await ipcRenderer.invoke(DESKTOP_CHANNELS.call, name, payload)) as DesktopReply // main's dispatcher
  // An error's own properties do not survive the bridge: the code travels in front of the words.
  if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.message}`)
  return reply.value as DesktopCalls[Name]['answer'] // main's handlers have to fit the same table
}

const desktop: DesktopApi<File> = {
  info: readInfo(),
  connect: () => call('connect', undefined),
  state: () => call('state', undefined),
  onEvent: (listener) => {
    const forward = (_: unknown, event: DesktopEvent): void => listener(event)
    ipcRenderer.on(DESKTOP_CHANNELS.event, forward)
    return () => void ipcRenderer.off(DESKTOP_CHANNELS.event, forward)
  },
  ticketForFile: async (file) => {
    const path = webUtils.getPathForFile(file) // empty for a file that a script made up
    return path === '' ? null : call('ticketForPath', path)
  },
  ticketsForFiles: (files) =>
    call(
      'ticketsForPaths',
      files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
    ),
  ticketForPasted: async (file) => {
    const path = webUtils.getPathForFile(file)
    if (path !== '') return call('ticketForPath', path)
    return file.size > MOST_MEDIA_BYTES
      ? null
      : call('ticketForBytes', { bytes: new Uint8Array(await file.arrayBuffer()) })
  },
  openPicturesDialog: () => call('openPicturesDialog', undefined),
  openFileDialog: (kind) => call('openFileDialog', kind),
  saveFileDialog: (kind, suggestedName) => call('saveFileDialog', { kind, suggestedName }),
  printToPdf: (ticketId) => call('printToPdf', ticketId),
  revealInFolder: (ticketId) => call('revealInFolder', ticketId),
  catalogue: {
    create: (options) => call('createCatalogue', options),
    open: () => call('openCatalogue', undefined),
    openRecent: (id) => call('openRecent', id),
    recent: () => call('recent', undefined),
  },
  saveSecret: (ref, value) => call('saveSecret', { ref, value }),
  writeClipboard: (content) => call('writeClipboard', content),
  setTheme: (theme) => call('setTheme', theme),
  setLanguage: (language) => call('setLanguage', language),
  openExternal: (url) => call('openExternal', url),
  restartEngine: () => call('restartEngine', undefined),
  tourFile: () => call('tourFile', undefined),
  tourReport: (step) => call('tourReport', step),
  tourDone: (isOk) => call('tourDone', isOk),
}

contextBridge.exposeInMainWorld('desktop', desktop)

// The bridge cannot carry ports: they go to the page as a message, and to no other origin than our own.
ipcRenderer.on(DESKTOP_CHANNELS.port, (event) => {
  window.postMessage({ type: PORT_MESSAGE }, window.location.origin, event.ports)
})

function readInfo(): DesktopInfo {
  const flag = '--desktop-info='
  const argument = process.argv.find((text) => text.startsWith(flag)) ?? `${flag}{}`
  return JSON.parse(decodeURIComponent(argument.slice(flag.length))) as DesktopInfo // written by main
}
