import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { schemaFromZero, schemaOf, schemaPath } from '../../scripts/make-schema.ts'
import { sourceMigrations } from '../../src/engine/app.ts'
import { checkChain } from '../../src/engine/check/check-chain.ts'
import type { Db } from '../../src/engine/store/database.ts'
import { openDatabase } from '../../src/engine/store/database.ts'
import { loadStructure } from '../../src/engine/store/load-structure.ts'
import { openNewest, readMigrations } from '../../src/engine/store/migrate.ts'
import { tempFolder } from '../support/catalogue.ts'

/** The migrations of this version and others behind them, in a folder of their own. */
function migrationsWith(later: Record<string, string>): string {
  const folder = join(tempFolder(), 'migrations')
  mkdirSync(folder)
  for (const name of readdirSync(sourceMigrations)) copyFileSync(join(sourceMigrations, name), join(folder, name))
  for (const [name, sql] of Object.entries(later)) writeFileSync(join(folder, name), sql)
  return folder
}

/** A catalogue of this version with one category in it. */
function catalogue(): string {
  const path = join(tempFolder(), 'shop.etalage')
  using(path, (db) => db.exec("INSERT INTO category (id, code) VALUES (1, 'tents')"), sourceMigrations)
  return path
}

/** The migrations of this version before one of them, in a folder of their own. */
function migrationsBefore(version: number): string {
  const folder = join(tempFolder(), 'migrations')
  mkdirSync(folder)
  for (const { name, version: number } of readMigrations(sourceMigrations))
    if (number < version) copyFileSync(join(sourceMigrations, name), join(folder, name))
  return folder
}

/** Works on a file as it is, or brought up to these migrations first. */
function using<T>(path: string, work: (db: Db) => T, folder?: string): T {
  const db = folder === undefined ? openDatabase(path, 'write') : openNewest(path, folder)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

const newest = readMigrations(sourceMigrations).length
const next = (name: string): string => `${String(newest + 1).padStart(4, '0')}_${name}.sql`
const at = (time: string): string => `2026-02-03T${time}:00.000Z`
const version = (db: Db): unknown => db.pragma('user_version', { simple: true })
const categories = (db: Db): unknown => db.prepare('SELECT code FROM category').pluck().all()

test('a new catalogue has the schema that db/schema.sql shows (after a change: node scripts/make-schema.ts)', () => {
  expect(schemaFromZero()).toBe(readFileSync(schemaPath, 'utf8'))
})

test('a new catalogue says which migrations made it, each with its hash', () => {
  const told: unknown[] = []
  const db = openNewest(join(tempFolder(), 'new.etalage'), sourceMigrations, (progress) => told.push(progress))
  try {
    expect(version(db)).toBe(newest)
    expect(db.prepare('SELECT version, name, length(hash) AS hash FROM migration_log').all()).toEqual(
      readMigrations(sourceMigrations).map(({ version: number, name }) => ({ version: number, name, hash: 64 })),
    )
    expect(existsSync(`${db.name}-before-v${newest}`)).toBe(false)
    expect(told).toEqual([])
  } finally {
    db.close()
  }
})

test('a catalogue of a newer program is refused and left as it is', () => {
  const path = catalogue()
  using(path, (db) => db.pragma(`user_version = ${newest + 1}`))
  const before = readFileSync(path)
  expect(() => openNewest(path, sourceMigrations)).toThrow(expect.objectContaining({ code: 'schema-newer' }))
  expect(readFileSync(path)).toEqual(before)
})

test('an older catalogue is copied first, then brought up to date with what is in it', () => {
  const path = catalogue()
  const folder = migrationsWith({
    [next('add_colour')]: "ALTER TABLE category ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey';",
  })
  for (const _ of ['brought up to date', 'opened again'])
    using(
      path,
      (db) => {
        expect(version(db)).toBe(newest + 1)
        expect(db.prepare('SELECT code, colour FROM category').all()).toEqual([{ code: 'tents', colour: 'grey' }])
        expect(db.prepare('SELECT COUNT(*) FROM migration_log').pluck().get()).toBe(newest + 1)
      },
      folder,
    )
  expect(existsSync(`${path}.upgrading`)).toBe(false)
  using(`${path}-before-v${newest + 1}`, (backup) => {
    expect(version(backup)).toBe(newest)
    expect(categories(backup)).toEqual(['tents'])
    expect(schemaOf(backup)).toContain('CREATE TABLE category')
    expect(backup.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})

test('a migration that fails leaves the old catalogue, and the next try is not held up by its backup', () => {
  const path = catalogue()
  const failing = migrationsWith({
    [next('half')]: "INSERT INTO category (code) VALUES ('half'); CREATE TABLE half (id INTEGER); SELECT nonsense;",
  })
  const schema = using(path, schemaOf)
  for (const _ of ['first', 'second']) {
    expect(() => openNewest(path, failing)).toThrow(/nonsense/)
    expect(existsSync(`${path}.upgrading`)).toBe(false)
    using(path, (db) => {
      expect(version(db)).toBe(newest)
      expect(categories(db)).toEqual(['tents'])
      expect(schemaOf(db)).toBe(schema)
    })
  }
  const whole = migrationsWith({ [next('whole')]: 'CREATE TABLE whole (id INTEGER) STRICT;' })
  using(path, (db) => expect(version(db)).toBe(newest + 1), whole)
})

test('a catalogue from before the model was edited in the app keeps its attributes, groups and where values lie', () => {
  const path = join(tempFolder(), 'shop.etalage')
  const before = migrationsBefore(4)
  const fill = (db: Db): unknown =>
    db.exec(`INSERT INTO attribute (id, code, type) VALUES (1, 'colour', 'text');
      INSERT INTO value_slot (id, key, attribute_id, storage, affinity) VALUES (100, 'colour', 1, 'column', 'TEXT');
      ALTER TABLE product ADD COLUMN v100 TEXT;
      INSERT INTO product (id, sku, uuid, created_at, updated_at, v100) VALUES (1, 'A', 'u', '', '', 'red');`)
  using(path, fill, before)
  const look = (db: Db): void => {
    expect(loadStructure(db).slots.get('colour')).toMatchObject({ id: 100, attribute: { code: 'colour' } })
    expect(db.prepare('SELECT v100 FROM product').pluck().get()).toBe('red')
    expect(db.prepare('SELECT definition, archived_at FROM attribute').get()).toEqual({
      definition: null,
      archived_at: null,
    })
  }
  using(path, look, sourceMigrations)
})

test('the history of a catalogue from before there was a chain is chained, in the order it was written', () => {
  const path = join(tempFolder(), 'shop.etalage')
  const before = migrationsBefore(6)
  const fill = (db: Db): void => {
    const set = db.prepare(
      `INSERT INTO change_set (id, uuid, kind, label, origin, actor, started_at, committed_at, state, undo_state)
       VALUES (?, ?, 'edit', '{}', 'user', 'local', ?, ?, ?, 'done')`,
    )
    // An import with an edit and an undo that changed nothing in the middle of it; an import that was cut off; and an
    // edit by a clock that went wrong.
    for (const [id, start, end, state] of [
      [1, '10:00', '10:09', 'committed'],
      [2, '10:05', '10:05', 'committed'],
      [3, '10:06', '10:06', 'committed'],
      [4, '10:20', null, 'applying'],
      [5, '09:00', '09:00', 'committed'],
    ] as const)
      set.run(id, `set-${id}`, at(start), end === null ? null : at(end), state)
    db.exec("INSERT INTO change_shape (id, slots) VALUES (1, '[1,5]')")
    const change = db.prepare("INSERT INTO change VALUES (?, ?, 'product', ?, 1, NULL, '[\"A\",1]')")
    for (const [index, id] of [1, 1, 2, 1, 4, 5].entries()) change.run(index + 1, id, index + 1)
  }
  using(path, fill, before)
  const look = (db: Db): void => {
    expect(checkChain(db)).toEqual({ checked: 6, problems: [] })
    expect(db.prepare('SELECT change_set_id, last_seq, at, closes FROM journal_link ORDER BY id').raw().all()).toEqual([
      [1, 2, at('10:00'), 0],
      [2, 3, at('10:05'), 1],
      [1, 4, at('10:09'), 1],
      [3, 4, at('10:09'), 1],
      [4, 5, at('10:20'), 0],
      [5, 6, at('10:20'), 1],
    ])
    db.exec('UPDATE change SET after = \'["A",2]\' WHERE seq = 3')
    expect(checkChain(db).problems).toEqual([expect.stringContaining('Step 2 (edit by local')])
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
  }
  using(path, look, sourceMigrations)
  using(path, (db) => expect(schemaOf(db)).toBe(schemaFromZero()))
})

test('a catalogue from before views were saved in it keeps what it has and takes a view', () => {
  const path = join(tempFolder(), 'shop.etalage')
  const before = migrationsBefore(7)
  using(path, (db) => db.exec("INSERT INTO category (id, code) VALUES (1, 'tents')"), before)
  const look = (db: Db): void => {
    db.exec("INSERT INTO saved_view (name, definition) VALUES ('Lampen', '{}')")
    expect(categories(db)).toEqual(['tents'])
    expect(db.prepare('SELECT name, is_default, sort_order FROM saved_view').all()).toEqual([
      { name: 'Lampen', is_default: 0, sort_order: 0 },
    ])
  }
  using(path, look, sourceMigrations)
})

test('a gap between the numbers of migrations is noticed before anything runs', () => {
  const folder = migrationsWith({ '0099_later.sql': 'SELECT 1;' })
  expect(() => readMigrations(folder)).toThrow(/out of order/)
})
