import { join } from 'node:path'
import type { EngineOptions, FromEngineControl, ToEngineControl } from '../../shared/control.ts'
import { toWireError } from '../../shared/errors.ts'
import type { EngineServices } from '../runtime/services.ts'
import { systemClock } from '../runtime/clock.ts'
import { openCatalogues } from './catalogues.ts'
import type { ControlPort, ElectronPort } from './electron-ports.ts'
import { parentPort, windowPort } from './electron-ports.ts'
import { electronTaskHost } from './electron-task-host.ts'
import { practiceShopHost } from './practice-shop-host.ts'
import { controlSecrets } from './control-secrets.ts'
import { ticketBook } from './ticket-book.ts'

// The engine as Electron's utility process. Main says what to open and who may talk to it; everything else comes over
// the windows' ports. When this process dies, main starts it again and hands every window a new port.
const control = parentPort<ControlPort>()
if (!control) throw new Error('This file is the start of an Electron utility process.')
const tell = (message: FromEngineControl): void => control.postMessage(message)

const tickets = ticketBook()
const secrets = controlSecrets(tell)
const tasks = electronTaskHost(tell)
const log: EngineServices['log'] = {
  info: (message, facts = {}) => tell({ type: 'log', level: 'info', message, facts }),
  warn: (message, facts = {}) => tell({ type: 'log', level: 'warn', message, facts }),
  error: (message, facts = {}) => tell({ type: 'log', level: 'error', message, facts }),
}
let catalogues: ReturnType<typeof openCatalogues> | null = null

control.on('message', ({ data, ports }) => handle(data, ports[0]))
tell({ type: 'ready' })

function handle(message: ToEngineControl, port: ElectronPort | undefined): void {
  switch (message.type) {
    case 'start':
      catalogues = openCatalogues({
        services: services(message.options),
        actor: message.options.actor,
        migrations: join(import.meta.dirname, '../../db/migrations'),
        content: {
          starter: join(import.meta.dirname, '../../db/starter'),
          demo: join(import.meta.dirname, '../../db/demo'),
          media: join(import.meta.dirname, '../../resources/sample'),
        },
        onUpgrade: (path, progress) => tell({ type: 'upgrading', path, progress }),
        threadFile: join(import.meta.dirname, 'thread.js'),
        onThreadDeath: (role) => {
          log.error('thread died', { role })
          process.exit(1)
        },
      })
      return
    case 'open':
      void open(message)
      return
    case 'window':
      if (port) catalogues?.connect(windowPort(port))
      return
    case 'ticket':
      tickets.add(message.ticket)
      return tell({ type: 'ticket-kept', ticketId: message.ticket.id })
    case 'secret':
      return secrets.answer(message.requestId, message.value)
    case 'task-started':
      if (port) tasks.started(message.taskId, port)
      return
    case 'task-ended':
      return tasks.ended(message.taskId, message.code)
    case 'close':
      void (catalogues?.close() ?? Promise.resolve()).finally(() => process.exit(0))
  }
}

function services(options: EngineOptions): Omit<EngineServices, 'paths'> {
  const practiceShop = practiceShopHost(join(options.dataFolder, 'practice-shop.json'))
  return { clock: systemClock, fetch, log, tasks, tickets, practiceShop, secrets: practiceShop.withSecret(secrets) }
}

async function open({ path, create }: Extract<ToEngineControl, { type: 'open' }>): Promise<void> {
  try {
    const opened = await catalogues?.open(path, create)
    if (opened) tell({ type: 'opened', path, ...opened })
  } catch (error) {
    const reference = `E-${Date.now().toString(36).toUpperCase()}`
    log.error('open failed', { reference, error: error instanceof Error ? error.stack : String(error) })
    tell({ type: 'open-failed', path, error: toWireError(error, reference) })
  }
}
