import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Input } from '../../../shared/contract/index.ts'
import { httpSource, serving } from '../../../../test/support/http-source.ts'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { benchOn, fixtures, importBench } from '../../../../test/support/import-bench.ts'
import { openDatabase } from '../../store/database.ts'

const CSV = 'SKU;Naam;Prijs\nTEN-1;Tent;12,50\nTEN-2;Tarp;7,95\n'
/** Ten tents, of which the last costs what is given. */
const tents = (last: string): string =>
  `SKU;Naam;Prijs\n${Array.from({ length: 10 }, (_, n) => `TEN-${n};Tent ${n};${n === 9 ? last : `1${n},95`}`).join('\n')}\n`
type Draft = Partial<Input<'sources.save'>> & { readonly url?: string }

async function save(bench: ImportBench, { url = '', ...draft }: Draft): Promise<number> {
  const saved = await bench.engine.runJob('sources.save', { name: 'Prices', place: { kind: 'http', url }, ...draft })
  return saved.sourceId
}
const run = async (bench: ImportBench, sourceId: number) => {
  const { runs } = await bench.engine.runJob('sources.run', { sourceId })
  return runs[0]!
}
const only = async (bench: ImportBench) => (await bench.engine.call('sources.list', {})).sources[0]!

test('what is fetched waits for a look, is taken in by a person, and is not fetched twice', async () => {
  const server = await httpSource(serving(CSV, { etag: '"1"' }))
  const bench = await importBench()
  const sourceId = await save(bench, { url: `${server.origin}/prices.csv` })
  const staged = await run(bench, sourceId)
  expect(staged).toMatchObject({
    outcome: 'staged',
    fileName: 'prices.csv',
    bytes: CSV.length,
    importState: 'staged',
    cause: null,
  })
  expect(Object.keys(await bench.products())).toEqual([])

  const { importId } = staged
  await bench.engine.runJob('import.commit', { importId: importId!, requestId: crypto.randomUUID() })
  expect(Object.keys(await bench.products())).toEqual(['TEN-1', 'TEN-2'])
  const { lastRun } = await only(bench)
  expect(lastRun).toMatchObject({ outcome: 'committed', receipt: { read: 2, created: 2 } })

  expect(await run(bench, sourceId)).toMatchObject({ outcome: 'unchanged', importId: null })
  const { total, runs } = await bench.engine.call('sources.runs', { sourceId, from: 0, count: 10 })
  expect([total, runs.map(({ outcome }) => outcome)]).toEqual([2, ['unchanged', 'committed']])
})

test('a source that may take in by itself does so when nothing is unsure, and stops for a look when something is', async () => {
  let text = tents('12,50')
  const server = await httpSource((request, response) => serving(text)(request, response))
  const bench = await importBench()
  const sourceId = await save(bench, { url: server.origin, policy: 'commit' })
  expect(await run(bench, sourceId)).toMatchObject({ outcome: 'committed', receipt: { created: 10 } })

  text = tents('onbekend')
  const stopped = await run(bench, sourceId)
  expect(stopped).toMatchObject({ outcome: 'staged', cause: { details: { reason: 'source-unsure-values', count: 1 } } })
  expect(await bench.products('price/EUR')).toMatchObject({ 'TEN-9': [12.5] })

  text = 'SKU;Naam;Frobnicatie\nTEN-1;Tent;x1\nTEN-2;Tarp;x2\n'
  expect(await run(bench, sourceId)).toMatchObject({
    outcome: 'staged',
    cause: { details: { reason: 'source-unsure-gone', columns: 'Prijs' } },
  })
})

test('a profile says where columns go and what becomes of bad values, and what a person corrects counts from then on', async () => {
  let text = 'Code;Omschrijving;Bedrag\nTEN-1;Tent;12,50\nTEN-2;Tarp;onbekend\n'
  const server = await httpSource((request, response) => serving(text)(request, response))
  const bench = await importBench()
  const profile = JSON.stringify({
    importProfileName: 'Nightly',
    fieldMappings: [
      { sourceField: 'Code', targetAttribute: 'sku', isIdentifier: true },
      { sourceField: 'Bedrag', targetAttribute: 'price/EUR' },
    ],
    errorHandling: { onMissingSKU: 'skip_row', onInvalidData: 'log_and_skip' },
    keptAsItIs: 1,
  })
  const rules = {
    onMissingSKU: 'skip_row',
    onInvalidData: 'log_and_skip',
    onOlderRow: null,
    onPriceJump: null,
    priceJumpPercent: null,
    onGone: 'phase_out',
    goneLimitPercent: 5,
  } as const
  const sourceId = await save(bench, {
    url: server.origin,
    policy: 'commit',
    profileTicket: bench.file('nightly.json', profile),
    rules,
  })
  expect(await run(bench, sourceId)).toMatchObject({ outcome: 'committed', receipt: { created: 2 } })
  expect(await bench.products('price/EUR', 'name/nl_NL')).toEqual({ 'TEN-1': [12.5, null], 'TEN-2': [null, null] })

  text = text.replace('onbekend', '8')
  const { sources } = await bench.engine.call('sources.list', {})
  const { fields, rules: kept } = sources[0]!
  expect([fields.map(({ source }) => source), kept]).toMatchObject([['Code', 'Bedrag'], rules])
  await bench.engine.runJob('sources.save', {
    sourceId,
    name: 'Prices',
    place: sources[0]!.place,
    policy: 'review',
    rules,
  })
  const { importId } = await run(bench, sourceId)
  const described = await bench.engine.call('import.describe', { importId: importId! })
  const name = described.columns.find(({ header }) => header === 'Omschrijving')!
  const mapping = { ...name.mapping, target: { kind: 'column' as const, column: 'name/nl_NL' } }
  await bench.engine.call('import.setMapping', { importId: importId!, columns: [mapping] })
  await bench.engine.runJob('import.commit', { importId: importId!, requestId: crypto.randomUUID() })

  text = text.replace('Tent', 'Tunneltent')
  const next = await run(bench, sourceId)
  await bench.engine.runJob('import.commit', { importId: next.importId!, requestId: crypto.randomUUID() })
  expect(await bench.products('price/EUR', 'name/nl_NL')).toMatchObject({ 'TEN-1': [12.5, 'Tunneltent'] })
  const again = await bench.engine.call('sources.list', {})
  expect(again.sources[0]!.fields.map(({ source }) => source)).toEqual(['Code', 'Bedrag', 'Omschrijving'])
})

test('a run that fails says why, changes nothing, and the next one goes on', async () => {
  let isDown = true
  const server = await httpSource((request, response) => {
    if (!isDown) return serving(CSV)(request, response)
    response.writeHead(404)
    return response.end()
  })
  const bench = await importBench()
  const sourceId = await save(bench, { url: server.origin })
  expect(await run(bench, sourceId)).toMatchObject({
    outcome: 'failed',
    cause: { code: 'not-found', details: { reason: 'source-not-there' } },
  })
  isDown = false
  expect(await run(bench, sourceId)).toMatchObject({ outcome: 'staged' })
})

test('a file that cannot be read is the cause, and it is looked at again once it has changed', async () => {
  let text: string = ''
  const server = await httpSource((request, response) => serving(text)(request, response))
  const bench = await importBench()
  const sourceId = await save(bench, { url: server.origin })
  expect(await run(bench, sourceId)).toMatchObject({ outcome: 'failed', cause: { code: 'source-unreadable' } })
  text = CSV
  expect(await run(bench, sourceId)).toMatchObject({ outcome: 'staged' })
})

test('runs asked for together come one after the other, and the same source not twice', async () => {
  let open = 0
  let most = 0
  const server = await httpSource((request, response) => {
    most = Math.max(most, ++open)
    setTimeout(() => {
      open--
      serving(CSV)(request, response)
    }, 100)
  })
  const bench = await importBench()
  const ids = await Promise.all(
    [1, 2, 3].map((n) => save(bench, { name: `Source ${n}`, url: `${server.origin}/${n}` })),
  )
  const all = Promise.all(ids.map((sourceId) => run(bench, sourceId)))
  await expect(Promise.all([run(bench, ids[0]!), run(bench, ids[0]!)])).rejects.toMatchObject({
    code: 'conflict',
    details: { reason: 'source-running' },
  })
  expect((await all).map(({ outcome }) => outcome)).toEqual(['staged', 'staged', 'staged'])
  expect(most).toBe(1)
})

test('the seed: its profile is opened as it is, its password asked for once, and the same JSON comes back without it', async () => {
  const file = join(fixtures, 'catalogues/import-profile.json')
  const bench = await importBench('empty', { secrets: { get: () => Promise.resolve('your_ftp_password') } })
  const opened = await bench.engine.runJob('sources.openProfile', { ticket: file })
  expect(opened).toMatchObject({
    name: 'Daily_ERP_Price_Update',
    hadSecret: true,
    place: {
      kind: 'ftp',
      encryption: 'none',
      host: 'ftp.example.com',
      path: '/erp_exports/prices.csv',
      username: 'erp_user',
    },
    schedule: { kind: 'days', time: '03:00', timeZone: 'Europe/Amsterdam', weekdays: [] },
    rules: { onMissingSKU: 'skip_row', onInvalidData: 'log_and_skip' },
  })
  expect(opened.fields.map(({ source, isIdentifier, type }) => [source, isIdentifier, type])).toEqual([
    ['SKU', true, null],
    ['ERP_Price', false, 'decimal'],
    ['Last_Update_Date', false, 'date'],
  ])
  expect(JSON.stringify(opened)).not.toContain('your_ftp_password')

  const { hadSecret: _hadSecret, fields: _fields, place, ...draft } = opened
  const sourceId = await save(bench, { ...draft, place: place!, secretRef: 'source:1', profileTicket: file })
  const target = join(bench.path, '..', 'back.json')
  await bench.engine.runJob('sources.saveProfile', { sourceId, ticket: target })
  const before = readFileSync(file, 'utf8')
  expect(readFileSync(target, 'utf8')).toBe(before.replace(/,\s*"password": "[^"]*"/, ''))

  await save(bench, {
    ...draft,
    sourceId,
    place: { ...place!, host: 'ftp2.example.com' } as never,
    secretRef: 'source:2',
    schedule: { kind: 'days', time: '15:30', timeZone: 'Europe/Brussels', weekdays: [] },
  })
  await bench.engine.runJob('sources.saveProfile', { sourceId, ticket: target })
  expect(JSON.parse(readFileSync(target, 'utf8'))).toEqual({
    ...(JSON.parse(before) as object),
    ftpDetails: { host: 'ftp2.example.com', path: '/erp_exports/prices.csv', username: 'erp_user' },
    schedule: { frequency: 'daily', time: '03:30 PM', timezone: 'Europe/Brussels' },
  })
})

test('work files of runs that nothing waits for any more are gone', async () => {
  let text = CSV
  const server = await httpSource((request, response) => serving(text)(request, response))
  const bench = await importBench()
  const sourceId = await save(bench, { url: server.origin })
  const folders = (): string[] =>
    existsSync(`${bench.path}.work`)
      ? readdirSync(`${bench.path}.work`).filter((name) => name.startsWith('source-'))
      : []
  for (const price of ['1', '2', '3']) {
    text = CSV.replace('12,50', price)
    const { importId } = await run(bench, sourceId)
    await bench.engine.call('import.discard', { importId: importId! })
  }
  expect(folders()).toHaveLength(1)
  // Nothing was taken of the last one: asked by a person, it is offered again; as it is now, it is not.
  expect(await run(bench, sourceId)).toMatchObject({ outcome: 'staged' })
  expect(await run(bench, sourceId)).toMatchObject({ outcome: 'unchanged' })
  expect(folders()).toHaveLength(1)
})

test('a run that a crash cut off is told as such', async () => {
  const bench = await importBench()
  const sourceId = await save(bench, { url: 'http://127.0.0.1:1/' })
  await bench.close()
  const db = openDatabase(bench.path, 'write')
  db.prepare(
    "INSERT INTO source_run (source_id, run_by, started_at, outcome) VALUES (?, 'schedule', '2026-01-01T03:00:00Z', 'running')",
  ).run(sourceId)
  db.close()
  const again = await benchOn(bench.path)
  expect((await only(again)).lastRun).toMatchObject({
    outcome: 'failed',
    cause: { details: { reason: 'source-interrupted' } },
  })
})

test('a name that is taken, no password where one is needed, and a time zone that there is not, are refused', async () => {
  const bench = await importBench()
  await save(bench, { url: 'https://a.example/' })
  await expect(save(bench, { url: 'https://b.example/' })).rejects.toMatchObject({
    details: { reason: 'source-name-taken' },
  })
  const place = { kind: 'http', url: 'https://a.example/', auth: { kind: 'bearer' } } as const
  await expect(save(bench, { name: 'B', place })).rejects.toMatchObject({ details: { reason: 'source-no-secret' } })
  const schedule = { kind: 'days', time: '03:00', timeZone: 'Europe/Amsterdm', weekdays: [] as number[] } as const
  await expect(save(bench, { name: 'C', url: 'https://a.example/', schedule })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})
