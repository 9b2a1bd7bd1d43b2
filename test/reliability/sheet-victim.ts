import { createEngine, sourceMigrations } from '../../src/engine/app.ts'

/**
 * A process that pastes 5 columns into every product of a catalogue and says how far it is, until it is killed. Started
 * by sheet-kill.test.ts.
 */
const [, , catalogue = '', rows = '0', mark = ''] = process.argv
const engine = await createEngine({ catalogue, migrations: sourceMigrations })
const table = Array.from({ length: Number(rows) }, (_, at) => [
  `${mark} ${at}`,
  `${mark} fr ${at}`,
  `${at}.25`,
  '7',
  at % 2 ? 'red' : 'blue',
])
const view = { viewKey: 'all', query: {} }
const page = { ...view, columns: [{ column: 'sku' }], from: 0, count: 1 }
const { order } = await engine.call('catalogue.gridPage', page)
await engine.runJob(
  'sheet.paste',
  {
    requestId: `paste-${mark}`,
    anchor: { ...view, order, from: 0, target: { rows: 1, columns: 1 } },
    columns: ['name/nl_NL', 'name/fr_FR', 'price/EUR', 'rating', 'colour'],
    table,
  },
  (event) => {
    if (event.type === 'job.progress') say({ done: event.progress.done, isDone: false })
  },
)
say({ done: 0, isDone: true })
await engine.close()

function say(pasted: { readonly done: number; readonly isDone: boolean }): void {
  process.stdout.write(`${JSON.stringify(pasted)}\n`)
}
