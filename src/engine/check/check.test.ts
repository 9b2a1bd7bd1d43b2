import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sampleFile } from '../../../test/support/sample.ts'
import type { Result } from '../../shared/contract/index.ts'
import { createEngine, sourceMigrations } from '../app.ts'
import type { Engine } from '../runtime/engine.ts'
import { openDatabase } from '../store/database.ts'
import { loadStructure } from '../store/load-structure.ts'

async function withEngine<T>(catalogue: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await createEngine({ catalogue, migrations: sourceMigrations })
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

function check(catalogue: string): Promise<Result<'catalogue.check'>> {
  return withEngine(catalogue, (engine) => engine.call('catalogue.check', {}))
}

/** Goes around the write door, as damage does. Column names may be column keys. */
function damage(catalogue: string, statement: string): void {
  const db = openDatabase(catalogue, 'write')
  try {
    const { slots } = loadStructure(db)
    db.exec(statement.replaceAll(/\{([^}]+)\}/g, (_, key: string) => slots.get(key)?.sqlColumn ?? key))
  } finally {
    db.close()
  }
}

function failures(report: Result<'catalogue.check'>): Record<string, readonly string[]> {
  return Object.fromEntries(report.checks.filter(({ ok }) => !ok).map(({ name, problems }) => [name, problems]))
}

test('the sample passes every check, and still does after edits, new products, a bin, undo and redo', async () => {
  const catalogue = sampleFile()
  await withEngine(catalogue, async (engine) => {
    const set = (productId: number, column: string, text: string) =>
      ({ kind: 'set-text', productId, column, text }) as const
    const apply = async (
      requestId: string,
      intents: Parameters<typeof engine.call<'catalogue.applyIntents'>>[1]['intents'],
    ) => engine.call('catalogue.applyIntents', { requestId, intents })
    await apply('edit-model', [set(1, 'name/nl_NL', 'Andere naam'), set(1, 'price/EUR', '299.50')])
    await apply('create-one', [{ kind: 'create-product', sku: 'NEW-1', texts: { 'name/nl_NL': 'Nieuw' } }])
    await apply('bin-model', [{ kind: 'delete-product', productId: 1 }])
    for (const requestId of ['undo-0001', 'undo-0002', 'undo-0003'])
      await engine.runJob('catalogue.undo', { requestId })
    await engine.runJob('catalogue.redo', { requestId: 'redo-0001' })
  })
  const report = await check(catalogue)
  expect(failures(report)).toEqual({})
  expect(report.ok).toBe(true)
  const checked = new Map(report.checks.map(({ name, checked: count }) => [name, count]))
  expect(checked.get('journal-products')).toBe(341)
  expect(checked.get('inheritance')).toBe(153)
  expect(checked.get('journal-structure')).toBeGreaterThan(1_000)
  expect(checked.get('media')).toBeGreaterThan(150)
})

describe('damage is named', () => {
  test('a value that was changed behind the journal', async () => {
    const catalogue = sampleFile()
    damage(catalogue, "UPDATE product SET {price/EUR} = 999 WHERE sku = 'TEN-0103'")
    expect(failures(await check(catalogue))).toEqual({
      'journal-products': ['TEN-0103 price/EUR: holds 999, the journal says 389.95'],
    })
  })

  test('a product without a journal, and a journal without its product', async () => {
    const catalogue = sampleFile()
    damage(catalogue, "UPDATE product SET id = 9000 WHERE sku = 'NW-2605'")
    const found = failures(await check(catalogue))['journal-products']
    expect(found).toHaveLength(2)
    expect(found?.join()).toMatch(
      /Product \d+ is in the journal but not in the catalogue.*NW-2605 is in the catalogue but not in the journal/,
    )
  })

  test('a variant that does not show what its model holds', async () => {
    const catalogue = sampleFile()
    damage(catalogue, "UPDATE product SET {brand} = 'heggemus' WHERE sku = 'SCH-0101-BRU-42'")
    expect(failures(await check(catalogue))).toMatchObject({
      inheritance: ['SCH-0101-BRU-42 brand: shows "heggemus", its model holds "keistap"'],
    })
  })

  test('a structure row that was changed behind the journal', async () => {
    const catalogue = sampleFile()
    damage(catalogue, "UPDATE attribute SET owner = 'erp' WHERE code = 'name'")
    expect(failures(await check(catalogue))['journal-structure']).toHaveLength(1)
  })

  test('a picture that is gone', async () => {
    const catalogue = sampleFile()
    const folder = `${catalogue}.media`
    rmSync(join(folder, readdirSync(folder)[0] ?? ''), { recursive: true })
    expect(failures(await check(catalogue))['media']?.[0]).toMatch(/is missing from the media folder/)
  })

  test('a count of missing values that is wrong, for a product, for a family and for a column', async () => {
    const catalogue = sampleFile()
    damage(
      catalogue,
      `UPDATE completeness SET m1_1 = m1_1 + 1 WHERE product_id = (SELECT id FROM product WHERE sku = 'TEN-0103');
       UPDATE completeness_total SET products = products + 1
       WHERE family_id = (SELECT id FROM family WHERE code = 'tents') AND scope = 'm1_1'`,
    )
    expect(failures(await check(catalogue))['projection-completeness']).toHaveLength(2)
  })

  test('a search index that knows a product by words it has not', async () => {
    const catalogue = sampleFile()
    damage(
      catalogue,
      "INSERT INTO search_word (rowid, text) VALUES (9999, 'spookproduct'); DELETE FROM search_code WHERE rowid = 1",
    )
    const found = failures(await check(catalogue))['projection-search']?.join('\n')
    expect(found).toMatch(/search_word: "spookproduct" is in 1 products instead of 0/)
    expect(found).toMatch(/search_code/)
  })

  test('a reference to a row that is gone', async () => {
    const catalogue = sampleFile()
    damage(catalogue, "PRAGMA foreign_keys = OFF; DELETE FROM attribute_group WHERE code = 'media'")
    expect(Object.keys(failures(await check(catalogue)))).toEqual(['foreign-keys', 'journal-structure'])
  })
})
