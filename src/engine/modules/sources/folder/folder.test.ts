import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SourceRun } from '../../../../shared/contract/sources.ts'
import { tempFolder } from '../../../../../test/support/catalogue.ts'
import type { ImportBench } from '../../../../../test/support/import-bench.ts'
import { importBench } from '../../../../../test/support/import-bench.ts'
import { systemClock } from '../../../runtime/clock.ts'
import { filesIn } from './look.ts'
import { SETTLE_MS } from './run-folder.ts'

const list = (sku: string): string => `SKU;Naam\n${sku};Tent ${sku}\n`

interface Watched {
  readonly bench: ImportBench
  readonly folder: string
  put(name: string, text: string): void
  run(trigger?: SourceRun['trigger']): Promise<SourceRun[]>
}

/** A watched folder; `meanwhile` is what happens while the app waits whether files still grow. */
async function watched(pattern = '*', meanwhile: (folder: string) => void = () => {}): Promise<Watched> {
  const folder = tempFolder()
  const sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    if (milliseconds === SETTLE_MS) meanwhile(folder)
    return systemClock.sleep(0, signal)
  }
  const bench = await importBench('empty', { clock: { now: systemClock.now, sleep } })
  const { sourceId } = await bench.engine.runJob('sources.save', {
    name: 'Inbox',
    place: { kind: 'folder', folder: '', pattern },
    folderTicket: folder,
  })
  return {
    bench,
    folder,
    put: (name, text) => writeFileSync(join(folder, name), text),
    run: async (trigger = 'person') => (await bench.engine.runJob('sources.run', { sourceId, trigger })).runs,
  }
}
const told = (runs: readonly SourceRun[]): string[] => runs.map(({ fileName, outcome }) => `${fileName} ${outcome}`)

test('every new file is a run of its own, oldest first, and each comes once', async () => {
  const { put, run, folder } = await watched()
  put('b.csv', list('B'))
  put('a.csv', list('A'))
  utimesSync(join(folder, 'b.csv'), 1_780_000_000, 1_780_000_000)
  expect(told(await run())).toEqual(['b.csv staged', 'a.csv staged'])
  expect(told(await run('folder'))).toEqual([])
  expect(told(await run())).toEqual(['null unchanged'])
})

test('a file that changed comes again, the same bytes under another name do not', async () => {
  const { put, run } = await watched()
  put('a.csv', list('A'))
  await run()
  put('copy of a.csv', list('A'))
  expect(told(await run())).toEqual(['copy of a.csv unchanged'])
  put('a.csv', list('A2'))
  expect(told(await run())).toEqual(['a.csv staged'])
})

test('what is still being written is left until it has stopped growing', async () => {
  let rows = 0
  const { put, run } = await watched('*', (folder) => {
    if (rows < 3) writeFileSync(join(folder, 'slow.csv'), list('S') + 'S;x\n'.repeat(++rows))
  })
  put('slow.csv', list('S'))
  put('done.csv', list('D'))
  expect(told(await run('folder'))).toEqual(['done.csv staged'])
  expect(told(await run('folder'))).toEqual([])
  expect(told(await run('folder'))).toEqual([])
  expect(told(await run('folder'))).toEqual(['slow.csv staged'])
})

test('unfinished, hidden and empty files, folders and other names are left alone', async () => {
  const { put, run, folder } = await watched('*.csv *.xlsx')
  for (const name of [
    '.hidden.csv',
    '~$prices.xlsx',
    'prices.csv.part',
    'prices.csv.crdownload',
    'notes.txt',
    'prices.CSV',
  ])
    put(name, list('A'))
  put('empty.csv', '')
  mkdirSync(join(folder, 'old.csv'))
  expect(told(await run())).toEqual(['prices.CSV staged'])
})

test('a file that fails is left and listed, tried again when it changes or when a person asks', async () => {
  const { put, run, bench } = await watched()
  put('bad.xlsx', 'PK\u0003\u0004 no workbook')
  put('good.csv', list('G'))
  const runs = await run('folder')
  expect(told(runs).toSorted()).toEqual(['bad.xlsx failed', 'good.csv staged'])
  expect(runs.find(({ outcome }) => outcome === 'failed')?.cause).toMatchObject({ code: 'source-unreadable' })
  expect(told(await run('folder'))).toEqual([])
  expect(told(await run())).toEqual(['bad.xlsx failed'])
  put('bad.xlsx', list('B'))
  expect(told(await run('folder'))).toEqual(['bad.xlsx staged'])
  expect((await bench.engine.call('sources.runs', { sourceId: null, from: 0, count: 10 })).total).toBe(4)
})

test('a folder that is away is told, and is taken up again when it is back', async () => {
  const { folder, run, put, bench } = await watched()
  rmSync(folder, { recursive: true })
  expect(await run()).toMatchObject([{ outcome: 'failed', cause: { details: { reason: 'source-no-folder' } } }])
  const { sources } = await bench.engine.call('sources.list', {})
  await expect(bench.engine.runJob('sources.test', { sourceId: sources[0]!.id })).rejects.toMatchObject({
    code: 'not-found',
  })
  mkdirSync(folder)
  expect(await bench.engine.runJob('sources.test', { sourceId: sources[0]!.id })).toMatchObject({ files: 0 })
  put('a.csv', list('A'))
  expect(await bench.engine.runJob('sources.test', { sourceId: sources[0]!.id })).toMatchObject({
    files: 1,
    fileName: 'a.csv',
  })
  expect(told(await run())).toEqual(['a.csv staged'])
})

test('a folder comes from a ticket only: a path in the place is not looked at', async () => {
  const bench = await importBench()
  const place = { kind: 'folder', folder: '/etc', pattern: '*' } as const
  await expect(bench.engine.runJob('sources.save', { name: 'Inbox', place })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})

test('files of a folder in names with accents and spaces are found', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'prijslijst übersicht (2).csv'), list('A'))
  expect((await filesIn({ kind: 'folder', folder, pattern: '*über*.csv' })).map(({ name }) => name)).toEqual([
    'prijslijst übersicht (2).csv',
  ])
})
