import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEngine, sourceMigrations } from '../app.ts'
import { createCatalogue, sourceContent } from '../create-catalogue.ts'
import type { Engine } from '../runtime/engine.ts'
import { openWorkerThreads } from './worker-threads.ts'

let folder: string
let catalogue: string
const deaths: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'etalage-'))
  catalogue = join(folder, 'shop.etalage')
  deaths.length = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

function openThreaded(): Promise<Engine> {
  return createEngine({
    catalogue,
    migrations: sourceMigrations,
    openThreads: (onCommit) =>
      openWorkerThreads(
        {
          path: catalogue,
          migrations: sourceMigrations,
          actor: 'ann',
          file: join(import.meta.dirname, 'thread.ts'),
          onDeath: (role) => deaths.push(role),
        },
        onCommit,
      ),
  })
}

test('the engine answers from its threads, and closes without calling that a death', async () => {
  const engine = await openThreaded()
  expect(await engine.call('jobs.list', {})).toEqual({ jobs: [] })
  await engine.close()
  expect(deaths).toEqual([])
})

test('a closed catalogue can be opened again at once', async () => {
  await (await openThreaded()).close()
  const again = await openThreaded()
  expect(await again.call('jobs.list', {})).toEqual({ jobs: [] })
  await again.close()
})

test('a job that comes right after an edit reads what the edit has written', async () => {
  createCatalogue({ catalogue, content: 'sample', migrations: sourceMigrations, folders: sourceContent })
  const engine = await openThreaded()
  const page = async () =>
    engine.call('catalogue.gridPage', {
      viewKey: 'test',
      query: { filter: 'kind = product' },
      columns: [{ column: 'name/nl_NL' }],
      from: 0,
      count: 2,
    })
  const { ids, order } = await page()
  for (let round = 0; round < 10; round++) {
    const text = `Tent ${round}`
    const edit = engine.call('catalogue.applyIntents', {
      requestId: `edit-of-round-${round}`,
      intents: [{ kind: 'set-text', productId: ids[0] ?? 0, column: 'name/nl_NL', text }],
    })
    const range = (from: number) => ({ from, count: 1, columns: ['name/nl_NL'] })
    const fill = engine.runJob('sheet.fill', {
      requestId: `fill-of-round-${round}`,
      viewKey: 'test',
      query: { filter: 'kind = product' },
      order,
      source: range(0),
      target: range(1),
      direction: 'down',
      mode: 'copy',
    })
    await Promise.all([edit, fill])
    expect((await page()).rows.map(([name]) => name)).toEqual([text, text])
  }
  await engine.close()
})

test('a catalogue that is open elsewhere is refused with words, and nothing dies', async () => {
  const first = await openThreaded()
  await expect(openThreaded()).rejects.toMatchObject({ code: 'storage-locked' })
  expect(await first.call('jobs.list', {})).toEqual({ jobs: [] })
  expect(deaths).toEqual([])
  await first.close()
})

test('a catalogue of a newer program is refused untouched', async () => {
  const db = new Database(catalogue)
  db.pragma('user_version = 999')
  db.close()
  await expect(openThreaded()).rejects.toMatchObject({ code: 'schema-newer' })
  expect(deaths).toEqual([])
})

test('a file that is no catalogue is refused, however it is called', async () => {
  writeFileSync(catalogue, 'sku;price\n1;2\n'.repeat(1_000))
  await expect(openThreaded()).rejects.toMatchObject({ code: 'storage-corrupt' })
  expect(deaths).toEqual([])
})
