import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { ftpServer } from '../../../../../test/support/ftp-server.ts'
import { benchOn, fixtures, importBench } from '../../../../../test/support/import-bench.ts'
import type { ImportBench } from '../../../../../test/support/import-bench.ts'
import { settableClock } from '../../../../../test/support/settable-clock.ts'

const SEED = join(fixtures, 'catalogues/import-profile.json')
const PASSWORD = 'your_ftp_password'
const prices = (price: string, changed: string): string =>
  `SKU;ERP_Price;Last_Update_Date\nERP-1;${price};${changed}\n;9,95;${changed}\nERP-2;onbekend;${changed}\n`

/** Looks come every 20 ms; the time is the test's. */
function services(clock: { now: string }, secrets: ReadonlyMap<string, string>): Parameters<typeof importBench>[1] {
  return {
    clock: settableClock(clock),
    secrets: { get: (ref) => Promise.resolve(secrets.get(ref) ?? null) },
  }
}

const runsOf = async ({ engine }: ImportBench, sourceId: number) =>
  (await engine.call('sources.runs', { sourceId, from: 0, count: 20 })).runs
async function ended(bench: ImportBench, sourceId: number, count: number): ReturnType<typeof runsOf> {
  await vi.waitFor(async () => {
    expect((await runsOf(bench, sourceId)).filter(({ endedAt }) => endedAt !== null)).toHaveLength(count)
  }, 60_000)
  return runsOf(bench, sourceId)
}

test('the nightly run of the seed: by FTP at three in Amsterdam, through the change of the clock, and made up for at the next start', async () => {
  const server = await ftpServer(
    { '/erp_exports/prices.csv': { text: prices('12,50', '2026-10-22') } },
    { user: 'erp_user', password: PASSWORD },
  )
  const secrets = new Map([['source:nightly', PASSWORD]])
  const clock = { now: '2026-10-23T10:00:00Z' }
  const bench = await importBench('empty', services(clock, secrets), { resumeJobs: true })
  const {
    hadSecret: _hadSecret,
    fields: _fields,
    place,
    ...draft
  } = await bench.engine.runJob('sources.openProfile', {
    ticket: SEED,
  })
  expect(draft.schedule).toEqual({ kind: 'days', time: '03:00', timeZone: 'Europe/Amsterdam', weekdays: [] })
  if (place?.kind !== 'ftp') throw new Error('the seed names a server of FTP')
  const { sourceId } = await bench.engine.runJob('sources.save', {
    ...draft,
    policy: 'commit',
    // The seed's server is nobody's; everything else is as it stands there.
    place: { ...place, host: '127.0.0.1', port: server.port },
    secretRef: 'source:nightly',
    profileTicket: SEED,
  })
  const due = async (of: ImportBench) => (await of.engine.call('sources.list', {})).sources[0]?.nextRunAt
  expect(await due(bench), 'summer time').toBe('2026-10-24T01:00:00.000Z')

  clock.now = '2026-10-24T01:00:05Z'
  expect(await ended(bench, sourceId, 1)).toMatchObject([
    { trigger: 'schedule', outcome: 'committed', fileName: 'prices.csv', receipt: { read: 3, created: 2, skipped: 1 } },
  ])
  expect(await bench.products('price/EUR')).toEqual({ 'ERP-1': [12.5], 'ERP-2': [null] })
  expect(await due(bench), 'the night of 25 hours').toBe('2026-10-25T02:00:00.000Z')
  clock.now = '2026-10-25T02:00:05Z'
  expect((await ended(bench, sourceId, 2))[0], 'the same file').toMatchObject({ outcome: 'unchanged' })
  await bench.close()

  // Three nights without the app; the price went up by less than what waits for approval.
  server.files.set('/erp_exports/prices.csv', { text: prices('13,00', '2026-10-27') })
  clock.now = '2026-10-28T08:30:00Z'
  const again = await benchOn(bench.path, services(clock, secrets), { resumeJobs: true })
  const [made, ...before] = await ended(again, sourceId, 3)
  expect(made).toMatchObject({ trigger: 'missed', dueAt: '2026-10-26T02:00:00.000Z', outcome: 'committed' })
  expect(before.map(({ outcome }) => outcome)).toEqual(['unchanged', 'committed'])
  expect(await again.products('price/EUR')).toMatchObject({ 'ERP-1': [13] })
  expect(await due(again)).toBe('2026-10-29T02:00:00.000Z')

  // A password that nobody knows any more, as after a restart without a key store, is asked for in words.
  secrets.clear()
  clock.now = '2026-10-29T02:00:05Z'
  expect((await ended(again, sourceId, 4))[0]).toMatchObject({
    outcome: 'failed',
    cause: { code: 'auth-expired', details: { reason: 'source-no-secret' } },
  })
  await again.close()
  expect(readFileSync(bench.path, 'latin1')).not.toContain(PASSWORD)
  expect(server.said.filter((line) => line.startsWith('RETR'))).toHaveLength(3)
})
