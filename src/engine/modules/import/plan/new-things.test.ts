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
      attribute: 'colour',
      text: 'blauuw.',
      count: 1,
      lines: [4],
      decision: 'create',
      into: null,
      near: ['navy'],
    },
    {
      column: 2,
      attribute: 'colour',
      text: 'petrolblauw',
      count: 2,
      lines: [5, 6],
      decision: 'create',
      into: null,
      near: [],
    },
    { column: 2, attribute: 'colour', text: 'n.v.t.', count: 1, lines: [7], decision: 'create', into: null, near: [] },
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
