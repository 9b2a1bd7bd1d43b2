import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { importBench } from '../../../../test/support/import-bench.ts'
import { withCheckDigit } from '../../../../test/support/supplier-files.ts'

const samples = join(import.meta.dirname, '../../../../resources/sample')
let requests = 0

interface Found {
  readonly target: string | null
  readonly isSure: boolean
  readonly reason: string
}

async function mapped(bench: ImportBench, importId: number): Promise<Record<string, Found>> {
  const { columns } = await bench.engine.call('import.describe', { importId })
  return Object.fromEntries(
    columns.map(({ header, mapping: { target }, isSure, reason }) => [
      header,
      {
        target: target.kind === 'column' ? target.column : null,
        isSure,
        reason: reason.key.replace('import.reason.', ''),
      },
    ]),
  )
}

/** Sends a column elsewhere, or nowhere. */
async function correct(bench: ImportBench, importId: number, header: string, target: string | null): Promise<void> {
  const { columns } = await bench.engine.call('import.describe', { importId })
  const column = columns.find((each) => each.header === header)
  if (column === undefined) throw new Error(`There is no column ${header}`)
  const to = target === null ? { kind: 'ignore' as const } : { kind: 'column' as const, column: target }
  await bench.engine.call('import.setMapping', { importId, columns: [{ ...column.mapping, target: to }] })
}

async function commit(bench: ImportBench, importId: number): Promise<void> {
  requests += 1
  await bench.engine.runJob('import.commit', { importId, requestId: `learning-${requests}` })
}

/** A price list of a supplier with article numbers of its own. */
function priceList(codes: string, headers: string, count = 14, from = 1): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const number = from + at
    return `${codes}-${1000 + number};Lamp nummer ${number};${number + 9},95;${number + 4},50;gang ${number}`
  })
  return `${headers}\n${rows.join('\n')}\n`
}

test('what a person corrected wins on the next file of that supplier, and is asked about on files of others', async () => {
  const bench = await importBench('sample')
  const headers = 'Artikelnr;Naam;Prijs;Nettoprijs;Adviesprijs'
  const first = await bench.stage(bench.file('noord lampen maart.csv', priceList('NL', headers)))
  expect((await mapped(bench, first))['Prijs']).toMatchObject({ target: 'price/EUR', isSure: true })
  await correct(bench, first, 'Adviesprijs', null)
  await correct(bench, first, 'Nettoprijs', null)
  await correct(bench, first, 'Prijs', 'purchase_price/EUR')
  await commit(bench, first)

  const second = await bench.stage(bench.file('noord lampen april.csv', priceList('NL', headers, 14, 5)))
  const { known } = await bench.engine.call('import.describe', { importId: second })
  expect(known).toMatchObject({
    fileName: 'noord lampen maart.csv',
    drift: { renamed: [], added: [], gone: [], moved: 0 },
  })
  expect(await mapped(bench, second)).toMatchObject({
    Prijs: { target: 'purchase_price/EUR', isSure: true, reason: 'corrected-before' },
    Nettoprijs: { target: null, isSure: true, reason: 'declined-before' },
  })

  const other = await bench.stage(bench.file('zuid stoelen.csv', priceList('ZS', headers)))
  expect((await bench.engine.call('import.describe', { importId: other })).known).toBeNull()
  expect((await mapped(bench, other))['Prijs']).toMatchObject({ isSure: false, reason: 'corrected-elsewhere' })
})

test('a forgotten correction is proposed as if nobody had said anything, also on the file after', async () => {
  const bench = await importBench('sample')
  const headers = 'Artikelnr;Naam;Prijs;Inkoop;Opslag'
  const first = await bench.stage(bench.file('noord lampen 1.csv', priceList('NL', headers)))
  await correct(bench, first, 'Inkoop', null)
  await commit(bench, first)
  const second = await bench.stage(bench.file('noord lampen 2.csv', priceList('NL', headers)))
  const { columns } = await bench.engine.call('import.describe', { importId: second })
  const remembered = columns.filter(({ isRemembered }) => isRemembered).map(({ header }) => header)
  expect(remembered).toEqual(['Inkoop'])
  await bench.engine.call('import.forgetCorrection', { importId: second, column: 3 })
  expect((await mapped(bench, second))['Inkoop']).toMatchObject({ target: 'purchase_price/EUR', isSure: true })
  await bench.engine.call('import.discard', { importId: second })
  const third = await bench.stage(bench.file('noord lampen 3.csv', priceList('NL', headers)))
  expect((await mapped(bench, third))['Inkoop']).toMatchObject({ target: 'purchase_price/EUR', isSure: true })
  await expect(bench.engine.call('import.forgetCorrection', { importId: third, column: 3 })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})

test('a drifted delivery of a known supplier is recognised by what is in it, and the drift is listed', async () => {
  const bench = await importBench('sample')
  await commit(bench, await bench.stage(join(samples, 'supplier-hazelhorst-price-list.xlsx')))
  const later = await bench.stage(join(samples, 'supplier-hazelhorst-later.xlsx'))
  const { known, columns, headerRow } = await bench.engine.call('import.describe', { importId: later })
  const headerOf = (column: number): string => columns[column]?.header ?? ''
  expect(headerRow).toBe(6)
  expect(known?.drift.headerRow).toEqual({ from: 4, to: 6 })
  expect(known?.drift.sheet?.to).toBe('Prijslijst maart')
  expect(known?.drift.renamed.map(({ column, from }) => [from, headerOf(column)]).toSorted()).toEqual([
    ['Productnaam', 'Naam'],
    ['Verkoopprijs', 'Consumentenprijs'],
  ])
  expect(known?.drift.added.map(headerOf)).toEqual(['Status'])
  expect(known?.drift.gone).toEqual([])
  expect(known?.drift.moved).toBeGreaterThan(0)
})

test('a price under another name with the values of before goes where it went; one that the name contradicts is asked', async () => {
  const bench = await importBench('sample')
  const headers = 'Artikelnr;Naam;Prijs;Inkoop;Gang'
  await commit(bench, await bench.stage(bench.file('noord lampen.csv', priceList('NL', headers))))
  const renamed = await bench.stage(bench.file('zomer.csv', priceList('NL', 'Artikelnr;Naam;Adviesprijs;ZX 12;Plek')))
  const { known } = await bench.engine.call('import.describe', { importId: renamed })
  expect(known?.drift.renamed.map(({ from }) => from)).toEqual(['Prijs', 'Inkoop', 'Gang'])
  expect(await mapped(bench, renamed)).toMatchObject({
    Adviesprijs: { target: 'price/EUR', isSure: false, reason: 'renamed-differs' },
    'ZX 12': { target: 'purchase_price/EUR', isSure: true, reason: 'renamed' },
    Plek: { target: null },
  })
})

test('a column that keeps its name but not its kind of values is asked about', async () => {
  const bench = await importBench('sample')
  const headers = 'Artikelnr;Naam;Prijs;Inkoop;Gang'
  await commit(bench, await bench.stage(bench.file('noord lampen 1.csv', priceList('NL', headers))))
  const odd = priceList('NL', headers).replaceAll(/;(\d+),95;/g, ';op aanvraag bij $1;')
  const next = await bench.stage(bench.file('noord lampen 2.csv', odd))
  expect((await mapped(bench, next))['Prijs']).toMatchObject({ isSure: false, reason: 'values-changed' })
})

test('the same barcodes under other article numbers are another supplier’s', async () => {
  const bench = await importBench('sample')
  const list = (codes: string): string => {
    const rows = Array.from({ length: 12 }, (_, at) => {
      const ean = withCheckDigit(`87123450${String(at).padStart(4, '0')}`)
      return `${codes}${at};${ean};Lamp ${at};${at + 1},50`
    })
    return `Artikelnr;EAN;Naam;Prijs\n${rows.join('\n')}\n`
  }
  const first = await bench.stage(bench.file('een.csv', list('AA')))
  await correct(bench, first, 'Prijs', 'purchase_price/EUR')
  await commit(bench, first)
  const other = await bench.stage(bench.file('twee.csv', list('BB')))
  expect((await bench.engine.call('import.describe', { importId: other })).known).toBeNull()
  expect((await mapped(bench, other))['Prijs']).toMatchObject({ isSure: false, reason: 'corrected-elsewhere' })
  const same = await bench.stage(bench.file('drie.csv', list('AA')))
  expect((await mapped(bench, same))['Prijs']).toMatchObject({ target: 'purchase_price/EUR', isSure: true })
})
