import { createEngine, sourceMigrations } from '../../src/engine/app.ts'

/**
 * A process that gives an attribute another type, or takes that back, and says how far it is, until it is killed.
 * Started by model-kill.test.ts.
 */
const [, , catalogue = '', what = ''] = process.argv
const engine = await createEngine({ catalogue, migrations: sourceMigrations })
const tell: Parameters<typeof engine.runJob>[2] = (event) => {
  if (event.type === 'job.progress') say({ done: event.progress.done, isDone: false })
}
const requestId = `${what}-${Date.now()}`
if (what === 'undo') await engine.runJob('catalogue.undo', { requestId }, tell)
else
  await engine.runJob(
    'model.change',
    {
      requestId,
      changes: [{ entity: 'attribute', action: 'update', code: 'size', fields: { type: 'number' } }],
    },
    tell,
  )
say({ done: 0, isDone: true })
await engine.close()

function say(changed: { readonly done: number; readonly isDone: boolean }): void {
  process.stdout.write(`${JSON.stringify(changed)}\n`)
}
