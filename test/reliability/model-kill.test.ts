import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { createEngine, sourceMigrations } from '../../src/engine/app.ts'
import { tempFolder } from '../support/catalogue.ts'
import { newRequest, openShop } from '../support/shop.ts'
import { stateHash } from '../support/state-hash.ts'
import type { Changed } from './model-victim.ts'

/** A reliability run kills 50 times: KILLS=50 npx vitest run model-kill */
const KILLS = Number(process.env['KILLS'] ?? 6)
const PRODUCTS = 8_000

/** Changes the model in another process, or takes that back, and kills it `delayMs` after it first says how far it is. */
function changeAndKill(catalogue: string, what: 'change' | 'undo', delayMs: number): Promise<'killed' | 'finished'> {
  const victim = join(import.meta.dirname, 'model-victim.ts')
  const child = spawn(process.execPath, [victim, catalogue, what], { stdio: ['ignore', 'pipe', 'inherit'] })
  let isDone = false
  let timer: NodeJS.Timeout | undefined
  createInterface({ input: child.stdout }).on('line', (line) => {
    isDone ||= (JSON.parse(line) as Changed).isDone
    timer ??= setTimeout(() => child.kill('SIGKILL'), delayMs)
  })
  return new Promise((resolve) => child.on('close', () => resolve(isDone ? 'finished' : 'killed')))
}

/** Opens what a killed process left: all of the step or none of it. Answers with the type that the attribute has. */
async function look(path: string, isChecked: boolean): Promise<string | undefined> {
  const survivor = await createEngine({ catalogue: path, migrations: sourceMigrations })
  const { attributes } = await survivor.call('catalogue.structure', {})
  if (isChecked) expect(await survivor.call('catalogue.check', {})).toMatchObject({ ok: true })
  await survivor.close()
  return attributes.find(({ code }) => code === 'size')?.type
}

test(
  'kill -9 during a change of type of 8,000 values, or during its undo, leaves all of it or none of it',
  { timeout: 1_200_000 },
  async () => {
    const path = join(tempFolder(), 'shop.etalage')
    const shop = await openShop(path)
    await shop.engine.runJob('sheet.paste', {
      requestId: newRequest(),
      anchor: { viewKey: 'all', query: {}, order: null, from: 0, target: { rows: 1, columns: 1 } },
      columns: ['sku', 'size'],
      table: Array.from({ length: PRODUCTS }, (_, at) => [`P${at}`, String(at)]),
    })
    await shop.close()
    const states = { text: stateHash(path), number: '' }
    let killed = 0
    for (let round = 0; round < KILLS; round++) {
      const what = (await look(path, round % 10 === 5)) === 'text' ? 'change' : 'undo'
      if ((await changeAndKill(path, what, (round * 37) % 220)) === 'killed') killed++
      const type = await look(path, false)
      const state = stateHash(path)
      if (type === 'text') expect(state).toBe(states.text)
      else states.number ||= state
      if (type === 'number') expect(state).toBe(states.number)
    }
    expect(killed).toBeGreaterThan(KILLS / 2) // else the change is faster than the kill, and this tests nothing
    const last = await look(path, true)
    expect(await changeAndKill(path, last === 'text' ? 'change' : 'undo', 60_000)).toBe('finished')
    expect(await look(path, true)).toBe(last === 'text' ? 'number' : 'text')
  },
)
