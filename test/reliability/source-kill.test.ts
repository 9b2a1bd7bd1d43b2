import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SourceRun } from '../../src/shared/contract/sources.ts'
import { systemClock } from '../../src/engine/runtime/clock.ts'
import { tempFolder } from '../support/catalogue.ts'
import type { ImportBench } from '../support/import-bench.ts'
import { benchOn, importBench } from '../support/import-bench.ts'
import { moments, runAndKill } from '../support/run-and-kill.ts'
import type { Life } from '../support/run-and-kill.ts'

/** A reliability run kills 20 times: KILLS=20 npx vitest run source-kill */
const KILLS = Number(process.env['KILLS'] ?? 4)
const GROUPS = 400
const COLUMNS = ['kind', 'parent', 'name/nl_NL', 'price/EUR', 'upsell'] as const
const clock = { now: systemClock.now, sleep: () => systemClock.sleep(0) }

/** An export of WooCommerce: models with two variants each, and a link from each model to the next. */
function shop(name: string): string {
  const head =
    'ID,Type,SKU,Name,Published,Parent,Regular price,Upsells,Attribute 1 name,Attribute 1 value(s),Attribute 1 visible,Attribute 1 global'
  const rows = Array.from({ length: GROUPS }, (_, n) => [
    `${n * 3 + 1},variable,${name}-${n},Hemd ${n},1,,,${name}-${(n + 1) % GROUPS},Maat,"S, M",1,1`,
    `${n * 3 + 2},variation,${name}-${n}-S,Hemd ${n} - S,1,${name}-${n},${n + 10}.95,,Maat,S,1,1`,
    `${n * 3 + 3},variation,${name}-${n}-M,Hemd ${n} - M,1,${name}-${n},${n + 11}.95,,Maat,M,1,1`,
  ])
  return `${head}\n${rows.flat().join('\n')}\n`
}

const told = (runs: readonly SourceRun[]): string[] =>
  runs.map(({ fileName, outcome }) => `${fileName ?? ''} ${outcome}`).toSorted()
const runOf = async ({ engine }: ImportBench, sourceId: number): Promise<readonly SourceRun[]> =>
  (await engine.runJob('sources.run', { sourceId })).runs
const whole = async (bench: ImportBench): Promise<object> => bench.products(...COLUMNS)

test(
  'kill -9 while a source is run leaves each of its files taken in whole or not at all, and none is passed over',
  { timeout: 480_000 },
  async () => {
    const inbox = tempFolder()
    writeFileSync(join(inbox, 'a.csv'), shop('HEMD'))
    writeFileSync(join(inbox, 'b.csv'), shop('BROEK'))
    const bench = await importBench('empty', { clock })
    const draft = {
      name: 'Inbox',
      place: { kind: 'folder', folder: '', pattern: '*.csv' },
      folderTicket: inbox,
    } as const
    // Read by a profile, as a person would have settled it: nothing is left to ask.
    const looked = await bench.stage(join(inbox, 'a.csv'))
    const { columns } = await bench.engine.call('import.describe', { importId: looked })
    const size = columns.find(({ header }) => /maat/i.test(header))
    if (size === undefined) throw new Error('the preset makes a column of the size')
    const made = { kind: 'new-attribute', code: 'maat', type: 'simple-select', label: 'Maat', locale: null } as const
    await bench.engine.call('import.setMapping', { importId: looked, columns: [{ ...size.mapping, target: made }] })
    const profile = bench.file('profile.json', '')
    await bench.engine.runJob('import.saveProfile', { importId: looked, name: 'Inbox', ticket: profile })
    await bench.engine.call('import.discard', { importId: looked })
    const save = { ...draft, policy: 'commit', profileTicket: profile } as const
    const { sourceId } = await bench.engine.runJob('sources.save', save)
    await bench.close()
    const home = join(bench.path, '..')
    const world = tempFolder()
    /** The catalogue as it was, in a place of its own, in another process that may be killed. */
    const copy = join(world, 'test.etalage')
    const live = (delayMs?: number): Promise<Life> => {
      rmSync(world, { recursive: true, force: true })
      mkdirSync(world)
      cpSync(home, world, { recursive: true })
      return runAndKill('source-victim.ts', [copy, String(sourceId)], delayMs)
    }
    const { ms } = await live()
    const first = await benchOn(copy, { clock })
    const { runs } = await first.engine.call('sources.runs', { sourceId, from: 0, count: 5 })
    expect(runs).toMatchObject([
      { outcome: 'committed', cause: null },
      { outcome: 'committed', cause: null },
    ])
    const expected = await whole(first)
    expect(Object.keys(expected)).toHaveLength(GROUPS * 6)
    expect(expected).toMatchObject({ 'HEMD-0-S': ['variant', 'HEMD-0', 'Hemd 0 - S', 10.95, null] })
    expect(told(await runOf(first, sourceId)), 'nothing twice').toEqual([' unchanged'])
    await first.close()

    let cut = 0
    for (const delayMs of moments(KILLS, ms)) {
      const { isKilled } = await live(delayMs)
      const again = await benchOn(copy, { clock })
      await expect(again.engine.call('catalogue.check', {})).resolves.toMatchObject({ ok: true })
      const left = Object.keys(await whole(again)).length
      expect([0, GROUPS * 3, GROUPS * 6]).toContain(left)
      if (isKilled && left < GROUPS * 6) cut++
      await runOf(again, sourceId)
      expect(await whole(again)).toEqual(expected)
      await expect(again.engine.call('catalogue.check', {})).resolves.toMatchObject({ ok: true })
      await again.close()
    }
    expect(cut, 'else every run was faster than its kill').toBeGreaterThan(0)
  },
)
