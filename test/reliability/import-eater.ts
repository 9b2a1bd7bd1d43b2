import { basename } from 'node:path'
import { createEngine, sourceMigrations } from '../../src/engine/app.ts'
import { importFile } from '../../src/engine/modules/import/index.ts'
import type { EngineServices } from '../../src/engine/runtime/services.ts'
import { serveTask } from '../../src/engine/runtime/task.ts'
import { tasks } from '../../src/engine/tasks.ts'

// Imports one file with reading, planning and writing all in this process, and says how much memory it took at most.
// Started by import-memory.test.ts.

const [catalogue = '', source = ''] = process.argv.slice(2)
const services: Partial<EngineServices> = {
  tickets: { resolve: (ticket) => ({ path: ticket, fileName: basename(ticket) }) },
  tasks: {
    run: <Output>(name: string, input: unknown) =>
      new Promise<Output>((resolve, reject) => {
        void serveTask(tasks, { name, input }, (message) => {
          if (message.type === 'done') resolve(message.output as Output) // the task's own type
          if (message.type === 'failed') reject(new Error(message.error.message))
        })
      }),
  },
}
const engine = await createEngine({ catalogue, migrations: sourceMigrations, services })
const { receipt } = await importFile(engine, { ticket: source })
process.stdout.write(
  JSON.stringify({ created: receipt.created, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }),
)
await engine.close()
