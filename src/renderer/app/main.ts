import type { DesktopApi } from '../../shared/desktop.ts'

declare global {
  interface Window {
    readonly desktop: DesktopApi<File>
  }
}

// Stand-in until the screens are there: says hello over the port.
const root = document.getElementById('root')
window.addEventListener('message', (event) => {
  const port = event.ports[0]
  if (!port) return
  port.addEventListener('message', (reply: MessageEvent<unknown>) => {
    if (root) root.textContent = JSON.stringify(reply.data)
  })
  port.start()
  port.postMessage({ type: 'call', id: 1, op: 'jobs.list', input: {} })
})
void window.desktop.connect()
