import { closeSync, cpSync, fstatSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { cli, cliProcess } from '../support/cli.ts'
import { tempFolder } from '../support/catalogue.ts'
import { sampleFile } from '../support/sample.ts'

// Some commands are processes of their own, and a busy machine must not fail them.
vi.setConfig({ testTimeout: 120_000 })

describe('catalogue create', () => {
  it('makes an empty catalogue in the languages asked for, ready to import into', async () => {
    const catalogue = join(tempFolder(), 'shop.etalage')
    const { code, said, json } = await cliProcess(['catalogue', 'create', catalogue, '--locales', 'fr_FR,nl_NL'])
    expect({ code, said }).toEqual({ code: 0, said: '' })
    expect(json()).toMatchObject({
      file: catalogue,
      products: 0,
      isSample: false,
      locales: ['fr_FR', 'nl_NL'],
      channels: [{ code: 'webshop', locales: ['fr_FR', 'nl_NL'], currencies: ['EUR'] }],
    })
  })

  it('makes the sample shop', async () => {
    const catalogue = join(tempFolder(), 'shop.etalage')
    expect((await cli(['catalogue', 'create', catalogue, '--sample'])).code).toBe(0)
    const { json } = await cli(['catalogue', 'info', catalogue])
    expect(json()).toMatchObject({ name: 'Dwaalgast', products: 157, models: 31, variants: 153, isSample: true })
  })

  it('never overwrites', async () => {
    const file = join(tempFolder(), 'mine.etalage')
    writeFileSync(file, 'mine')
    const { code, json } = await cli(['catalogue', 'create', file])
    expect(code).toBe(2)
    expect(json()).toMatchObject({ error: { code: 'conflict' } })
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })
})

it('the history of a new sample has one step, which cannot be undone', async () => {
  const catalogue = sampleFile()
  const list = await cliProcess(['history', 'list', catalogue])
  expect(list.json()).toMatchObject({ changeSets: [{ origin: 'sample', undoState: 'fixed' }], canUndo: null })
  const undo = await cli(['history', 'undo', catalogue])
  expect(undo.code).toBe(0)
  expect(undo.json()).toEqual({ changeSet: null, step: null, kept: 0, first: null })
  expect(undo.said).toMatch(/nothing to undo/)
  const step = await cli(['history', 'undo', catalogue, '--step', '1'])
  expect(step.code).toBe(2)
  expect(step.said).toMatch(/cannot be undone/)
})

describe('check', () => {
  it('ends with 0 on a whole catalogue, wherever it was copied to, naming what it looked at', async () => {
    const original = sampleFile()
    const copy = join(tempFolder(), 'een map met spaties', 'kopie é.etalage')
    cpSync(original, copy)
    cpSync(`${original}.media`, `${copy}.media`, { recursive: true })
    const { code, json } = await cli(['check', copy])
    expect(code).toBe(0)
    const { ok, checks } = json<{ ok: boolean; checks: { name: string; ok: boolean; checked: number }[] }>()
    expect(ok).toBe(true)
    const names = ['sqlite', 'foreign-keys', 'journal-products', 'journal-structure', 'inheritance', 'media']
    expect(checks.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
    expect(checks.find(({ name }) => name === 'journal-products')?.checked).toBe(341)
  })

  it('does not end with 0 on a file with a stretch of rubbish in it, and says so', async () => {
    const catalogue = sampleFile()
    const file = openSync(catalogue, 'r+')
    const middle = Math.floor(fstatSync(file).size / 2 / 65_536) * 65_536
    writeSync(file, Buffer.alloc(65_536, 0xa5), 0, 65_536, middle)
    closeSync(file)
    const { code, said } = await cliProcess(['check', catalogue])
    expect([3, 4]).toContain(code)
    expect(said).toMatch(/not whole|damaged/)
  })
})

it('of several commands at once on one catalogue, those that come too late are told that it is open', async () => {
  const catalogue = sampleFile()
  const answers = await Promise.all([1, 2, 3].map(() => cliProcess(['check', catalogue])))
  expect(answers.map(({ code }) => code)).toContain(0)
  for (const { code, json } of answers.filter((answer) => answer.code !== 0)) {
    expect(code).toBe(3)
    expect(json()).toMatchObject({ error: { code: 'storage-locked' } })
  }
})
