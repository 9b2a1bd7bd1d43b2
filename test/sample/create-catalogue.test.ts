import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourceMigrations } from '../../src/engine/app.ts'
import { createCatalogue, sourceContent } from '../../src/engine/create-catalogue.ts'
import { mediaPath } from '../../src/engine/modules/media/index.ts'
import type { Db } from '../../src/engine/store/database.ts'
import { openDatabase } from '../../src/engine/store/database.ts'
import { loadStructure } from '../../src/engine/store/load-structure.ts'
import type { CellValue } from '../../src/shared/vocabulary.ts'
import { tempFolder } from '../support/catalogue.ts'

const facts = JSON.parse(readFileSync(join(sourceContent.demo, 'facts.json'), 'utf8')) as Record<string, number>

function create(content: 'empty' | 'sample', locales?: readonly string[]): string {
  const catalogue = join(tempFolder(), 'made.etalage')
  createCatalogue({
    catalogue,
    content,
    migrations: sourceMigrations,
    folders: sourceContent,
    ...(locales ? { locales } : {}),
  })
  return catalogue
}

function read<T>(catalogue: string, work: (db: Db) => T): T {
  const db = openDatabase(catalogue, 'read')
  try {
    return work(db)
  } finally {
    db.close()
  }
}

function cell(db: Db, sku: string, key: string): CellValue {
  const slot = loadStructure(db).slots.get(key)
  return db.prepare(`SELECT ${slot?.sqlColumn} FROM product WHERE sku = ?`).pluck().get(sku) as CellValue
}

describe('the sample catalogue', () => {
  it('is one file with every product, one step in the history that undo does not reach, and nothing beside it but the media', () => {
    const catalogue = create('sample')
    read(catalogue, (db) => {
      const count = db.prepare('SELECT COUNT(*) FROM product WHERE kind = ?').pluck()
      expect(['product', 'model', 'variant'].map((kind) => count.get(kind))).toEqual([
        facts['products'],
        facts['models'],
        facts['variants'],
      ])
      expect(db.prepare('SELECT origin, state, undo_state FROM change_set').all()).toEqual([
        { origin: 'sample', state: 'committed', undo_state: 'fixed' },
      ])
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(db.pragma('foreign_key_check')).toEqual([])
    })
    expect(
      readdirSync(join(catalogue, '..'))
        .filter((name) => !/-(?:wal|shm)$/.test(name))
        .toSorted(),
    ).toEqual(['made.etalage', 'made.etalage.media'])
  })

  it('gives a variant what its model holds, and keeps what is its own', () => {
    read(create('sample'), (db) => {
      expect(cell(db, 'SCH-0101-BRU-42', 'name/nl_NL')).toBe('Keistap Vaals B wandelschoen heren')
      expect(cell(db, 'SCH-0101-BRU-42', 'price/EUR')).toBe(219.95)
      expect(cell(db, 'SCH-0101-BRU-42', 'shoe_size')).toBe('42')
      expect(cell(db, 'SCH-0101', 'shoe_size')).toBeNull()
      expect(cell(db, 'SLP-0101-MAR-L', 'price/EUR')).toBe(369)
    })
  })

  it('has the bytes of every picture it refers to, under their hash', () => {
    const catalogue = create('sample')
    const hashes = read(catalogue, (db) => db.prepare('SELECT hash, width FROM asset').all()) as { hash: string }[]
    expect(hashes.length).toBeGreaterThan(150)
    expect(hashes.filter(({ hash }) => !existsSync(mediaPath(`${catalogue}.media`, hash)))).toEqual([])
    const image = String(read(catalogue, (db) => cell(db, 'TEN-0103', 'image')))
    expect(hashes.map(({ hash }) => hash)).toContain(image)
  })

  it('links both ways where the association type says so, and one way where not', () => {
    read(create('sample'), (db) => {
      const id = (sku: string): unknown => db.prepare('SELECT id FROM product WHERE sku = ?').pluck().get(sku)
      const links = (sku: string, type: string): unknown => JSON.parse(String(cell(db, sku, type) ?? '[]'))
      expect(links('SLP-0103', 'cross-sell')).toContain(id('TEN-0101'))
      expect(links('TEN-0101', 'cross-sell')).toContain(id('SLP-0103'))
      expect(links('TEN-0101', 'upsell')).toEqual([id('TEN-0102')])
      expect(links('TEN-0102', 'upsell')).not.toContain(id('TEN-0101'))
    })
  })
})

describe('an empty catalogue', () => {
  it('has a channel, attributes and a family to start with, in the locales asked for, and no product', () => {
    read(create('empty', ['fr_FR', 'nl_NL']), (db) => {
      const structure = loadStructure(db)
      expect(structure.defaultLocale).toBe('fr_FR')
      expect(structure.channels.get('webshop')?.locales).toEqual(['fr_FR', 'nl_NL'])
      expect([...structure.attributes.keys()]).toContain('price')
      expect(structure.families.size).toBe(1)
      expect(db.prepare('SELECT COUNT(*) FROM product').pluck().get()).toBe(0)
    })
  })
})

describe('making a catalogue', () => {
  it('never touches a file that is there already', () => {
    const catalogue = join(tempFolder(), 'made.etalage')
    writeFileSync(catalogue, 'mine')
    expect(() =>
      createCatalogue({ catalogue, content: 'empty', migrations: sourceMigrations, folders: sourceContent }),
    ).toThrow(/file of this name already/)
    expect(readFileSync(catalogue, 'utf8')).toBe('mine')
  })

  it('leaves no half catalogue when its content cannot be read', () => {
    const folder = tempFolder()
    const folders = { ...sourceContent, media: folder }
    const catalogue = join(folder, 'made.etalage')
    expect(() => createCatalogue({ catalogue, content: 'sample', migrations: sourceMigrations, folders })).toThrow(
      /assets\.json/,
    )
    expect(readdirSync(folder)).toEqual([])
  })
})
