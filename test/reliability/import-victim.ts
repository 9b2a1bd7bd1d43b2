import { basename } from 'node:path'
import { createEngine, sourceMigrations } from '../../src/engine/app.ts'

/**
 * A process that commits a staged import and says how many rows are written, until it is killed. Started by
 * import-kill.test.ts.
 */
const [catalogue = '', importId = '0'] = process.argv.slice(2)
const tickets = { resolve: (ticket: string) => ({ path: ticket, fileName: basename(ticket) }) }
const engine = await createEngine({ catalogue, migrations: sourceMigrations, services: { tickets } })
await engine.runJob('import.commit', { importId: Number(importId), requestId: `victim-${process.pid}` }, (event) => {
  if (event.type === 'job.progress' && event.progress.step === 'import.committing')
    say({ done: event.progress.done, isCommitted: false })
})
say({ done: 0, isCommitted: true })
await engine.close()

function say(written: { readonly done: number; readonly isCommitted: boolean }): void {
  process.stdout.write(`${JSON.stringify(written)}\n`)
}
