import { basename } from 'node:path'
import { createEngine, sourceMigrations } from '../../src/engine/app.ts'
import { systemClock } from '../../src/engine/runtime/clock.ts'
import { tasksHere } from '../support/tasks-here.ts'

/**
 * A process that runs a source and says how many rows are written, until it is killed. It does not wait for files to
 * stop growing: the test's do not grow. Started by source-kill.test.ts.
 */
const [catalogue = '', sourceId = '0'] = process.argv.slice(2)
const tickets = { resolve: (ticket: string) => ({ path: ticket, fileName: basename(ticket) }) }
const clock = { now: systemClock.now, sleep: () => systemClock.sleep(0) }
const services = { tickets, tasks: tasksHere, clock }
const engine = await createEngine({ catalogue, migrations: sourceMigrations, services })
say('begun')
await engine.runJob('sources.run', { sourceId: Number(sourceId) }, (event) => {
  if (event.type === 'job.progress') say(`${event.progress.step} ${event.progress.done}`)
})
say('done')
await engine.close()

function say(what: string): void {
  process.stdout.write(`${what}\n`)
}
