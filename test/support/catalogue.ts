import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { sourceMigrations } from '../../src/engine/app.ts'
import type { Db } from '../../src/engine/store/database.ts'
import { openNewest } from '../../src/engine/store/migrate.ts'
import type { Projection } from '../../src/engine/store/projection.ts'
import type { Store } from '../../src/engine/store/store.ts'
import { createStore, prepareProjections } from '../../src/engine/store/store.ts'

const cleanUps: (() => void)[] = []
afterEach(() => {
  for (const clean of cleanUps.splice(0).toReversed()) clean()
})

/** A folder that is gone after the test. */
export function tempFolder(): string {
  return folderIn(tmpdir())
}

/** Space that a test of thousands of small transactions may take. */
const ROOM = 1_000_000_000

/**
 * As `tempFolder`, in memory where the system has a place for it: for tests of thousands of transactions that are not
 * about the disk, each of which would wait for it.
 */
export function memoryFolder(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tempFolder()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > ROOM ? folderIn(memory) : tempFolder()
}

function folderIn(parent: string): string {
  const folder = mkdtempSync(join(parent, 'etalage-'))
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A new catalogue file open for writing, with a small structure: name (localizable), price (EUR), colour, stock. */
export function tempStore(projections: readonly Projection[] = []): { db: Db; store: Store; path: string } {
  const path = join(tempFolder(), 'test.etalage')
  const db = openNewest(path, sourceMigrations)
  cleanUps.push(() => db.close())
  const store = createStore(db, { projections, now: () => new Date(), actor: 'test' })
  prepareProjections(db, store.structure(), projections)
  store.change({ kind: 'set-up', label: { key: 'test', params: {} }, origin: 'test', isUndoable: false }, (tx) => {
    tx.writeRows([
      { table: 'locale', id: 1, row: { code: 'nl_NL', is_default: 1 } },
      { table: 'locale', id: 2, row: { code: 'en_GB', is_default: 0 } },
      { table: 'channel', id: 1, row: { code: 'webshop', locales: '["nl_NL","en_GB"]', currencies: '["EUR"]' } },
      { table: 'attribute', id: 1, row: { code: 'name', type: 'text', is_localizable: 1 } },
      { table: 'attribute', id: 2, row: { code: 'price', type: 'price' } },
      { table: 'attribute', id: 3, row: { code: 'colour', type: 'simple-select' } },
      { table: 'attribute', id: 4, row: { code: 'stock', type: 'number', owner: 'pos' } },
      { table: 'attribute_option', id: 1, row: { attribute_id: 3, code: 'red', labels: '{"en":"Red","nl":"Rood"}' } },
      { table: 'family', id: 1, row: { code: 'shoes' } },
      {
        table: 'family_variant',
        id: 1,
        row: { family_id: 1, code: 'shoes_by_colour', levels: '[["colour","stock"]]', axes: '[["colour"]]' },
      },
    ])
    for (const key of ['name/nl_NL', 'name/en_GB', 'price/EUR', 'colour', 'stock']) tx.slot(key)
  })
  return { db, store, path }
}
