import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { fixtures, importBench } from '../../../../test/support/import-bench.ts'

const odd = join(fixtures, 'spreadsheets/odd')

const supplierFile = [
  'Artikelnr;EAN;Omschrijving NL;Prijs;Kleur;Geheim',
  'SH-1;8710000871099;Bergschoen;129,95;rood;x',
  'SH-2;8710001918380;Sandaal;59,95;blauw;y',
  'SH-3;8710002965673;Laars;oeps;rood;z',
  'SH-4;8710004012962;Klomp;39,95;rood;z',
  'SH-5;8710005060252;Sloffen;19,95;blauw;x',
].join('\n')

async function staged(bench: ImportBench, text = supplierFile): Promise<number> {
  return bench.stage(bench.file('levering.csv', text))
}

/** Staging files that are left beside the catalogue. */
function leftovers(bench: ImportBench): string[] {
  const folder = `${bench.path}.work`
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('import-')) : []
}

describe('describing what was read', () => {
  test('every column has its target, a reason, three samples and how sure that is', async () => {
    const bench = await importBench('sample')
    const importId = await staged(bench)
    const found = await bench.engine.call('import.describe', { importId })
    expect(found).toMatchObject({
      fileName: 'levering.csv',
      format: 'csv',
      delimiter: ';',
      encoding: 'utf-8',
      headerRow: 1,
      rows: 5,
      state: 'staged',
    })
    expect(
      found.columns.map(({ header, mapping, isSure }) => [
        header,
        mapping.target.kind === 'column' ? mapping.target.column : null,
        isSure,
      ]),
    ).toEqual([
      ['Artikelnr', 'sku', true],
      ['EAN', 'ean', true],
      ['Omschrijving NL', 'name/nl_NL', false],
      ['Prijs', 'price/EUR', true],
      ['Kleur', 'colour', true],
      ['Geheim', null, true],
    ])
    for (const { samples, reason, confidence, isSure } of found.columns) {
      expect(samples.length).toBeGreaterThanOrEqual(2)
      expect(reason.key).toMatch(/^import\.reason\./)
      expect(isSure || (confidence >= 0.5 && confidence < found.autoThreshold)).toBe(true)
    }
    expect(found.columns.filter(({ mapping }) => mapping.isIdentifier).map(({ header }) => header)).toEqual([
      'Artikelnr',
    ])
  })

  test('what only a person can tell is asked, and the answer counts', async () => {
    const bench = await importBench()
    const importId = await staged(bench, 'sku;prijs;leverbaar\nA;1.234;03-04-2025\nB;2.500;05-06-2025\n')
    const asked = await bench.engine.call('import.describe', { importId })
    expect(asked.columns[1]).toMatchObject({ question: 'decimal', isSure: false })
    const price = asked.columns[1]?.mapping
    if (price === undefined) throw new Error('no price column')
    const date = { kind: 'new-attribute' as const, code: 'available', type: 'date', label: 'Leverbaar', locale: null }
    await bench.engine.call('import.setMapping', {
      importId,
      columns: [
        { ...price, decimal: ',' },
        { column: 2, target: date, dateOrder: 'dmy' },
      ],
    })
    const settled = await bench.engine.call('import.describe', { importId })
    expect(settled.columns.map(({ question, isSure }) => [question, isSure])).toEqual([
      [null, true],
      [null, true],
      [null, true],
    ])
    await bench.engine.runJob('import.commit', { importId, requestId: 'asked-and-told' })
    expect(await bench.products('price/EUR', 'available')).toEqual({ A: [1234, '2025-04-03'], B: [2500, '2025-06-05'] })
  })

  test.each([
    ['enc-iso-8859-15.csv', { encoding: 'windows-1252' }],
    ['enc-iso-8859-15.csv', { headerRow: 0 }],
    ['enc-iso-8859-15.csv', { headerRow: 3 }],
    ['enc-iso-8859-15.csv', { delimiter: '|' }],
  ])('the first rows of %s read with %o are those of the whole file read so', async (name, options) => {
    const bench = await importBench()
    const importId = await bench.stage(join(odd, name))
    const before = await bench.engine.call('import.describe', { importId })
    const tried = await bench.engine.runJob('import.tryReading', { importId, options })
    expect(await bench.engine.call('import.describe', { importId }), 'nothing is kept of a try').toEqual(before)
    const { importId: again } = await bench.engine.runJob('import.restage', { importId, options })
    expect(await bench.engine.call('import.describe', { importId: again })).toMatchObject(tried)
    expect({ ...before, ...tried }, 'it is another way').not.toEqual(before)
  })

  test('reading the file another way gives a new import and drops the old', async () => {
    const bench = await importBench()
    const importId = await bench.stage(join(odd, 'enc-iso-8859-15.csv'))
    const { importId: again } = await bench.engine.runJob('import.restage', {
      importId,
      options: { encoding: 'windows-1252', headerRow: 0 },
    })
    const found = await bench.engine.call('import.describe', { importId: again })
    expect(found).toMatchObject({ encoding: 'windows-1252', headerRow: null, rows: 41 })
    await expect(bench.engine.runJob('import.plan', { importId })).rejects.toMatchObject({})
    expect(leftovers(bench)).toHaveLength(1)
  })
})

describe('the staging sheet', () => {
  test('shows old and new per cell, and the counts add up', async () => {
    const bench = await importBench('sample')
    await bench.importFile(bench.file('first.csv', 'sku;prijs;kleur\nSH-1;120;rood\nSH-2;59,95;blauw\n'))
    const importId = await staged(bench)
    const { receipt } = await bench.engine.runJob('import.plan', { importId })
    expect(receipt).toEqual({ read: 5, created: 3, updated: 2, unchanged: 0, skipped: 0, rejected: 0 })
    const { total, rows } = await bench.engine.call('import.preview', {
      importId,
      outcome: 'update',
      from: 0,
      count: 10,
    })
    expect(total).toBe(2)
    const cellsOf = (row: number): Record<string, unknown[]> =>
      Object.fromEntries(
        (rows[row]?.cells ?? []).map(({ column, before, after, isChanged }) => [column, [before, after, isChanged]]),
      )
    expect(rows[0]).toMatchObject({ row: 1, sku: 'SH-1' })
    expect(cellsOf(0)).toMatchObject({
      sku: ['SH-1', 'SH-1', false],
      'price/EUR': [120, 129.95, true],
      colour: ['red', 'red', false],
      ean: [null, '8710000871099', true],
    })
    expect(cellsOf(1)).toMatchObject({ 'price/EUR': [59.95, 59.95, false] })
    const created = await bench.engine.call('import.preview', { importId, outcome: 'create', from: 0, count: 10 })
    expect(created.rows.slice(0, 1)).toMatchObject([
      {
        row: 3,
        sku: 'SH-3',
        productId: null,
        rejections: [{ row: 3, column: 'Prijs', code: 'not-a-number', value: 'oeps' }],
      },
    ])
    expect(created.rows[0]?.cells.find(({ column }) => column === 'price/EUR')).toMatchObject({
      after: null,
      isChanged: false,
    })
  })

  test('shows the rows that say nothing in a column, and only those, whatever becomes of them', async () => {
    const bench = await importBench()
    const text = 'sku;naam;prijs\nA;Lamp;1,50\nB;Tafel;\nC;Stoel; \nD;;9,95\nE;Bank;oeps\nB;Tafel;\n'
    const importId = await staged(bench, text)
    const { empty } = await bench.engine.runJob('import.plan', { importId })
    expect(empty).toEqual({ 'price/EUR': 3, 'name/nl_NL': 1 })
    const without = async (column: string, outcome: 'create' | 'skipped' | null): Promise<string[]> => {
      const page = { importId, empty: column, outcome, from: 0, count: 10 }
      const { total, rows } = await bench.engine.call('import.preview', page)
      expect(total).toBe(rows.length)
      return rows.map(({ row, sku }) => `${row} ${sku}`)
    }
    expect(await without('price/EUR', null)).toEqual(['2 B', '3 C', '6 B'])
    expect(await without('price/EUR', 'create')).toEqual(['2 B', '3 C'])
    expect(await without('price/EUR', 'skipped')).toEqual(['6 B'])
    expect(await without('name/nl_NL', null)).toEqual(['4 D'])
    expect(await without('sku', null)).toEqual([])
  })

  test('a row older than what the catalogue holds is skipped and counted, or taken as the person says', async () => {
    const bench = await importBench()
    const rows = (price: string, ...days: string[]): string =>
      `sku;prijs;Last_Update_Date\n${days.map((day, at) => `A-${at};${price};${day}`).join('\n')}\n`
    await bench.importFile(bench.file('march.csv', rows('10,50', '2025-03-20', '2025-03-20', '2025-03-20', '')))
    const older = bench.file('april.csv', rows('9,50', '2025-03-19', '2025-03-20', '2025-04-01', '2025-01-01'))
    const importId = await bench.stage(older)
    const { receipt, refused } = await bench.engine.runJob('import.plan', { importId })
    expect(receipt).toMatchObject({ read: 4, updated: 3, skipped: 1 })
    expect(refused).toEqual({ 'older-row': 1 })
    const marked = await bench.engine.call('import.preview', { importId, refused: 'older-row', from: 0, count: 10 })
    expect(marked.rows).toMatchObject([
      { sku: 'A-0', outcome: 'skipped', rejections: [{ params: { date: '2025-03-19', held: '2025-03-20' } }] },
    ])
    await bench.engine.call('import.setMapping', { importId, columns: [], policy: { onOlderRow: 'take-row' } })
    const taken = await bench.engine.runJob('import.commit', { importId, requestId: 'older-all-the-same' })
    expect(taken.receipt).toMatchObject({ read: 4, updated: 4, skipped: 0 })
    expect(taken.rejections).toMatchObject([{ code: 'older-row', row: 1, column: null }])
    expect(await bench.products('price/EUR', 'last_update_date')).toMatchObject({ 'A-0': [9.5, '2025-03-19'] })
  })

  test('says where in the file a row stands, whatever lies above and between', async () => {
    const bench = await importBench()
    const lines = ['Prijslijst', '', 'sku;naam', 'A;Lamp', '', 'B;Tafel', 'A;Lamp groot', '']
    const importId = await bench.stage(bench.file('lines.csv', lines.join('\n')))
    await bench.engine.runJob('import.plan', { importId })
    const { rows } = await bench.engine.call('import.preview', { importId, from: 0, count: 10 })
    expect(rows.map(({ row, line }) => [row, line])).toEqual([
      [1, 4],
      [2, 6],
      [3, 7],
    ])
    const refused = await bench.engine.call('import.rejections', { importId, from: 0, count: 10 })
    expect(refused.rejections).toMatchObject([{ code: 'repeated-key', params: { line: 7, firstLine: 4 } }])
    expect(rows[2]?.rejections).toEqual(refused.rejections)
  })

  test('planning changes nothing', async () => {
    const bench = await importBench('sample')
    const before = await bench.products('name/nl_NL', 'price/EUR')
    const structure = await bench.engine.call('catalogue.structure', {})
    const importId = await staged(bench)
    await bench.engine.runJob('import.plan', { importId })
    expect(await bench.products('name/nl_NL', 'price/EUR')).toEqual(before)
    expect(await bench.engine.call('catalogue.structure', {})).toEqual(structure)
  })

  test('two columns for one target, and none to tell products apart, are said before anything is written', async () => {
    const bench = await importBench('sample')
    const importId = await staged(bench)
    const { columns } = await bench.engine.call('import.describe', { importId })
    const [sku, ean] = columns.map(({ mapping }) => mapping)
    if (sku === undefined || ean === undefined) throw new Error('no columns')
    await bench.engine.call('import.setMapping', {
      importId,
      columns: [{ ...ean, target: { kind: 'column', column: 'sku' } }],
    })
    await expect(bench.engine.runJob('import.plan', { importId })).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'same-target' },
    })
    await bench.engine.call('import.setMapping', { importId, columns: [ean, { ...sku, isIdentifier: false }] })
    await expect(bench.engine.runJob('import.plan', { importId })).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'no-identifier' },
    })
  })

  test('products are found by barcode when that is what the file has', async () => {
    const bench = await importBench('sample')
    const simple = Object.entries(await bench.products('ean', 'kind')).find(
      ([, [ean, kind]]) => ean !== null && kind === 'product',
    )
    const [sku, [ean]] = simple ?? ['', [null]]
    const importId = await staged(
      bench,
      `EAN;Adviesprijs\n${String(ean)};199,95\n8710000871099;12,95\n8710001918380;13,95\n`,
    )
    await bench.engine.call('import.setMapping', { importId, columns: [], policy: { onPriceJump: 'take' } })
    const { receipt } = await bench.engine.runJob('import.commit', { importId, requestId: 'by-barcode' })
    expect(receipt).toMatchObject({ read: 3, created: 2, updated: 1 })
    const after = await bench.products('recommended_price/EUR')
    expect(after[sku]).toEqual([199.95])
    expect(after['8710000871099']).toEqual([12.95])
  })
})

describe('committing', () => {
  test('is one step with a receipt; the same request again gives the same answer', async () => {
    const bench = await importBench('sample')
    const importId = await staged(bench)
    const first = await bench.engine.runJob('import.commit', { importId, requestId: 'commit-once' })
    const { read, created, updated, unchanged, skipped, rejected } = first.receipt
    expect(created + updated + unchanged + skipped + rejected).toBe(read)
    expect(first.changeSet).toMatchObject({ kind: 'import', origin: 'import', undoState: 'done', products: 5 })
    const again = await bench.engine.runJob('import.commit', { importId, requestId: 'commit-once' })
    expect(again).toEqual(first)
    const { changeSets } = await bench.engine.call('catalogue.history', {})
    expect(changeSets.filter(({ kind }) => kind === 'import')).toHaveLength(1)
    await expect(
      bench.engine.runJob('import.commit', { importId, requestId: 'another-request' }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  test('what was unsure and left out by a person stays out', async () => {
    const bench = await importBench('sample')
    const importId = await staged(bench)
    await bench.engine.call('import.setMapping', { importId, columns: [{ column: 2, target: { kind: 'ignore' } }] })
    await bench.engine.runJob('import.commit', { importId, requestId: 'without-texts' })
    expect((await bench.products('description/webshop/nl_NL'))['SH-1']).toEqual([null])
  })

  test('cancelled on the way it leaves nothing, and can be tried again', async () => {
    const bench = await importBench()
    const rows = Array.from({ length: 5_000 }, (_, i) => `P-${i};Lamp ${i};${i},50;nieuw ${i % 7}`)
    const importId = await staged(bench, `sku;naam;prijs;soort\n${rows.join('\n')}\n`)
    await bench.engine.call('import.setMapping', {
      importId,
      columns: [
        { column: 3, target: { kind: 'new-attribute', code: 'kind_of', type: 'text', label: 'Soort', locale: null } },
      ],
    })
    const committing = bench.engine.runJob('import.commit', { importId, requestId: 'cancel-this' }, (event) => {
      if (event.type === 'job.progress' && event.progress.step === 'import.committing')
        void bench.engine.call('jobs.cancel', { jobId: event.jobId })
    })
    await expect(committing).rejects.toMatchObject({ code: 'cancelled' })
    expect(await bench.products()).toEqual({})
    const { attributes } = await bench.engine.call('catalogue.structure', {})
    expect(attributes.some(({ code }) => code === 'kind_of')).toBe(false)
    await expect(bench.engine.call('catalogue.check', {})).resolves.toMatchObject({ ok: true })
    const { canUndo } = await bench.engine.call('catalogue.history', {})
    expect(canUndo).toBeNull()
    const { receipt } = await bench.engine.runJob('import.commit', { importId, requestId: 'then-again' })
    expect(receipt).toMatchObject({ created: 5_000 })
  })

  test('discarding removes the staged rows and keeps what was committed', async () => {
    const bench = await importBench()
    const importId = await staged(bench)
    expect(leftovers(bench)).toHaveLength(1)
    await bench.engine.runJob('import.commit', { importId, requestId: 'and-then-discard' })
    await bench.engine.call('import.discard', { importId })
    expect(leftovers(bench)).toEqual([])
    expect(Object.keys(await bench.products())).toHaveLength(5)
    await expect(bench.engine.call('import.describe', { importId })).resolves.toMatchObject({ state: 'committed' })
  })

  test('a file that cannot be read leaves nothing staged', async () => {
    const bench = await importBench()
    await expect(bench.stage(join(odd, 'hostile-truncated.xlsx'))).rejects.toMatchObject({ code: 'source-unreadable' })
    expect(leftovers(bench)).toEqual([])
  })
})

describe('import profiles', () => {
  const profilePath = join(fixtures, 'catalogues/import-profile.json')

  test('the profile opens without its password, runs on a local file and maps only what it names', async () => {
    const bench = await importBench()
    const { profile, name, hadSecret } = await bench.engine.runJob('import.openProfile', { ticket: profilePath })
    expect([name, hadSecret, profile.includes('your_ftp_password')]).toEqual(['Daily_ERP_Price_Update', true, false])
    const path = bench.file(
      'prices.csv',
      'SKU,ERP_Price,Last_Update_Date,Internal\nA-1,129.95,2025-03-04,x\n,5.00,2025-03-04,y\nA-2,cheap,2025-03-05,z\n',
    )
    const { receipt, rejections, mapping } = await bench.importFile(path, {
      profile: readFileSync(profilePath, 'utf8'),
    })
    // "onMissingSKU": "skip_row" and "onInvalidData": "log_and_skip".
    expect(receipt).toEqual({ read: 3, created: 2, updated: 0, unchanged: 0, skipped: 1, rejected: 0 })
    expect(rejections.map(({ row, code }) => [row, code])).toEqual([
      [2, 'missing-key'],
      [3, 'not-a-number'],
    ])
    expect(mapping.map(({ column, attribute }) => [column, attribute])).toEqual([
      ['SKU', 'sku'],
      ['ERP_Price', 'price/EUR'],
      ['Last_Update_Date', 'last_updated'],
      ['Internal', null],
    ])
    expect(await bench.products('price/EUR', 'last_updated')).toEqual({
      'A-1': [129.95, '2025-03-04'],
      'A-2': [null, '2025-03-05'],
    })
  })

  test('saved again it is the same text byte for byte, but for the password', async () => {
    const bench = await importBench()
    const original = readFileSync(profilePath, 'utf8')
    const { profile } = await bench.engine.runJob('import.openProfile', { ticket: profilePath })
    const importId = await bench.stage(
      bench.file('prices.csv', 'SKU,ERP_Price,Last_Update_Date\nA-1,129.95,2025-03-04\n'),
      profile,
    )
    const target = bench.file('saved.json', '')
    await bench.engine.runJob('import.saveProfile', { importId, profile, name: 'x', ticket: target })
    const saved = readFileSync(target, 'utf8')
    expect(saved).toBe(original.replace(',\n    "password": "your_ftp_password"', ''))
    const parsed = JSON.parse(original) as { ftpDetails: { password?: string } }
    delete parsed.ftpDetails.password
    expect(JSON.parse(saved)).toEqual(parsed)
  })

  test('a changed mapping is saved into the same profile; a new one can be opened again', async () => {
    const bench = await importBench()
    const { profile } = await bench.engine.runJob('import.openProfile', { ticket: profilePath })
    const importId = await bench.stage(bench.file('prices.csv', 'SKU,ERP_Price,Merk\nA-1,129.95,Lowa\n'), profile)
    await bench.engine.call('import.setMapping', {
      importId,
      columns: [{ column: 2, target: { kind: 'column', column: 'brand' } }],
    })
    const target = bench.file('saved.json', '')
    await bench.engine.runJob('import.saveProfile', { importId, profile, name: 'x', ticket: target })
    const saved = JSON.parse(readFileSync(target, 'utf8')) as { schedule: unknown; fieldMappings: unknown[] }
    expect(saved.schedule).toMatchObject({ timezone: 'Europe/Amsterdam' })
    expect(saved.fieldMappings).toContainEqual({ sourceField: 'Merk', targetAttribute: 'brand' })
    expect(saved.fieldMappings).toContainEqual({
      sourceField: 'SKU',
      targetAttribute: 'product_sku',
      isIdentifier: true,
    })
    await bench.engine.runJob('import.saveProfile', { importId, profile: null, name: 'Mijn profiel', ticket: target })
    await expect(bench.engine.runJob('import.openProfile', { ticket: target })).resolves.toMatchObject({
      hadSecret: false,
    })
  })

  test('a profile whose key column the file does not have is refused in words, as is what is no profile', async () => {
    const bench = await importBench()
    const path = bench.file('other.csv', 'Code,Price\nA,1\n')
    await expect(bench.stage(path, readFileSync(profilePath, 'utf8'))).rejects.toMatchObject({
      code: 'source-unreadable',
      details: { reason: 'profile-column', column: 'SKU' },
    })
    await expect(bench.stage(path, '{"a": 1}')).rejects.toMatchObject({
      code: 'source-unreadable',
      details: { reason: 'profile' },
    })
    expect(leftovers(bench)).toEqual([])
  })
})
