import { createEngine, sourceMigrations } from '../../src/engine/app.ts'

/**
 * A process that edits a catalogue as fast as it can and says so after every acknowledged step, until it is killed:
 * single cells, pastes of 200 cells, undo and redo in a fixed mix. Started by kill.test.ts.
 */
export interface Acknowledged {
  readonly step: number
  /** What every named product must now hold in `name/nl_NL`; empty for undo and redo. */
  readonly cells: readonly { readonly productId: number; readonly value: string }[]
}

const PRODUCTS = 400
const PASTED = 200

const [catalogue = '', firstStep = '0'] = process.argv.slice(2)
const engine = await createEngine({ catalogue, migrations: sourceMigrations })

for (let step = Number(firstStep); ; step++) {
  const requestId = `step-${String(step).padStart(8, '0')}`
  const count = step % 4 === 1 ? PASTED : 1
  const cells = Array.from({ length: count }, (_, index) => ({
    productId: 1 + ((step * 7 + index) % PRODUCTS),
    value: `${step}.${index}`,
  }))
  if (step % 4 === 3) {
    await engine.runJob('catalogue.undo', { requestId: `${requestId}-undo` })
    await engine.runJob('catalogue.redo', { requestId: `${requestId}-redo` })
    say({ step, cells: [] })
  } else {
    const intents = cells.map(({ productId, value }) => ({
      kind: 'set-value' as const,
      productId,
      column: 'name/nl_NL',
      value,
    }))
    await engine.call('catalogue.applyIntents', { requestId, kind: count > 1 ? 'paste' : 'edit', intents })
    say({ step, cells })
  }
}

function say(acknowledged: Acknowledged): void {
  process.stdout.write(`${JSON.stringify(acknowledged)}\n`)
}
