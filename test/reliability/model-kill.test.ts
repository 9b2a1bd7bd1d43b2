import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createEngine, sourceMigrations } from '../../src/engine/app.ts'
import { tempFolder } from '../support/catalogue.ts'
import { moments, runAndKill } from '../support/run-and-kill.ts'
import { newRequest, openShop } from '../support/shop.ts'
import { stateHash } from '../support/state-hash.ts'

/** A reliability run kills 50 times: KILLS=50 npx vitest run model-kill */
const KILLS = Number(process.env['KILLS'] ?? 6)
const PRODUCTS = 25_000

/** Opens what a killed process left: all of the step or none of it. Answers with the type that the attribute has. */
async function look(path: string, isChecked: boolean): Promise<string | undefined> {
  const survivor = await createEngine({ catalogue: path, migrations: sourceMigrations })
  const { attributes } = await survivor.call('catalogue.structure', {})
  if (isChecked) expect(await survivor.call('catalogue.check', {})).toMatchObject({ ok: true })
  await survivor.close()
  return attributes.find(({ code }) => code === 'size')?.type
}

test(
  'kill -9 during a change of type of 25,000 values, or during its undo, leaves all of it or none of it',
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

    const text = stateHash(path)
    const change = await runAndKill('model-victim.ts', [path, 'change'])
    const number = stateHash(path)
    const undo = await runAndKill('model-victim.ts', [path, 'undo'])
    expect(await look(path, true)).toBe('text')
    expect(stateHash(path)).toBe(text)
    expect(number).not.toBe(text)

    let lost = 0
    for (const [round, delayMs] of moments(KILLS, Math.min(change.ms, undo.ms)).entries()) {
      const before = await look(path, round % 10 === 5)
      await runAndKill('model-victim.ts', [path, before === 'text' ? 'change' : 'undo'], delayMs)
      const after = await look(path, false)
      expect(stateHash(path)).toBe(after === 'text' ? text : number)
      if (after === before) lost++
    }
    expect(lost).toBeGreaterThan(0) // else every step was faster than its kill, and this tests nothing
  },
)
