import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { createEngine, sourceMigrations } from '../../src/engine/app.ts'
import type { Engine } from '../../src/engine/runtime/engine.ts'
import { tempStore } from '../support/catalogue.ts'
import type { Acknowledged } from './victim.ts'

const ROUNDS = 12
const PRODUCTS = 400

/** Runs the victim until it has acknowledged `steps` steps, lets it run on for a moment, and kills it without warning. */
function runAndKill(catalogue: string, firstStep: number, steps: number, delayMs: number): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'victim.ts'), catalogue, String(firstStep)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: Acknowledged[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    acknowledged.push(JSON.parse(line) as Acknowledged)
    if (acknowledged.length === steps) setTimeout(() => child.kill('SIGKILL'), delayMs)
  })
  return new Promise((resolve, reject) => {
    child.on('close', (_, signal) =>
      signal === 'SIGKILL' ? resolve(acknowledged) : reject(new Error(`The victim ended by itself (${signal})`)),
    )
  })
}

async function names(engine: Engine): Promise<Map<number, unknown>> {
  const page = await engine.call('catalogue.gridPage', {
    viewKey: 'names',
    query: {},
    columns: [{ column: 'name/nl_NL' }],
    from: 0,
    count: PRODUCTS,
  })
  return new Map(page.ids.map((id, index) => [id, page.rows[index]?.[0]]))
}

test(
  'kill -9 at any moment loses no acknowledged cell and leaves no step half done',
  { timeout: 240_000 },
  async () => {
    const { path, db } = tempStore()
    db.close()
    const engine = await createEngine({ catalogue: path, migrations: sourceMigrations })
    await engine.call('catalogue.applyIntents', {
      requestId: 'fill-the-shop',
      kind: 'create',
      intents: Array.from({ length: PRODUCTS }, (_, index) => ({
        kind: 'create-product' as const,
        sku: `P${index + 1}`,
        texts: { 'name/nl_NL': 'start' },
      })),
    })
    await engine.close()

    const expected = new Map<number, string>(Array.from({ length: PRODUCTS }, (_, index) => [index + 1, 'start']))
    let nextStep = 0
    for (let round = 0; round < ROUNDS; round++) {
      // A few milliseconds more each round: the kill falls into another part of a step.
      const acknowledged = await runAndKill(path, nextStep, 5 + round, round * 0.7)
      for (const { cells } of acknowledged) for (const { productId, value } of cells) expected.set(productId, value)
      nextStep += acknowledged.length

      const survivor = await createEngine({ catalogue: path, migrations: sourceMigrations })
      const { ok, checks } = await survivor.call('catalogue.check', {})
      expect(checks.filter((check) => !check.ok)).toEqual([])
      expect(ok).toBe(true)
      const now = await names(survivor)
      const different = [...expected].filter(([productId, value]) => now.get(productId) !== value)
      // Only the step under way may be there besides, and then whole: one cell, or the 200 of a paste. An undo that
      // lost its redo is done again here, as the person would.
      const { canRedo } = await survivor.call('catalogue.history', {})
      if (canRedo) {
        await survivor.runJob('catalogue.redo', { requestId: `redo-round-${round}` })
      } else if (different.length > 0) {
        expect(different.length).toBe(nextStep % 4 === 1 ? 200 : 1)
        for (const [productId] of different) expect(now.get(productId)).toMatch(new RegExp(`^${nextStep}\\.\\d+$`))
        for (const [productId] of different) expected.set(productId, String(now.get(productId)))
        nextStep += 1
      }
      if (canRedo) expect(Object.fromEntries(await names(survivor))).toEqual(Object.fromEntries(expected))
      await survivor.close()
    }
  },
)

test(
  'a catalogue that is open elsewhere is refused, and free again the moment that program is killed',
  { timeout: 60_000 },
  async () => {
    const { path, db } = tempStore()
    db.close()
    const engine = await createEngine({ catalogue: path, migrations: sourceMigrations })
    await engine.call('catalogue.applyIntents', {
      requestId: 'one-product',
      kind: 'create',
      intents: [{ kind: 'create-product', sku: 'P1' }],
    })
    await engine.close()
    const child = spawn(process.execPath, [join(import.meta.dirname, 'victim.ts'), path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await expect(createEngine({ catalogue: path, migrations: sourceMigrations })).rejects.toMatchObject({
      code: 'storage-locked',
    })
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('close', resolve))
    await (await createEngine({ catalogue: path, migrations: sourceMigrations })).close()
  },
)
