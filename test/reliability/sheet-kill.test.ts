import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createEngine, sourceMigrations } from '../../src/engine/app.ts'
import { tempFolder } from '../support/catalogue.ts'
import { moments, runAndKill } from '../support/run-and-kill.ts'
import type { Life } from '../support/run-and-kill.ts'
import { newRequest, openShop } from '../support/shop.ts'
import { stateHash } from '../support/state-hash.ts'

/** A reliability run kills 50 times: KILLS=50 npx vitest run sheet-kill */
const KILLS = Number(process.env['KILLS'] ?? 6)
const PRODUCTS = 10_000

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

    const paste = (mark: string, delayMs?: number): Promise<Life> =>
      runAndKill('sheet-victim.ts', [path, String(PRODUCTS), mark], delayMs)
    /** Takes a finished paste back; tells whether there was one. */
    const takeBack = async (isChecked: boolean): Promise<boolean> => {
      const survivor = await createEngine({ catalogue: path, migrations: sourceMigrations })
      const { canUndo } = await survivor.call('catalogue.history', {})
      const isPasted = canUndo?.key === 'history.paste'
      if (isPasted) {
        expect(canUndo.params).toMatchObject({ count: PRODUCTS * 5 })
        await survivor.runJob('catalogue.undo', { requestId: newRequest() })
      }
      if (isChecked) expect(await survivor.call('catalogue.check', {})).toMatchObject({ ok: true })
      await survivor.close()
      return isPasted
    }

    const whole = await paste('mark-0')
    expect(stateHash(path)).not.toBe(before)
    expect(await takeBack(true)).toBe(true)
    let lost = 0
    for (const [round, delayMs] of moments(KILLS, whole.ms).entries()) {
      await paste(`mark-${round + 1}`, delayMs)
      if (!(await takeBack(round % 5 === 0))) lost++
      expect(stateHash(path)).toBe(before)
    }
    expect(lost).toBeGreaterThan(0) // else every paste was faster than its kill, and this tests nothing
  },
)
