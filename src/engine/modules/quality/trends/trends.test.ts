import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { tempFolder } from '../../../../../test/support/catalogue.ts'
import { newRequest, openShop } from '../../../../../test/support/shop.ts'
import { createEngine, sourceMigrations } from '../../../app.ts'
import { openDatabase } from '../../../store/database.ts'
import type { Engine } from '../../../runtime/engine.ts'

/** A day at noon here, so many days after the first. */
const noon = (day: number): Date => new Date(2026, 2, 1 + day, 12)

/** Opens a catalogue on a day; the clock stands still. */
async function openOn(path: string, day: number): Promise<Engine> {
  const clock = { now: () => noon(day), sleep: () => new Promise<void>(() => {}) }
  return createEngine({ catalogue: path, migrations: sourceMigrations, services: { clock } })
}

const since = '2026-02-01'

async function shop(): Promise<string> {
  const path = join(tempFolder(), 'trends.etalage')
  await (await openShop(path)).close()
  return path
}

const create = (engine: Engine, sku: string, texts: Record<string, string>) =>
  engine.call('catalogue.applyIntents', {
    requestId: newRequest(),
    intents: [
      {
        kind: 'create-product',
        sku,
        texts,
        productKind: 'product',
        parentId: null,
        family: 'lamps',
        familyVariant: null,
      },
    ],
  })

const completeness = async (engine: Engine, about: { family?: string; channel?: string } = {}) =>
  (await engine.call('quality.trend', { since, ...about })).days.map(({ day, figures }) => [day, figures.completeness])

test('each day on which something changed is kept as it ended, also of a family, and today is as it stands', async () => {
  const path = await shop()
  const first = await openOn(path, 0)
  await create(first, 'A', { 'name/nl_NL': 'Lamp' })
  const ofFirst = (await first.call('quality.kpis', {})).total.figures.completeness
  await first.close()
  const third = await openOn(path, 2)
  await create(third, 'B', {})
  const ofThird = (await third.call('quality.kpis', { family: 'lamps' })).total.figures.completeness
  await third.close()
  const last = await openOn(path, 9)
  onTestFinished(() => last.close())
  expect(ofThird).not.toEqual(ofFirst)
  const days = [
    ['2026-03-01', ofFirst],
    ['2026-03-03', ofThird],
    ['2026-03-10', ofThird],
  ]
  expect(await completeness(last)).toEqual(days)
  expect(await completeness(last, { family: 'lamps' })).toEqual(days)
  const nobody = { of: 0, wrong: 0 }
  expect((await completeness(last, { family: 'tents' })).map(([, figure]) => figure)).toEqual([null, null, nobody])
  const { channel } = { channel: 'webshop' }
  const live = (await last.call('quality.kpis', { channel })).total.figures.completeness
  expect((await completeness(last, { channel })).slice(1)).toEqual([
    ['2026-03-03', live],
    ['2026-03-10', live],
  ])
})

test('a day is kept once, as it ended: opening again later does not write it anew', async () => {
  const path = await shop()
  const first = await openOn(path, 0)
  await create(first, 'A', {})
  await first.close()
  const second = await openOn(path, 1)
  await create(second, 'B', {})
  await second.close()
  const again = await openOn(path, 1)
  onTestFinished(() => again.close())
  const [[, ofFirst] = [], [, ofToday] = []] = await completeness(again)
  expect(ofToday).toEqual((await again.call('quality.kpis', {})).total.figures.completeness)
  expect((ofFirst as { of: number }).of * 2).toBe((ofToday as { of: number }).of)
})

test('midnight closes the day while the catalogue is open', async () => {
  const path = await shop()
  let now = noon(0)
  const asleep: (() => void)[] = []
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error))
      if (ms > 3_600_000) asleep.push(resolve)
    })
  const engine = await createEngine({
    catalogue: path,
    migrations: sourceMigrations,
    resumeJobs: true,
    services: { clock: { now: () => now, sleep } },
  })
  onTestFinished(() => engine.close())
  await create(engine, 'A', {})
  expect(await completeness(engine)).toHaveLength(1)
  now = noon(1)
  for (const wake of asleep.splice(0)) wake()
  await expect.poll(async () => (await completeness(engine)).map(([day]) => day)).toEqual(['2026-03-01', '2026-03-02'])
})

test('imports of the time are told with whose they were, those taken back are not', async () => {
  const path = await shop()
  const db = openDatabase(path, 'write')
  const add = db.prepare(
    `INSERT INTO change_set (uuid, kind, label, origin, actor, started_at, committed_at, state, undo_state, products, supplier)
     VALUES (?, 'import', '{}', 'import', 'anna', ?, ?, 'committed', ?, 12, 'nordhavn')`,
  )
  const at = noon(3).toISOString()
  add.run('one', at, at, 'done')
  add.run('two', at, at, 'undone')
  db.close()
  const engine = await openOn(path, 5)
  onTestFinished(() => engine.close())
  const { marks } = await engine.call('quality.trend', { since })
  expect(marks).toEqual([
    { kind: 'import', day: '2026-03-04', name: 'nordhavn', products: 12, changeSetId: expect.any(Number) as number },
  ])
})
