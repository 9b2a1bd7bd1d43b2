import { create } from 'zustand'
import type { CatalogueState, DesktopState, EngineState } from '../../shared/desktop.ts'
import { PORT_MESSAGE } from '../../shared/desktop.ts'
import { createClient } from '../../shared/rpc.ts'

/** The window's only line to the engine. Ask through the hooks of this folder; they know when to ask again. */
export const client = createClient()

interface Connection {
  readonly engine: EngineState
  readonly catalogue: CatalogueState
  /** Rises when the line is cut and when there is a new one: what was under way before may have been lost. */
  readonly generation: number
  readonly isAttached: boolean
  /** Rises when another catalogue is opened: ids and edits of the one before mean nothing any more. */
  readonly epoch: number
}

/** How things stand with the engine and the catalogue; follows main's events. */
export const useConnection = create<Connection>(() => ({
  engine: 'starting',
  catalogue: { status: 'none' },
  generation: 0,
  isAttached: false,
  epoch: 0,
}))

let current: MessagePort | null = null

/** Takes up the ports that the preload passes on, and main's news about the engine. Called once, before rendering. */
export async function startConnection(): Promise<DesktopState> {
  window.addEventListener('message', (message: MessageEvent<unknown>) => {
    const port = message.ports[0]
    if (message.source === window && isPortMessage(message.data) && port) attach(port)
  })
  window.desktop.onEvent((event) => {
    if (event.type === 'state') takeState(event.state)
  })
  const state = await window.desktop.connect()
  takeState(state)
  return state
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === PORT_MESSAGE
}

function attach(port: MessagePort): void {
  detach()
  current = port
  port.addEventListener('close', () => {
    if (current === port) detach()
  })
  client.attach({
    postMessage: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.addEventListener('message', (message: MessageEvent<unknown>) => listener(message.data))
      port.start()
    },
  })
  useConnection.setState(({ generation }) => ({ generation: generation + 1, isAttached: true }))
}

function detach(): void {
  if (current === null) return
  current.close()
  current = null
  useConnection.setState(({ generation }) => ({ generation: generation + 1, isAttached: false }))
  client.detach()
}

function takeState({ engine, catalogue }: DesktopState): void {
  if (engine === 'lost' || engine === 'failed') detach()
  const before = useConnection.getState()
  const isOther = catalogue.status === 'opening' && before.catalogue.status !== 'opening'
  useConnection.setState({ engine, catalogue, epoch: before.epoch + (isOther ? 1 : 0) })
}
