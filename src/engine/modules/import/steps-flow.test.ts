import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { importBench } from '../../../../test/support/import-bench.ts'
import type { Input } from '../../../shared/contract/index.ts'

type Mapping = Input<'import.setMapping'>['columns'][number]
type Steps = NonNullable<Mapping['steps']>

const priceList = [
  'Artikelnr;Merk;Type;Prijs incl. BTW;Maat/Kleur',
  'T-1;Acme;Tent Alp;€ 1.234,50;XL / rood',
  'T-2;Acme;;12,10;M / blauw',
  'T-3;;Lamp;op aanvraag;S',
].join('\n')

const PRICE: Steps = [{ kind: 'arithmetic', operator: 'divide', operand: '1.21' }]
const NAME: Steps = [{ kind: 'template', template: '{Merk} {Type}' }]

const to = (column: number, target: string, rest: Partial<Mapping> = {}): Mapping => ({
  column,
  target: { kind: 'column', column: target },
  ...rest,
})

/** The price without tax, the name of brand and type, the size of a combined column, and a constant of no column. */
const MAPPING: Mapping[] = [
  to(0, 'sku', { isIdentifier: true }),
  { column: 1, target: { kind: 'ignore' } },
  to(2, 'name/nl_NL', { steps: NAME }),
  to(3, 'price/EUR', { steps: PRICE }),
  to(4, 'supplier_sku', { steps: [{ kind: 'split', separator: '/', part: 1 }] }),
  to(5, 'brand', { name: 'Vast merk', steps: [{ kind: 'constant', text: 'Acme' }] }),
]

async function mapped(bench: ImportBench, name = 'levering 1.csv', text = priceList): Promise<number> {
  const importId = await bench.stage(bench.file(name, text))
  await bench.engine.call('import.setMapping', { importId, columns: MAPPING })
  return importId
}

async function columnsOf(bench: ImportBench, importId: number) {
  const { columns } = await bench.engine.call('import.describe', { importId })
  return columns.map(({ header, mapping, isAdded }) => [
    header,
    mapping.target.kind === 'column' ? mapping.target.column : null,
    (mapping.steps ?? []).map(({ kind }) => kind).join(),
    isAdded ?? false,
  ])
}

const commit = (bench: ImportBench, importId: number) =>
  bench.engine.runJob('import.commit', { importId, requestId: `commit-${importId}-${Math.random()}` })

describe('steps on columns', () => {
  test('make the values that enter, and refuse a cell at its row, column and step', async () => {
    const bench = await importBench()
    const importId = await mapped(bench)
    const { receipt, rejections } = await commit(bench, importId)
    expect(receipt).toMatchObject({ created: 3, rejected: 0 })
    expect(rejections).toMatchObject([
      { code: 'not-a-number', row: 3, column: 'Prijs incl. BTW', value: 'op aanvraag', params: { step: 1 } },
    ])
    expect(await bench.products('name/nl_NL', 'price/EUR', 'supplier_sku', 'brand')).toMatchObject({
      'T-1': ['Acme Tent Alp', 1020.25, expect.anything(), expect.anything()],
      'T-2': ['Acme', 10, expect.anything(), expect.anything()],
      'T-3': ['Lamp', null, expect.anything(), expect.anything()],
    })
  })

  test('are shown in the comparison, and what they leave empty counts as empty', async () => {
    const bench = await importBench()
    const importId = await mapped(bench)
    await bench.engine.call('import.setMapping', {
      importId,
      columns: [to(4, 'supplier_sku', { steps: [{ kind: 'split', separator: '/', part: 2 }] })],
    })
    const plan = await bench.engine.runJob('import.plan', { importId })
    expect(plan.empty).toEqual({ supplier_sku: 1 })
    const { rows } = await bench.engine.call('import.preview', { importId, from: 0, count: 10, empty: 'supplier_sku' })
    expect(rows.map(({ sku }) => sku)).toEqual(['T-3'])
    const all = await bench.engine.call('import.preview', { importId, from: 0, count: 1 })
    expect(all.rows[0]?.cells.find(({ column }) => column === 'price/EUR')).toMatchObject({ after: 1020.25 })
  })

  test('of the key tell which product a row is', async () => {
    const bench = await importBench()
    const importId = await bench.stage(bench.file('x.csv', 'Artikelnr;Naam\nNL-7;Tent\nNL-8;Lamp\n'))
    const steps: Steps = [{ kind: 'replace', find: '^NL-', isRegex: true, with: '' }]
    await bench.engine.call('import.setMapping', { importId, columns: [to(0, 'sku', { isIdentifier: true, steps })] })
    await commit(bench, importId)
    expect(Object.keys(await bench.products('sku'))).toEqual(['7', '8'])
  })

  test('that cannot be carried out are refused when they are set', async () => {
    const bench = await importBench()
    const importId = await mapped(bench)
    const set = (steps: Steps) =>
      bench.engine.call('import.setMapping', { importId, columns: [to(2, 'name/nl_NL', { steps })] })
    await expect(set([{ kind: 'extract', find: '(' }])).rejects.toMatchObject({ details: { reason: 'not-a-regex' } })
    await expect(set([{ kind: 'template', template: '{Weg}' }])).rejects.toMatchObject({
      details: { reason: 'step-column', column: 'Weg', step: 1 },
    })
  })

  test('a pattern that runs for ever ends with words, not with the thread', async () => {
    const bench = await importBench()
    const text = `Artikelnr;Naam\nT-1;${'a'.repeat(60)}b\n`
    const importId = await bench.stage(bench.file('x.csv', text))
    const steps: Steps = [{ kind: 'extract', find: '^(a+)+$', otherwise: 'leave' }]
    const mapping = to(1, 'name/nl_NL', { steps })
    await expect(bench.engine.call('import.trySteps', { importId, mapping })).rejects.toMatchObject({
      details: { reason: 'regex-too-slow' },
    })
    await bench.engine.call('import.setMapping', { importId, columns: [to(0, 'sku', { isIdentifier: true }), mapping] })
    await expect(bench.engine.runJob('import.plan', { importId })).rejects.toMatchObject({
      details: { reason: 'regex-too-slow' },
    })
  })
})

describe('fields that are no column of the file', () => {
  test('stand behind those of the file, and go when they are left out', async () => {
    const bench = await importBench()
    const importId = await mapped(bench)
    expect((await columnsOf(bench, importId)).at(-1)).toEqual(['Vast merk', 'brand', 'constant', true])
    await bench.engine.call('import.setMapping', {
      importId,
      columns: [
        to(6, 'description/webshop/nl_NL', { name: 'Tekst', steps: [{ kind: 'first-filled', columns: ['Type'] }] }),
      ],
    })
    await bench.engine.call('import.setMapping', { importId, columns: [{ column: 5, target: { kind: 'ignore' } }] })
    const { columns } = await bench.engine.call('import.describe', { importId })
    expect(columns.slice(5)).toMatchObject([{ index: 5, header: 'Tekst', mapping: { column: 5 }, isAdded: true }])
  })
})

describe('trying steps', () => {
  test('shows old, new and refused after each step, and keeps nothing', async () => {
    const bench = await importBench()
    const importId = await mapped(bench)
    const steps: Steps = [{ kind: 'replace', find: 'op aanvraag', with: '99' }, ...PRICE, { kind: 'trim', isOff: true }]
    const trial = await bench.engine.call('import.trySteps', {
      importId,
      mapping: to(3, 'price/EUR', { steps }),
      format: { decimal: ',', dateOrder: 'dmy' },
    })
    expect(trial).toMatchObject({ rows: 3, changed: 3, refused: 0, empty: 0, refusedBy: [0, 0, 0] })
    expect(
      trial.samples.map(({ before, steps: each, after }) => [before, ...each.map((one) => one?.text), after.text]),
    ).toEqual([
      ['€ 1.234,50', '€ 1.234,50', '1020,25', undefined, '1020,25'],
      ['12,10', '12,10', '10', undefined, '10'],
      ['op aanvraag', '99', '81,82', undefined, '81,82'],
    ])
    const without = await bench.engine.call('import.trySteps', {
      importId,
      mapping: to(3, 'price/EUR', { steps: PRICE }),
    })
    expect(without).toMatchObject({ refused: 1, refusedBy: [1] })
    expect(without.samples.at(-1)).toMatchObject({ line: 4, after: { text: null, refusal: { code: 'not-a-number' } } })
    expect((await columnsOf(bench, importId))[3]).toEqual(['Prijs incl. BTW', 'price/EUR', 'arithmetic', false])
  })

  test('looks at rows from all over a large file', async () => {
    const bench = await importBench()
    const rows = Array.from({ length: 3_000 }, (_, at) => `T-${at};${at === 2_990 ? 'x' : at}`)
    const importId = await bench.stage(bench.file('groot.csv', `Artikelnr;Voorraad X\n${rows.join('\n')}\n`))
    const trial = await bench.engine.call('import.trySteps', {
      importId,
      mapping: to(1, 'name/nl_NL', { steps: [] }),
      count: 4,
    })
    expect(trial.rows).toBe(400)
    expect(trial.samples.map(({ before }) => before)).toEqual(['0', '1', '2', '3'])
  })
})

describe('import profiles', () => {
  test('keep steps as people would write them, and the next file is read by them', async () => {
    const bench = await importBench()
    const importId = await mapped(bench)
    const target = bench.file('profiel.json', '')
    await bench.engine.runJob('import.saveProfile', { importId, profile: null, name: 'Acme', ticket: target })
    const profile = readFileSync(target, 'utf8')
    expect(JSON.parse(profile)).toMatchObject({
      fieldMappings: [
        { sourceField: 'Artikelnr' },
        {
          sourceField: 'Type',
          targetAttribute: 'name/nl_NL',
          steps: [{ kind: 'template', template: '{Merk} {Type}' }],
        },
        { sourceField: 'Prijs incl. BTW', steps: [{ kind: 'arithmetic', operator: 'divide', operand: '1.21' }] },
        { sourceField: 'Maat/Kleur', steps: [{ kind: 'split', separator: '/', part: 1 }] },
        {
          sourceField: 'Vast merk',
          isAdded: true,
          targetAttribute: 'brand',
          steps: [{ kind: 'constant', text: 'Acme' }],
        },
      ],
    })
    const next = bench.file('andere.csv', priceList.replace('12,10', '24,20'))
    await bench.importFile(next, { profile })
    expect((await bench.products('price/EUR', 'name/nl_NL'))['T-2']).toEqual([20, 'Acme'])
    const again = await bench.stage(next, profile)
    const saved = bench.file('weer.json', '')
    await bench.engine.runJob('import.saveProfile', { importId: again, profile, name: 'Acme', ticket: saved })
    expect(readFileSync(saved, 'utf8')).toBe(profile)
  })

  test('with a step that is wrong are refused with its place', async () => {
    const bench = await importBench()
    const fieldMappings = [
      { sourceField: 'A', targetAttribute: 'sku', steps: [{ kind: 'arithmetic', operator: 'root' }] },
    ]
    const path = bench.file('x.csv', 'A\n1\n')
    await expect(bench.stage(path, JSON.stringify({ fieldMappings }))).rejects.toMatchObject({
      code: 'source-unreadable',
      details: { reason: 'profile-steps', place: expect.stringContaining('fieldMappings.0.steps.0') },
    })
  })
})

test('the next delivery of a supplier gets the steps of the last one, and the fields made of its columns', async () => {
  const bench = await importBench()
  await commit(bench, await mapped(bench))
  const next = ['Type;Artikelnr;Merk;Prijs incl. BTW', 'Stoel;T-9;Acme;121,00'].join('\n')
  const importId = await bench.stage(bench.file('levering 2.csv', next))
  await bench.engine.call('import.setMapping', { importId, columns: [to(0, 'name/nl_NL')] })
  const known = await columnsOf(bench, importId)
  expect(known.find(([header]) => header === 'Prijs incl. BTW')?.[2]).toBe('arithmetic')
  expect(known.at(-1)).toEqual(['Vast merk', 'brand', 'constant', true])
})
