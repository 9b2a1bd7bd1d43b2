import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { benchOn, importBench } from '../support/import-bench.ts'
import type { Written } from './import-victim.ts'

const KNOWN = 500
const ROWS = 8_000
const COLUMNS = ['price/EUR', 'soort', 'bron'] as const

function lines(count: number, price: number, extra: string): string {
  return Array.from({ length: count }, (_, i) => `P-${i};${price + i},50;soort ${i % 9};${extra}`).join('\n')
}

/** Lets the victim commit and kills it without warning, `delayMs` after its first word; tells whether it had finished. */
function commitAndKill(catalogue: string, importId: number, delayMs: number): Promise<'killed' | 'finished'> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'import-victim.ts'), catalogue, String(importId)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let isCommitted = false
  let timer: NodeJS.Timeout | undefined
  createInterface({ input: child.stdout }).on('line', (line) => {
    isCommitted ||= (JSON.parse(line) as Written).isCommitted
    timer ??= setTimeout(() => child.kill('SIGKILL'), delayMs)
  })
  return new Promise((resolve) => {
    child.on('close', () => resolve(isCommitted ? 'finished' : 'killed'))
  })
}

test(
  'kill -9 while an import is written takes all of it back; it waits to be carried out again',
  { timeout: 240_000 },
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
    for (const delayMs of [0, 40, 120, 200, 10]) {
      // Were it faster than the kill, the file would have to be longer.
      expect(await commitAndKill(path, importId, delayMs)).toBe('killed')
      const reopened = await benchOn(path)
      expect(await reopened.products(...COLUMNS)).toEqual(before)
      await expect(reopened.engine.call('catalogue.check', {})).resolves.toMatchObject({ ok: true })
      await expect(reopened.engine.call('import.describe', { importId })).resolves.toMatchObject({
        state: 'staged',
        rows: ROWS,
      })
      await reopened.close()
    }

    const last = await benchOn(path)
    const { receipt } = await last.engine.runJob('import.commit', { importId, requestId: 'after-the-kills' })
    expect(receipt).toMatchObject({ read: ROWS, created: ROWS - KNOWN, updated: KNOWN })
    await expect(last.engine.call('catalogue.check', {})).resolves.toMatchObject({ ok: true })
  },
)
