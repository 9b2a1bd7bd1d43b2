import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { tempFolder } from '../support/catalogue.ts'
import { newRequest, openShop } from '../support/shop.ts'
import { stateHash } from '../support/state-hash.ts'
import { createEngine, sourceMigrations } from '../../src/engine/app.ts'
import type { Pasted } from './sheet-victim.ts'

/** A reliability run kills 50 times: KILLS=50 npx vitest run sheet-kill */
const KILLS = Number(process.env['KILLS'] ?? 6)
const PRODUCTS = 10_000

/** Pastes 50,000 cells in another process and kills it `delayMs` after its first part is written. */
function pasteAndKill(catalogue: string, mark: string, delayMs: number): Promise<'killed' | 'finished'> {
  const victim = join(import.meta.dirname, 'sheet-victim.ts')
  const child = spawn(process.execPath, [victim, catalogue, String(PRODUCTS), mark], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let isDone = false
  let timer: NodeJS.Timeout | undefined
  createInterface({ input: child.stdout }).on('line', (line) => {
    isDone ||= (JSON.parse(line) as Pasted).isDone
    timer ??= setTimeout(() => child.kill('SIGKILL'), delayMs)
  })
  return new Promise((resolve) => child.on('close', () => resolve(isDone ? 'finished' : 'killed')))
}

test(
  'kill -9 during a paste of 50,000 cells leaves all of it or none of it, and it can be pasted again',
  { timeout: 1_200_000 },
  async () => {
    const path = join(tempFolder(), 'shop.etalage')
    const shop = await openShop(path)
    const intents = Array.from({ length: PRODUCTS }, (_, at) => ({
      kind: 'create-product' as const,
      sku: `P${at}`,
      texts: { 'name/nl_NL': `start ${at}` },
    }))
    await shop.engine.call('catalogue.applyIntents', { requestId: newRequest(), kind: 'create', intents })
    await shop.close()
    const before = stateHash(path)
    let killed = 0
    for (let round = 0; round < KILLS; round++) {
      const how = await pasteAndKill(path, `mark-${round}`, (round * 37) % 220)
      const survivor = await createEngine({ catalogue: path, migrations: sourceMigrations })
      if (how === 'killed') killed++
      const { canUndo } = await survivor.call('catalogue.history', {})
      if (canUndo?.key === 'history.paste') {
        // It got to its end, said so or not: all 50,000 cells, and one undo takes them back.
        expect(canUndo.params).toMatchObject({ count: PRODUCTS * 5 })
        await survivor.runJob('catalogue.undo', { requestId: newRequest() })
      } else {
        expect(how).toBe('killed')
      }
      expect(stateHash(path)).toBe(before)
      if (round % 5 === 0) expect(await survivor.call('catalogue.check', {})).toMatchObject({ ok: true })
      await survivor.close()
    }
    expect(killed).toBeGreaterThan(KILLS / 2) // else the paste is faster than the kill, and this tests nothing
    expect(await pasteAndKill(path, 'mark-0', 60_000)).toBe('finished')
    expect(stateHash(path)).not.toBe(before)
  },
)
