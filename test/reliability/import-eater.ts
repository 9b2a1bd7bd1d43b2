import { basename } from 'node:path'
import { createEngine, sourceMigrations } from '../../src/engine/app.ts'
import { importFile } from '../../src/engine/modules/import/index.ts'
import type { EngineServices } from '../../src/engine/runtime/services.ts'
import { tasksHere } from '../support/tasks-here.ts'

// Imports one file with reading, planning and writing all in this process, and says how much memory it took at most.
// Started by import-memory.test.ts.

const [catalogue = '', source = ''] = process.argv.slice(2)
const services: Partial<EngineServices> = {
  tickets: { resolve: (ticket) => ({ path: ticket, fileName: basename(ticket) }) },
  tasks: tasksHere,
}
const engine = await createEngine({ catalogue, migrations: sourceMigrations, services })
const { receipt } = await importFile(engine, { ticket: source })
process.stdout.write(
  JSON.stringify({ created: receipt.created, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }),
)
await engine.close()
