// stage-child.ts <catalogue> <file>: reads a file and compares it with the catalogue, all in this process, so that its
// memory is its own; then looks at it read another way. Prints a StageFigures as JSON.
import { basename } from 'node:path'
import { createEngine, sourceMigrations } from '../../../src/engine/app.ts'
import type { EngineServices } from '../../../src/engine/runtime/services.ts'
import { tasksHere } from '../../support/tasks-here.ts'
import type { Cost } from './cost.ts'
import { cost } from './cost.ts'

export interface StageFigures {
  readonly rows: number
  readonly peakMb: number
  /** To the comparison. */
  readonly staged: Cost
  /** Each time: the first rows, read another way. */
  readonly tried: readonly Cost[]
}

const TRIES = 12

const [catalogue = '', file = ''] = process.argv.slice(2)
const services: Partial<EngineServices> = {
  tickets: { resolve: (path) => ({ path, fileName: basename(path) }) },
  tasks: tasksHere,
}
const engine = await createEngine({ catalogue, migrations: sourceMigrations, services })
let importId = 0
let rows = 0
const staged = await cost(async () => {
  ;({ importId } = await engine.runJob('import.stage', { ticket: file, unattended: true }))
  rows = (await engine.runJob('import.plan', { importId })).receipt.read
})
const peakMb = process.resourceUsage().maxRSS / 1024
const tried: Cost[] = []
for (let round = 0; round < TRIES; round++)
  tried.push(
    await cost(() => engine.runJob('import.tryReading', { importId, options: { headerRow: 1 + (round % 3) } })),
  )
await engine.close()
process.stdout.write(JSON.stringify({ rows, peakMb, staged, tried } satisfies StageFigures))
