import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../../../test/support/catalogue.ts'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { benchOn } from '../../../../test/support/import-bench.ts'
import type { Delivery } from '../../../../test/support/supplier-pairs.ts'
import { rivalOf, supplierPair } from '../../../../test/support/supplier-pairs.ts'
import { TRADE_WORDS } from '../../../../test/support/trade-words.ts'
import { sourceMigrations } from '../../app.ts'
import { createCatalogue, sourceContent } from '../../create-catalogue.ts'

const PAIRS = 20
const LOCALES = ['nl_NL', 'en_GB', 'fr_FR', 'de_DE', 'sv_SE']

/** How the columns of some deliveries were mapped before anybody looked: by what a person would have said. */
interface Tally {
  columns: number
  right: number
  asked: number
  /** Left out without a word though it has a place: safe, but a click. */
  missed: number
  readonly wrong: string[]
  readonly clicks: string[]
}

const tally = (): Tally => ({ columns: 0, right: 0, asked: 0, missed: 0, wrong: [], clicks: [] })

async function catalogueOfFiveLanguages(): Promise<ImportBench> {
  const catalogue = join(tempFolder(), 'pairs.etalage')
  const folders = { migrations: sourceMigrations, folders: sourceContent }
  createCatalogue({ catalogue, content: 'empty', locales: LOCALES, ...folders })
  return benchOn(catalogue)
}

/**
 * Stages a delivery, counts, and, as a person would, puts every column right and imports. What a header cannot say
 * (`wishes`) counts from the second delivery on.
 */
async function deliver(
  bench: ImportBench,
  delivery: Delivery,
  counts: Tally,
  isFirst: boolean,
): Promise<string | null> {
  const path = join(tempFolder(), delivery.fileName)
  writeFileSync(path, delivery.bytes)
  const importId = await bench.stage(path)
  const { columns, known } = await bench.engine.call('import.describe', { importId })
  for (const { header, mapping, isSure, reason, confidence } of columns) {
    const truth = delivery.truth[header]
    if (truth === undefined) throw new Error(`${delivery.fileName}: ${header} was not in the file`)
    const target = mapping.target.kind === 'column' ? mapping.target.column : null
    if (isFirst && delivery.wishes.has(header)) continue
    counts.columns += 1
    const said = `${delivery.fileName} ${header}: ${target} for ${truth}, ${reason.key} ${confidence}`
    if (!isSure) counts.asked += 1
    else if (target === truth) counts.right += 1
    else if (target === null) counts.missed += 1
    else counts.wrong.push(said)
    if (!isSure || target !== truth) counts.clicks.push(said)
  }
  const settled = columns.map(({ header, mapping }) => {
    const truth = delivery.truth[header] ?? null
    const target = truth === null ? { kind: 'ignore' as const } : { kind: 'column' as const, column: truth }
    return { ...mapping, target, isIdentifier: truth === 'sku' }
  })
  const changed = settled.filter((mapping, at) => {
    const before = columns[at]
    return !before?.isSure || JSON.stringify(mapping) !== JSON.stringify(before.mapping)
  })
  if (changed.length > 0) await bench.engine.call('import.setMapping', { importId, columns: changed })
  await bench.engine.runJob('import.commit', { importId, requestId: `deliver-${importId}` })
  return known === null ? null : `${delivery.fileName} for ${known.fileName}`
}

function lineOf(what: string, { columns, right, asked, missed, wrong }: Tally): string {
  const share = (count: number): string => `${((count / columns) * 100).toFixed(1)} %`
  return `${what}: ${columns} columns, right without a click ${share(right)}, asked ${share(asked)}, left out ${share(missed)}, wrong ${wrong.length}`
}

test(`${PAIRS} suppliers in five languages, each twice with another layout: nothing wrong without asking`, async () => {
  const bench = await catalogueOfFiveLanguages()
  const [first, later, others] = [tally(), tally(), tally()]
  const pairs = Array.from({ length: PAIRS }, (_, seed) => supplierPair(seed))
  for (const pair of pairs) await deliver(bench, pair.first, first, true)
  let recognised = 0
  for (const pair of pairs) if ((await deliver(bench, pair.later, later, false)) !== null) recognised += 1
  const strangers = [...Array.from({ length: 10 }, (_, at) => supplierPair(40 + at).first), rivalOf(1)]
  const mistaken: string[] = []
  for (const delivery of strangers) mistaken.push(...[(await deliver(bench, delivery, others, true)) ?? []].flat())
  console.info(
    [
      lineOf('first deliveries', first),
      lineOf('later deliveries', later),
      lineOf('other suppliers, afterwards', others),
      `known again ${recognised} of ${PAIRS}, taken for another ${mistaken.join(', ') || 'none'}`,
    ].join('\n'),
  )
  expect([...first.wrong, ...later.wrong, ...others.wrong]).toEqual([])
  expect(mistaken).toEqual([])
  expect(recognised).toBe(PAIRS)
  // Measured: 97.6, 81.2 and 87.2 of a hundred.
  expect(later.right / later.columns, later.clicks.join('\n')).toBeGreaterThanOrEqual(0.95)
  expect(first.right / first.columns, first.clicks.join('\n')).toBeGreaterThanOrEqual(0.78)
  expect(others.right / others.columns, others.clicks.join('\n')).toBeGreaterThanOrEqual(0.84)
})

test(`${PAIRS} suppliers under words of the trade that no list of ours was made from: nothing wrong without asking`, async () => {
  const bench = await catalogueOfFiveLanguages()
  const [first, later] = [tally(), tally()]
  const pairs = Array.from({ length: PAIRS }, (_, at) => supplierPair(100 + at, TRADE_WORDS))
  for (const pair of pairs) await deliver(bench, pair.first, first, true)
  let recognised = 0
  for (const pair of pairs) if ((await deliver(bench, pair.later, later, false)) !== null) recognised += 1
  console.info([lineOf('first', first), lineOf('later', later), `known again ${recognised} of ${PAIRS}`].join('\n'))
  expect([...first.wrong, ...later.wrong]).toEqual([])
  // Measured: 19 of 20, 46.6 and 89.8 of a hundred.
  expect(recognised).toBeGreaterThanOrEqual(19)
  expect(first.right / first.columns, first.clicks.join('\n')).toBeGreaterThanOrEqual(0.44)
  expect(later.right / later.columns, later.clicks.join('\n')).toBeGreaterThanOrEqual(0.87)
})
