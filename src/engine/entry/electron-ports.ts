import type { FromEngineControl, ToEngineControl } from '../../shared/control.ts'
import type { PortLike } from '../../shared/rpc.ts'

/** Electron's MessagePortMain, as a utility process gets it. The engine never imports Electron. */
export interface ElectronPort {
  postMessage(message: unknown): void
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly ElectronPort[] }) => void,
  ): void
  on(event: 'close', listener: () => void): void
  start(): void
}

/** The process's own line to main. */
export interface ControlPort {
  postMessage(message: FromEngineControl): void
  on(
    event: 'message',
    listener: (event: { readonly data: ToEngineControl; readonly ports: readonly ElectronPort[] }) => void,
  ): void
}

/** `process.parentPort`, which only a utility process has. */
export function parentPort<Port>(): Port | undefined {
  return (process as unknown as { parentPort?: Port }).parentPort // Electron adds it; its types would bring all of Electron
}

/** A window's port that outlives engines: whoever asked last gets the messages; those that come before wait. */
export interface WindowPort extends PortLike {
  /** Back to waiting: the engine that listened is being closed. */
  release(): void
  onClose(listener: () => void): void
}

export function windowPort(port: ElectronPort): WindowPort {
  let deliver: ((message: unknown) => void) | null = null
  const waiting: unknown[] = []
  let isOpen = true
  port.on('message', ({ data }) => {
    if (deliver) deliver(data)
    else waiting.push(data)
  })
  port.on('close', () => {
    isOpen = false
  })
  port.start()
  return {
    postMessage: (message) => {
      if (isOpen) port.postMessage(message)
    },
    onMessage: (listener) => {
      deliver = listener
      for (const message of waiting.splice(0)) listener(message)
    },
    release: () => {
      deliver = null
    },
    onClose: (listener) => port.on('close', listener),
  }
}
