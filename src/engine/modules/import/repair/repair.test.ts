import { describe, expect, test } from 'vitest'
import type { ImportBench } from '../../../../../test/support/import-bench.ts'
import { importBench } from '../../../../../test/support/import-bench.ts'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'

const format = { decimal: ',', dateOrder: 'dmy' } as const

const delivery = [
  'Artikelnr;EAN;Omschrijving NL;Prijs;Kleur',
  'SH-1;8710000871099;Bergschoen;129,95;rood',
  'SH-2;8710001918380;Sandaal;59,95;blauw',
  'SH-3;8710002965673;Laars;oeps;rood',
  'SH-2;8710004012962;Klomp;39,95;rood',
  'SH-5;8710005060253;Sloffen;;blauw',
].join('\n')

const COLUMN = { sku: 0, ean: 1, name: 2, price: 3, colour: 4 }

type Operation = Parsed<'import.repair'>['operation']
type Repaired = Result<'import.repair'>

interface Staging {
  readonly bench: ImportBench
  readonly importId: number
  /** Repairs cells of rows counted from 1, as the file does. */
  repair(rows: readonly number[], columns: readonly number[], operation: Operation): Promise<Repaired>
  undo(direction?: 'undo' | 'redo'): Promise<Repaired>
  row(n: number): Promise<Result<'import.preview'>['rows'][number]>
  after(n: number, column: string): Promise<unknown>
}

async function staging(text = delivery, before: string | null = null): Promise<Staging> {
  const bench = await importBench('sample')
  if (before !== null) await bench.importFile(bench.file('before.csv', before))
  const importId = await bench.stage(bench.file('levering.csv', text))
  const { columns } = await bench.engine.call('import.describe', { importId })
  await bench.engine.call('import.setMapping', { importId, columns: columns.map(({ mapping }) => mapping) })
  await bench.engine.runJob('import.plan', { importId })
  const row = async (n: number) => {
    const found = (await bench.engine.call('import.preview', { importId, from: n - 1, count: 1 })).rows[0]
    if (found === undefined) throw new Error(`No row ${n}`)
    return found
  }
  return {
    bench,
    importId,
    repair: (rows, sources, operation) =>
      bench.engine.runJob('import.repair', {
        importId,
        view: 'all',
        rows: rows.map((n) => ({ from: n - 1, count: 1 })),
        columns: [...sources],
        operation,
        format,
      }),
    undo: (direction = 'undo') => bench.engine.runJob('import.undoRepair', { importId, direction }),
    row,
    after: async (n, column) => (await row(n)).cells.find((cell) => cell.column === column)?.after,
  }
}

const counts = ({ receipt: { created, updated, unchanged, skipped, rejected } }: Repaired): string =>
  `${created} new, ${updated} changed, ${unchanged} same, ${skipped} skipped, ${rejected} rejected`

describe('a repaired cell', () => {
  test('counts instead of what the file says, which stays seen and can be put back', async () => {
    const { repair, row } = await staging()
    const { refused } = await repair([3], [COLUMN.price], { kind: 'set', text: '89,50' })
    expect(refused).not.toHaveProperty('not-a-number')
    const price = (await row(3)).cells.find(({ column }) => column === 'price/EUR')
    expect(price).toMatchObject({ raw: 'oeps', after: 89.5, repair: { state: 'set', text: '89,50' } })
    const back = await repair([3], [COLUMN.price], { kind: 'put-back' })
    expect(back.refused).toHaveProperty('not-a-number', 1)
    expect((await row(3)).cells.find(({ column }) => column === 'price/EUR')).toMatchObject({ repair: null })
  })

  test('is refused like any other, with what was typed', async () => {
    const { repair, row } = await staging()
    const { refused } = await repair([1], [COLUMN.price], { kind: 'set', text: 'duur' })
    expect(refused).toHaveProperty('not-a-number', 2)
    expect((await row(1)).rejections).toMatchObject([{ code: 'not-a-number', value: 'duur', params: { line: 2 } }])
  })

  test('comes into the catalogue, and the receipt adds up', async () => {
    const { bench, importId, repair } = await staging()
    await repair([3], [COLUMN.price], { kind: 'set', text: '89,50' })
    await repair([5], [COLUMN.ean], { kind: 'leave' })
    const { receipt } = await bench.engine.runJob('import.commit', { importId, requestId: 'repaired-rows' })
    expect(receipt).toEqual({ read: 5, created: 4, updated: 0, unchanged: 0, skipped: 1, rejected: 0 })
    expect(await bench.products('price/EUR')).toMatchObject({ 'SH-3': [89.5] })
  })

  test('that leaves keeps what is held, that clears empties it', async () => {
    const { bench, importId, repair, row } = await staging(delivery, 'sku;prijs;kleur\nSH-1;100;rood\nSH-2;50;blauw\n')
    await repair([1], [COLUMN.price], { kind: 'leave' })
    await repair([2], [COLUMN.price, COLUMN.colour], { kind: 'clear' })
    const cleared = (await row(2)).cells.find(({ column }) => column === 'price/EUR')
    expect(cleared).toMatchObject({ before: 50, after: null, isChanged: true, repair: { state: 'clear' } })
    await bench.engine.runJob('import.commit', { importId, requestId: 'leave-and-clear' })
    expect(await bench.products('price/EUR', 'colour')).toMatchObject({ 'SH-1': [100, 'red'], 'SH-2': [null, null] })
  })

  test('of a column whose empty cells clear counts before that', async () => {
    const before = 'sku;prijs\nSH-5;10\nSH-1;10\n'
    const { bench, importId, repair, after } = await staging(delivery, before)
    const { columns } = await bench.engine.call('import.describe', { importId })
    const price = columns[COLUMN.price]?.mapping
    if (price === undefined) throw new Error('No price')
    await bench.engine.call('import.setMapping', { importId, columns: [{ ...price, onEmpty: 'clear' }] })
    await bench.engine.runJob('import.plan', { importId })
    expect(await after(5, 'price/EUR')).toBeNull()
    await repair([5], [COLUMN.price], { kind: 'leave' })
    expect(await after(5, 'price/EUR')).toBe(10)
  })
})

describe('other rows follow', () => {
  test('a repeated key that gets its own becomes a product, and gives the others way again', async () => {
    const { repair, undo, row } = await staging()
    expect((await row(4)).outcome).toBe('skipped')
    expect(counts(await repair([4], [COLUMN.sku], { kind: 'set', text: 'SH-4' }))).toBe(
      '5 new, 0 changed, 0 same, 0 skipped, 0 rejected',
    )
    await undo()
    // The first of two goes elsewhere: the second counts.
    await repair([2], [COLUMN.sku], { kind: 'set', text: 'SH-9' })
    expect((await row(4)).outcome).toBe('create')
    await undo()
    expect((await row(4)).rejections).toMatchObject([{ code: 'repeated-key', params: { firstLine: 3 } }])
  })

  test('a barcode that another row takes is refused there until it is given back', async () => {
    const { repair, undo } = await staging()
    const taken = await repair([1], [COLUMN.ean], { kind: 'set', text: '8710002965673' })
    expect(taken.refused).toHaveProperty('duplicate-value', 1)
    expect((await undo()).refused).not.toHaveProperty('duplicate-value')
    expect((await undo('redo')).refused).toHaveProperty('duplicate-value', 1)
  })

  test('a plan made anew says the same as one that followed repairs', async () => {
    const { bench, importId, repair } = await staging()
    await repair([1, 3], [COLUMN.sku], { kind: 'set', text: 'SH-2' })
    await repair([2], [COLUMN.sku, COLUMN.ean], { kind: 'table', table: [['SH-7', '8710002965673']] })
    const followed = await repair([5], [COLUMN.price], { kind: 'set', text: '1' })
    const rows = await bench.engine.call('import.preview', { importId, from: 0, count: 10 })
    const anew = await bench.engine.runJob('import.plan', { importId })
    const { score: _, gone: __, ...counted } = anew // of the delivery as a whole, which repairs leave alone
    expect(followed).toEqual({ ...counted, changed: followed.changed })
    expect(await bench.engine.call('import.preview', { importId, from: 0, count: 10 })).toEqual(rows)
  })

  test('rows that nobody gave a price are counted down, and stay together while they are filled', async () => {
    const { bench, importId, repair } = await staging()
    const filter = { outcome: null, refused: null, empty: 'price/EUR', isRepaired: false }
    expect((await bench.engine.runJob('import.showRows', { importId, filter })).total).toBe(1)
    const { empty } = await repair([5], [COLUMN.price], { kind: 'set', text: '12' })
    expect(empty).toEqual({})
    const shown = await bench.engine.call('import.preview', { importId, view: 'shown', from: 0, count: 5 })
    expect(shown.rows.map(({ sku }) => sku)).toEqual(['SH-5'])
    expect((await bench.engine.call('import.preview', { importId, empty: 'price/EUR', from: 0, count: 5 })).total).toBe(
      0,
    )
  })

  test('after the catalogue has changed all rows are compared anew', async () => {
    const { bench, repair } = await staging()
    await bench.importFile(bench.file('meanwhile.csv', 'sku;naam\nSH-1;Schoen\n'))
    expect(counts(await repair([3], [COLUMN.price], { kind: 'set', text: '1' }))).toBe(
      '3 new, 1 changed, 0 same, 1 skipped, 0 rejected',
    )
  })
})

describe('many cells', () => {
  test('a pasted block goes on where it is smaller than what is selected', async () => {
    const { repair, after } = await staging()
    const { changed } = await repair([1, 2, 3, 4], [COLUMN.price], { kind: 'table', table: [['1,50'], ['2,50']] })
    expect(changed).toBe(4)
    expect([await after(1, 'price/EUR'), await after(2, 'price/EUR'), await after(3, 'price/EUR')]).toEqual([
      1.5, 2.5, 1.5,
    ])
  })

  test('a cell is filled down as the file has it', async () => {
    const { repair, after } = await staging()
    await repair([2, 3], [COLUMN.price, COLUMN.colour], { kind: 'fill-down', from: 0 })
    expect([await after(3, 'price/EUR'), await after(3, 'colour')]).toEqual([129.95, 'red'])
  })

  test('steps change what cells say, those that were repaired too', async () => {
    const { repair, after } = await staging()
    await repair([2], [COLUMN.name], { kind: 'set', text: 'Klomp' })
    const step = { kind: 'case' as const, to: 'upper' as const, isOff: false }
    const { changed } = await repair([1, 2, 3], [COLUMN.name], { kind: 'step', step })
    expect(changed).toBe(3)
    expect([await after(1, 'name/nl_NL'), await after(2, 'name/nl_NL')]).toEqual(['BERGSCHOEN', 'KLOMP'])
  })

  test('every repair is one step back and forth', async () => {
    const { repair, undo } = await staging()
    await repair([1, 2, 3], [COLUMN.price], { kind: 'set', text: '1' })
    const second = await repair([2], [COLUMN.price], { kind: 'set', text: '2' })
    expect(second.repairs).toEqual({ cells: 3, rows: 3, canUndo: true, canRedo: false })
    expect((await undo()).repairs).toEqual({ cells: 3, rows: 3, canUndo: true, canRedo: true })
    expect((await undo()).repairs).toEqual({ cells: 0, rows: 0, canUndo: false, canRedo: true })
    expect((await undo()).changed).toBe(0)
    expect((await undo('redo')).repairs.cells).toBe(3)
    await repair([5], [COLUMN.price], { kind: 'set', text: '5' })
    expect((await undo('redo')).changed).toBe(0) // what came after is another way on
  })

  test('a column that goes nowhere has nothing to repair', async () => {
    const { repair } = await staging(delivery.replaceAll('\n', ';x\n'))
    await expect(repair([1], [5], { kind: 'leave' })).rejects.toMatchObject({ code: 'invalid-input' })
  })
})
