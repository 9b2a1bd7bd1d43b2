// import-child.ts <threads|inline> <catalogue> <file> <changed file>: imports a file and then its changed copy, as a
// process of its own, so that its memory and its children's CPU are its own; prints an ImportFigures as JSON.
import { setTimeout as wait } from 'node:timers/promises'
import { createEngine, sourceMigrations } from '../../../src/engine/app.ts'
import { nodeTaskHost } from '../../../src/engine/entry/node-task-host.ts'
import { importFile } from '../../../src/engine/modules/import/index.ts'
import type { Engine } from '../../../src/engine/runtime/engine.ts'
import { openDatabase } from '../../../src/engine/store/database.ts'
import { openThreaded } from './big-catalogue.ts'
import type { Cost } from './cost.ts'
import { cost } from './cost.ts'

export interface ImportFigures {
  /** Until the receipt: everything but the search index. */
  readonly receipt: Cost
  /** Until every product is in the search index, too. */
  readonly ready: Cost
  /** The same for the changed copy. */
  readonly again: Cost
  readonly created: number
  readonly updated: number
  /** Most memory this process held, its task process not counted. */
  readonly peakMb: number
}

const [mode = '', catalogue = '', ...files] = process.argv.slice(2)
const services = { tasks: nodeTaskHost(), tickets: { resolve: (path: string) => ({ path, fileName: 'supplier.csv' }) } }
const engine =
  mode === 'threads'
    ? await openThreaded(catalogue, services)
    : await createEngine({ catalogue, migrations: sourceMigrations, services })
const [first, again] = [await imported(engine, files[0] ?? ''), await imported(engine, files[1] ?? '')]
await engine.close()
const figures: ImportFigures = {
  receipt: first.receipt,
  ready: first.ready,
  again: again.ready,
  created: first.created,
  updated: again.updated,
  peakMb: process.resourceUsage().maxRSS / 1024,
}
process.stdout.write(JSON.stringify(figures))

async function imported(
  on: Engine,
  ticket: string,
): Promise<{ receipt: Cost; ready: Cost; created: number; updated: number }> {
  let counts = { created: 0, updated: 0 }
  let receipt: Cost = { wall: 0, cpu: 0 }
  const ready = await cost(async () => {
    receipt = await cost(async () => {
      counts = (await importFile(on, { ticket })).receipt
    })
    await searchCaughtUp()
  })
  return { receipt, ready, created: counts.created, updated: counts.updated }
}

async function searchCaughtUp(): Promise<void> {
  const db = openDatabase(catalogue, 'read')
  const waiting = db.prepare('SELECT 1 FROM search_queue LIMIT 1').pluck()
  while (waiting.get() !== undefined) await wait(20)
  db.close()
}
