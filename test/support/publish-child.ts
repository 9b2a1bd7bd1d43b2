// A process of its own that publishes a catalogue, to be killed from outside. Time runs twenty times as fast in it.
//   node publish-child.ts <catalogue> <origin> <key> <secret> resume|anew
import { createEngine, sourceMigrations } from '../../src/engine/app.ts'

const SPEED = 20
const [path = '', origin = '', key = '', secret = '', mode = ''] = process.argv.slice(2)
const started = Date.now()

const engine = await createEngine({
  catalogue: path,
  migrations: sourceMigrations,
  resumeJobs: false,
  services: {
    secrets: { get: async () => secret },
    clock: {
      now: () => new Date(started + (Date.now() - started) * SPEED),
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          const timer = setTimeout(resolve, ms / SPEED)
          signal?.addEventListener('abort', () => {
            clearTimeout(timer)
            reject(signal.reason as Error)
          })
        }),
    },
  },
})
const [known] = (await engine.call('publish.connections', {})).connections
const connection = {
  name: 'shop',
  type: 'lightspeed-ecom',
  channel: 'webshop',
  origin,
  key,
  secretRef: 'shop',
} as const
const connectionId = known?.id ?? (await engine.call('publish.saveConnection', connection)).connectionId
const [last] = (await engine.call('publish.runs', {})).runs
const planId =
  mode === 'resume' && last?.state === 'paused'
    ? last.planId
    : (await engine.runJob('publish.plan', { connectionId })).planId
const run = await engine.runJob('publish.run', { requestId: `child-${process.pid}`.padEnd(8, '-'), planId })
console.log(JSON.stringify(run))
await engine.close()
