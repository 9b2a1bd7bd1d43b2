import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../../../test/support/catalogue.ts'
import { cli as typed } from '../../../test/support/cli.ts'

describe('help', () => {
  it('tells about one command whichever way it is asked, in words only, and is no error', async () => {
    const asked = [await typed(['help', 'publish', 'run']), await typed(['publish', 'run', '--help'])]
    expect(asked[0]?.said).toBe(asked[1]?.said)
    expect(asked[0]).toMatchObject({ code: 0, out: '' })
    expect(asked[0]?.said).toContain('--connection')
  })

  it('lists every command', async () => {
    const { code, out, said } = await typed(['--help'])
    expect({ code, out }).toEqual({ code: 0, out: '' })
    for (const name of ['catalogue create', 'history undo', 'completeness', 'publish run', 'practice-shop', 'check'])
      expect(said).toContain(name)
  })
})

describe('a command typed wrongly ends with 2, says why, and answers in JSON', () => {
  it.each([
    [['frobnicate'], /no command "frobnicate"/, null],
    [['history'], /history list, history undo, history redo/, null],
    [[], /Usage/, null],
    [['history', 'list'], /<file> is missing/, 'usage'],
    [['history', 'list', 'a.etalage', 'b.etalage'], /"b.etalage" is one word too many/, 'usage'],
    [['history', 'list', 'a.etalage', '--colour'], /Unknown option '--colour'/, 'usage'],
    [['history', 'list', 'a.etalage', '--limit'], /--limit/, 'usage'],
    [['catalogue', 'create', 'a.etalage', '--locales', 'dutch'], /"dutch" is no language/, 'invalid-input'],
    [['catalogue', 'create', 'a.etalage', '--locales', 'nl_NL,nl_NL'], /named twice/, 'invalid-input'],
    [['catalogue', 'create', 'a.etalage', '--sample', '--locales', 'nl_NL'], /leave out --locales/, 'usage'],
    [['practice-shop', '--fault', 'rain:0.5'], /unknown fault "rain"/, 'usage'],
    [['practice-shop', '--port', 'eighty'], /--port must be a whole number/, 'usage'],
    [['practice-shop', '--limits', '300'], /--limits is like 300\/3000\/12000/, 'usage'],
  ])('%j', async (words, says, error) => {
    const { code, out, said } = await typed(words)
    expect(code).toBe(2)
    expect(said).toMatch(says)
    if (error === null) expect(out).toBe('')
    else expect(JSON.parse(out)).toMatchObject({ error: { code: error } })
  })

  it('also with a number that is none, or a connection nobody made', async () => {
    const catalogue = join(tempFolder(), 'a.etalage')
    await typed(['catalogue', 'create', catalogue])
    const number = await typed(['history', 'list', catalogue, '--limit', 'few'])
    expect(number.said).toMatch(/--limit must be a whole number of at least 1, not "few"/)
    const connection = await typed(['publish', 'plan', catalogue, '--connection', 'shop'])
    expect(connection.said).toMatch(/There is no connection yet/)
    expect([number.code, connection.code]).toEqual([2, 2])
  })
})

describe('a catalogue that cannot be opened ends with 3', () => {
  it('when it is not there, and none is made', async () => {
    const { code, out } = await typed(['catalogue', 'info', join(tempFolder(), 'gone.etalage')])
    expect(code).toBe(3)
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'not-found' } })
  })

  it('when it is something else', async () => {
    const file = join(tempFolder(), 'letter.etalage')
    writeFileSync(file, 'Dear supplier, this is no catalogue, but it is long enough to look like a file. '.repeat(20))
    const { code, out } = await typed(['check', file])
    expect(code).toBe(3)
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'storage-corrupt' } })
  })
})
