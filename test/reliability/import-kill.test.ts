import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/engine/store/database.ts'
import { benchOn, importBench } from '../support/import-bench.ts'
import { moments, runAndKill } from '../support/run-and-kill.ts'
import type { Life } from '../support/run-and-kill.ts'

/** A reliability run kills 20 times: KILLS=20 npx vitest run import-kill */
const KILLS = Number(process.env['KILLS'] ?? 5)

const KNOWN = 500
const ROWS = 8_000
const COLUMNS = ['price/EUR', 'soort', 'bron'] as const

function lines(count: number, price: number, extra: string): string {
  return Array.from({ length: count }, (_, i) => `P-${i};${price + i},50;soort ${i % 9};${extra}`).join('\n')
}

test(
  'kill -9 while an import is written takes all of it back; it waits to be carried out again',
  { timeout: 90_000 + KILLS * 30_000 },
  async () => {
    const bench = await importBench()
    const { path } = bench
    await bench.importFile(bench.file('known.csv', `sku;prijs;soort;bron\n${lines(KNOWN, 10, 'eerst')}\n`))
    const importId = await bench.stage(
      bench.file('delivery.csv', `sku;prijs;soort;bron\n${lines(ROWS, 20, 'daarna')}\n`),
    )
    const target = (column: number, code: string): { column: number; target: { kind: 'column'; column: string } } => ({
      column,
      target: { kind: 'column', column: code },
    })
    await bench.engine.call('import.setMapping', { importId, columns: [target(2, 'soort'), target(3, 'bron')] })
    const before = await bench.products(...COLUMNS)
    expect(Object.keys(before)).toHaveLength(KNOWN)
    await bench.close()

    const db = openDatabase(path, 'read')
    const staged = String(db.prepare('SELECT staging_path FROM import_run WHERE id = ?').pluck().get(importId))
    db.close()
    const stagedToo = bench.file('staged-too', readFileSync(staged))
    const copy = bench.file('copy.etalage', '')
    /** Commits in a copy of the catalogue, in another process that may be killed. */
    const commit = (delayMs?: number): Promise<Life> => {
      for (const leftover of [`${copy}-wal`, `${copy}-shm`]) rmSync(leftover, { force: true })
      copyFileSync(path, copy)
      copyFileSync(stagedToo, staged) // a round that came to its end took it away
      return runAndKill('import-victim.ts', [copy, String(importId)], delayMs)
    }
    const whole = await commit()
    let lost = 0
    for (const delayMs of moments(KILLS, whole.ms)) {
      await commit(delayMs)
      const reopened = await benchOn(copy)
      await expect(reopened.engine.call('catalogue.check', {})).resolves.toMatchObject({ ok: true })
      const { state } = await reopened.engine.call('import.describe', { importId })
      const products = await reopened.products(...COLUMNS)
      if (state === 'staged') {
        lost++
        expect(products).toEqual(before)
        const { receipt } = await reopened.engine.runJob('import.commit', { importId, requestId: 'after-the-kill' })
        expect(receipt).toMatchObject({ read: ROWS, created: ROWS - KNOWN, updated: KNOWN })
        await expect(reopened.engine.call('catalogue.check', {})).resolves.toMatchObject({ ok: true })
      } else expect(Object.keys(products)).toHaveLength(ROWS)
      await reopened.close()
    }
    expect(lost).toBeGreaterThan(0) // else every import was faster than its kill, and this tests nothing
  },
)
