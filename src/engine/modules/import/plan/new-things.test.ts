import { expect, test } from 'vitest'
import type { ImportBench } from '../../../../../test/support/import-bench.ts'
import { importBench } from '../../../../../test/support/import-bench.ts'

const delivery = [
  'Artikelnr;Naam;Kleur',
  'NT-1;Bergschoen;rood',
  'NT-2;Sandaal;Rood ',
  'NT-3;Laars;blauuw.',
  'NT-4;Klomp;petrolblauw',
  'NT-5;Sloffen;Petrolblauw',
  'NT-6;Muil;n.v.t.',
].join('\n')

async function planned(bench: ImportBench, name = 'kleuren-1.csv'): Promise<number> {
  const importId = await bench.stage(bench.file(name, delivery))
  const { columns } = await bench.engine.call('import.describe', { importId })
  await bench.engine.call('import.setMapping', { importId, columns: columns.map(({ mapping }) => mapping) })
  await bench.engine.runJob('import.plan', { importId })
  return importId
}

const newThings = async (bench: ImportBench, importId: number) =>
  (await bench.engine.runJob('import.newThings', { importId })).options

async function decide(bench: ImportBench, importId: number): Promise<void> {
  const { columns } = await bench.engine.call('import.describe', { importId })
  const colour = columns[2]?.mapping
  if (colour === undefined) throw new Error('No colour')
  const newOptions = [
    { text: 'blauuw.', into: 'navy' },
    { text: 'N.V.T.', into: null },
  ]
  await bench.engine.call('import.setMapping', { importId, columns: [{ ...colour, newOptions }] })
}

test('new choices are listed with their rows, and what they probably are', async () => {
  const bench = await importBench('sample')
  const importId = await planned(bench)
  expect(await newThings(bench, importId)).toEqual([
    {
      column: 2,
      kind: 'option',
      attribute: 'colour',
      text: 'blauuw.',
      count: 1,
      lines: [4],
      decision: 'create',
      isSaid: false,
      into: null,
      near: ['navy'],
    },
    {
      column: 2,
      kind: 'option',
      attribute: 'colour',
      text: 'petrolblauw',
      count: 2,
      lines: [5, 6],
      decision: 'create',
      isSaid: false,
      into: null,
      near: [],
    },
    {
      column: 2,
      kind: 'option',
      attribute: 'colour',
      text: 'n.v.t.',
      count: 1,
      lines: [7],
      decision: 'create',
      isSaid: false,
      into: null,
      near: [],
    },
  ])
})

test('one that is merged is the option there is, one that is refused comes in nowhere; the rest is made', async () => {
  const bench = await importBench('sample')
  const importId = await planned(bench)
  await decide(bench, importId)
  const { newOptions, refused } = await bench.engine.runJob('import.plan', { importId })
  expect([newOptions, refused]).toEqual([1, { 'unknown-option': 1 }])
  expect((await newThings(bench, importId)).map(({ text, decision, into }) => [text, decision, into])).toEqual([
    ['blauuw.', 'merge', 'navy'],
    ['petrolblauw', 'create', null],
    ['n.v.t.', 'refuse', null],
  ])
  await bench.engine.runJob('import.commit', { importId, requestId: 'merged-colours' })
  expect(await bench.products('colour')).toMatchObject({
    'NT-1': ['red'],
    'NT-3': ['navy'],
    'NT-5': ['petrolblauw'],
    'NT-6': [null],
  })
})

test('what was decided is known of the next delivery, and kept in the profile', async () => {
  const bench = await importBench('sample')
  const importId = await planned(bench)
  await decide(bench, importId)
  const file = bench.file('kleuren.json', '')
  await bench.engine.runJob('import.saveProfile', { importId, ticket: file, name: 'Kleuren' })
  const { profile } = await bench.engine.runJob('import.openProfile', { ticket: file })
  expect(JSON.parse(profile)).toMatchObject({
    fieldMappings: [
      {},
      {},
      {
        newOptions: [
          { text: 'blauuw.', into: 'navy' },
          { text: 'N.V.T.', into: null },
        ],
      },
    ],
  })
  await bench.engine.runJob('import.commit', { importId, requestId: 'first-colours' })
  const again = await planned(bench, 'kleuren-2.csv')
  expect((await newThings(bench, again)).map(({ text, decision, into }) => [text, decision, into])).toEqual([
    ['blauuw.', 'merge', 'navy'],
    ['n.v.t.', 'refuse', null],
  ])
  const read = await bench.stage(bench.file('kleuren-3.csv', delivery), profile)
  expect((await newThings(bench, read))[0]).toMatchObject({ text: 'blauuw.', decision: 'merge', into: 'navy' })
})

const assortment = [
  'Artikelnr;Naam;Familie;Categorie;Gewicht;Leverancier',
  'NF-1;Staande lamp;Woonlampen;Wonen > Lampen > Staande lampen;1.200 grammes;Hazelhorst',
  'NF-2;Bureaulamp;Woonlampen;Wonen > Lampen;800 g;Lichthuis',
  'NF-3;Koepeltent;tents;Kamperen > Tenten > Koepeltenten;2 stone;Hazelhorst',
  'NF-4;Slaapzak;Slaapzaken.;koepeltentn;1 kg;Hazelhorst',
  'NF-5;Kandelaar;Kandelaars;wonen > kandelaars;400 g;Hazelhorst',
].join('\n')

const TARGETS = ['sku', 'name/nl_NL', 'family', 'categories', 'weight', 'supplier']

async function lamps(bench: ImportBench, said: Record<number, readonly Said[]> = {}, name = 'lampen-1.csv') {
  const importId = await bench.stage(bench.file(name, assortment))
  const { columns } = await bench.engine.call('import.describe', { importId })
  await bench.engine.call('import.setMapping', {
    importId,
    columns: columns.map(({ mapping }, at) => ({
      ...mapping,
      target: { kind: 'column' as const, column: TARGETS[at] ?? '' },
      isIdentifier: at === 0,
      decimal: at === 4 ? (',' as const) : null,
      ...(said[at] === undefined ? {} : { newOptions: [...said[at]] }),
    })),
  })
  return { importId, plan: await bench.engine.runJob('import.plan', { importId }) }
}

interface Said {
  readonly text: string
  readonly into: string | null
  readonly isMade?: boolean
}

const told = (things: Awaited<ReturnType<typeof newThings>>) =>
  things.map(({ kind, text, count, decision, near }) => [kind, text, count, decision, near])

test('families, categories with their path and units that are not there are listed, with what they probably are', async () => {
  const bench = await importBench('sample')
  const { importId, plan } = await lamps(bench)
  expect(told(await newThings(bench, importId))).toEqual([
    ['family', 'Slaapzaken.', 1, 'refuse', ['sleeping-bags']],
    ['family', 'Woonlampen', 2, 'refuse', []],
    ['family', 'Kandelaars', 1, 'refuse', []],
    ['category', 'koepeltentn', 1, 'create', ['dome-tents']],
    ['category', 'Wonen > Lampen > Staande lampen', 1, 'create', []],
    ['category', 'Wonen > Lampen', 1, 'create', []],
    ['category', 'wonen > kandelaars', 1, 'create', []],
    ['unit', 'grammes', 1, 'refuse', ['GRAM']],
    ['unit', 'stone', 1, 'refuse', []],
    ['option', 'Lichthuis', 1, 'create', []],
  ])
  expect(plan.newOptions).toBe(6) // a supplier and five categories
  expect(plan.refused).toEqual({ 'unknown-family': 4, 'unknown-unit': 2 })
  const { rows } = await bench.engine.call('import.preview', { importId, from: 0, count: 5 })
  expect(rows.map(({ cells }) => cells[3]?.after)).toEqual([
    'Staande lampen',
    'Lampen',
    'dome-tents',
    'koepeltentn',
    'kandelaars',
  ])
})

test('what a person says of them is done with the import, and undone with it in one step', async () => {
  const bench = await importBench('sample')
  const before = await bench.engine.call('catalogue.structure', {})
  const { importId, plan } = await lamps(bench, {
    2: [
      { text: 'woonlampen', into: null, isMade: true },
      { text: 'Slaapzaken.', into: 'sleeping-bags' },
    ],
    3: [
      { text: 'koepeltentn', into: 'dome-tents' },
      { text: 'Wonen', into: 'camping' },
    ],
    4: [{ text: 'grammes', into: 'GRAM' }],
  })
  expect(plan.refused).toEqual({ 'unknown-family': 1, 'unknown-unit': 1 })
  const { changeSet } = await bench.engine.runJob('import.commit', { importId, requestId: 'lamps-in' })
  const made = await bench.engine.call('catalogue.structure', {})
  const byCode = new Map(made.categories.map((each) => [each.code, each]))
  expect(byCode.get('lampen')).toMatchObject({ labels: { nl_NL: 'Lampen' }, parent: 'camping' })
  expect(byCode.get('staande-lampen')).toMatchObject({ parent: 'lampen' })
  expect(byCode.get('kandelaars')).toMatchObject({ parent: 'camping' })
  const lampFamily = made.families.find(({ code }) => code === 'woonlampen')
  expect(lampFamily).toMatchObject({ labels: { nl_NL: 'Woonlampen' }, attributes: ['name', 'weight', 'supplier'] })
  expect(await bench.products('family', 'categories', 'weight')).toMatchObject({
    'NF-1': ['woonlampen', '["staande-lampen"]', expect.anything()],
    'NF-2': ['woonlampen', '["lampen"]', expect.anything()],
    'NF-3': ['tents', '["dome-tents"]', null],
    'NF-4': ['sleeping-bags', '["dome-tents"]', expect.anything()],
    'NF-5': [null, '["kandelaars"]', expect.anything()],
  })
  const again = await lamps(bench, {}, 'lampen-2.csv')
  expect(again.plan.receipt).toMatchObject({ created: 0, unchanged: 5 })
  await bench.engine.runJob('catalogue.undo', { requestId: 'undo-lamps', changeSetId: changeSet?.id ?? null })
  const after = await bench.engine.call('catalogue.structure', {})
  expect([after.families.length, after.categories.length]).toEqual([before.families.length, before.categories.length])
})
