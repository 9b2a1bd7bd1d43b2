import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import type { SourceRun, SourceSchedule } from '../../../../shared/contract/sources.ts'
import { tempFolder } from '../../../../../test/support/catalogue.ts'
import { httpSource, serving } from '../../../../../test/support/http-source.ts'
import type { ImportBench } from '../../../../../test/support/import-bench.ts'
import { importBench } from '../../../../../test/support/import-bench.ts'
import { settableClock } from '../../../../../test/support/settable-clock.ts'
import { openDatabase } from '../../../store/database.ts'

const NIGHTLY: SourceSchedule = { kind: 'days', time: '03:00', timeZone: 'Europe/Amsterdam', weekdays: [] }

interface Watched {
  readonly bench: ImportBench
  readonly address: string
  add(name: string, schedule: SourceSchedule | null): Promise<number>
  runs(sourceId: number): Promise<readonly SourceRun[]>
}

/** The app with a catalogue open, whose looks at the clock come every 20 ms, and whose clock is the test's. */
async function openApp(clock: { now: string }): Promise<Watched> {
  let prices = 0
  const server = await httpSource((request, response) => serving(`SKU;Naam\nA;${prices++}\n`)(request, response))
  const bench = await importBench('empty', { clock: settableClock(clock) }, { resumeJobs: true })
  return {
    bench,
    address: server.origin,
    add: async (name, schedule) => {
      const place = { kind: 'http', url: `${server.origin}/${name}.csv` } as const
      return (await bench.engine.runJob('sources.save', { name, place, schedule })).sourceId
    },
    runs: async (sourceId) => (await bench.engine.call('sources.runs', { sourceId, from: 0, count: 20 })).runs,
  }
}

/** Looks that came and went without anything having been due. */
const someLooks = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300))
const ended = async ({ runs }: Watched, sourceId: number, count: number): Promise<readonly SourceRun[]> => {
  await vi.waitFor(async () => {
    const found = await runs(sourceId)
    expect(found.filter(({ endedAt }) => endedAt !== null)).toHaveLength(count)
  }, 30_000)
  return runs(sourceId)
}

test('a source runs when its time comes, once, and again the next night', async () => {
  const clock = { now: '2026-11-20T12:00:00Z' }
  const app = await openApp(clock)
  const id = await app.add('nightly', NIGHTLY)
  await someLooks()
  expect(await app.runs(id)).toEqual([])
  clock.now = '2026-11-21T02:00:10Z'
  expect(await ended(app, id, 1)).toMatchObject([{ trigger: 'schedule', outcome: 'staged' }])
  await someLooks()
  expect(await app.runs(id)).toHaveLength(1)
  clock.now = '2026-11-22T02:00:10Z'
  expect(await ended(app, id, 2)).toMatchObject([{ trigger: 'schedule' }, { trigger: 'schedule' }])
})

test('however many nights were missed, it is made up for once, and told when it was due', async () => {
  const clock = { now: '2026-11-20T12:00:00Z' }
  const app = await openApp(clock)
  const id = await app.add('nightly', NIGHTLY)
  clock.now = '2026-11-25T08:00:00Z'
  expect(await ended(app, id, 1)).toMatchObject([{ trigger: 'missed', dueAt: '2026-11-21T02:00:00.000Z' }])
  await someLooks()
  expect(await app.runs(id)).toHaveLength(1)
  const { sources } = await app.bench.engine.call('sources.list', {})
  expect(sources[0]?.nextRunAt).toBe('2026-11-26T02:00:00.000Z')
})

test('a paused source does not run, and makes up for nothing when it goes on', async () => {
  const clock = { now: '2026-11-20T12:00:00Z' }
  const app = await openApp(clock)
  const id = await app.add('nightly', NIGHTLY)
  await app.bench.engine.call('sources.setPaused', { sourceId: id, isPaused: true })
  clock.now = '2026-11-25T08:00:00Z'
  await someLooks()
  await app.bench.engine.call('sources.setPaused', { sourceId: id, isPaused: false })
  await someLooks()
  expect(await app.runs(id)).toEqual([])
  clock.now = '2026-11-26T02:00:10Z'
  expect(await ended(app, id, 1)).toMatchObject([{ trigger: 'schedule' }])
})

test('a next run noted by a clock that was years ahead is put right', async () => {
  const clock = { now: '2026-11-20T12:00:00Z' }
  const app = await openApp(clock)
  const id = await app.add('nightly', NIGHTLY)
  const db = openDatabase(app.bench.path, 'write')
  db.prepare("UPDATE source SET next_run_at = '2031-01-01T02:00:00.000Z' WHERE id = ?").run(id)
  db.close()
  await vi.waitFor(async () => {
    const { sources } = await app.bench.engine.call('sources.list', {})
    expect(sources[0]?.nextRunAt).toBe('2026-11-21T02:00:00.000Z')
  }, 30_000)
  expect(await app.runs(id)).toEqual([])
})

test('several that are due together all run, one after the other', async () => {
  const clock = { now: '2026-11-20T12:00:00Z' }
  const app = await openApp(clock)
  const ids = [await app.add('a', NIGHTLY), await app.add('b', NIGHTLY), await app.add('c', NIGHTLY)]
  clock.now = '2026-11-21T02:00:10Z'
  for (const id of ids) expect(await ended(app, id, 1)).toMatchObject([{ outcome: 'staged' }])
})

test('a file that arrives in a watched folder is taken by itself', async () => {
  const clock = { now: '2026-11-20T12:00:00Z' }
  const app = await openApp(clock)
  const folder = tempFolder()
  const place = { kind: 'folder', folder: '', pattern: '*' } as const
  const { sourceId } = await app.bench.engine.runJob('sources.save', { name: 'Inbox', place, folderTicket: folder })
  await someLooks()
  expect(await app.runs(sourceId)).toEqual([])
  writeFileSync(join(folder, 'list.csv'), 'SKU;Naam\nA;Tent\n')
  expect(await ended(app, sourceId, 1)).toMatchObject([{ trigger: 'folder', outcome: 'staged', fileName: 'list.csv' }])
  await someLooks()
  expect(await app.runs(sourceId)).toHaveLength(1)
})

test('without the app nothing runs by itself', async () => {
  const bench = await importBench('empty', {
    clock: { now: () => new Date('2026-11-20T12:00:00Z'), sleep: () => Promise.resolve() },
  })
  const place = { kind: 'http', url: 'http://127.0.0.1:1/' } as const
  const { sourceId } = await bench.engine.runJob('sources.save', {
    name: 'A',
    place,
    schedule: { kind: 'interval', minutes: 1 },
  })
  await someLooks()
  expect((await bench.engine.call('sources.runs', { sourceId, from: 0, count: 5 })).runs).toEqual([])
})
