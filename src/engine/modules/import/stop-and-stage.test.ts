import { expect, test } from 'vitest'
import { newRequest } from '../../../../test/support/shop.ts'
import { importBench } from '../../../../test/support/import-bench.ts'

/** The second price cannot be read. */
const FILE = 'SKU;Verkoopprijs\nS-1;10,00\nS-2;gratis\nS-3;12,00'
const profile = (onInvalidData: string): string =>
  JSON.stringify({
    importProfileName: 'Prijzen',
    fieldMappings: [
      { sourceField: 'SKU', targetAttribute: 'sku', isIdentifier: true },
      { sourceField: 'Verkoopprijs', targetAttribute: 'price/EUR', decimal: ',' },
    ],
    errorHandling: { onMissingSKU: 'reject_row', onInvalidData },
  })
const skus = async (bench: Awaited<ReturnType<typeof importBench>>) => Object.keys(await bench.products('price/EUR'))

test('stop: nothing of a file enters while a value is refused, and the refusals are told', async () => {
  const bench = await importBench()
  const file = bench.file('prices.csv', FILE)
  const result = await bench.importFile(file, { profile: profile('stop') })
  expect(result).toMatchObject({
    outcome: 'stopped',
    importId: null,
    changeSet: null,
    receipt: { read: 3, created: 3 },
  })
  expect(result.rejections.map(({ code, row }) => [code, row])).toEqual([['not-a-number', 2]])
  expect(await skus(bench)).toEqual([])
  expect((await bench.engine.call('import.waiting', {})).imports).toEqual([])
  // One that is right goes in.
  const right = bench.file('right.csv', FILE.replace('gratis', '11,00'))
  expect(await bench.importFile(right, { profile: profile('stop') })).toMatchObject({ outcome: 'committed' })
})

test('stop holds in the app, too, until the value is put right or the person decides otherwise', async () => {
  const bench = await importBench()
  const importId = await bench.stage(bench.file('prices.csv', FILE), profile('stop'))
  expect((await bench.engine.runJob('import.plan', { importId })).inDoubt).toBe(1)
  const commit = () => bench.engine.runJob('import.commit', { importId, requestId: newRequest() })
  await expect(commit()).rejects.toMatchObject({ code: 'conflict', details: { reason: 'import-stopped', count: 1 } })
  expect(await skus(bench)).toEqual([])
  await bench.engine.call('import.setMapping', { importId, columns: [], policy: { onInvalidValue: 'skip-value' } })
  expect((await commit()).receipt.created).toBe(3)
})

test('stage: a file in doubt waits for a person, who finds it; one that is right goes in', async () => {
  const bench = await importBench()
  const { outcome, importId } = await bench.importFile(bench.file('prices.csv', FILE), { profile: profile('stage') })
  expect(outcome).toBe('staged')
  expect(await skus(bench)).toEqual([])
  const { imports } = await bench.engine.call('import.waiting', {})
  expect(imports).toMatchObject([{ importId, fileName: 'prices.csv' }])
  // Looked at, it is taken in as any other.
  const { receipt } = await bench.engine.runJob('import.commit', { importId: importId ?? 0, requestId: newRequest() })
  expect(receipt).toMatchObject({ read: 3, created: 3 })
  expect((await bench.engine.call('import.waiting', {})).imports).toEqual([])
})

test('a profile saved from an import says its rules, and says them again when it is opened', async () => {
  const bench = await importBench()
  const importId = await bench.stage(bench.file('prices.csv', FILE))
  const policy = { onInvalidValue: 'stage', onPriceJump: 'take', priceJumpPercent: 12.5, writers: [] } as const
  await bench.engine.call('import.setMapping', { importId, columns: [], policy: { ...policy, writers: [] } })
  const saved = bench.file('saved.json', '')
  await bench.engine.runJob('import.saveProfile', { importId, name: 'Prijzen', ticket: saved })
  const { profile: text } = await bench.engine.runJob('import.openProfile', { ticket: saved })
  expect((JSON.parse(text) as { errorHandling: unknown }).errorHandling).toEqual({
    onMissingSKU: 'reject_row',
    onInvalidData: 'stage',
    onPriceJump: 'take',
    priceJumpPercent: 12.5,
    writers: [],
  })
  const again = await bench.stage(bench.file('next.csv', FILE), text)
  expect((await bench.engine.call('import.describe', { importId: again })).policy).toMatchObject(policy)
  // Nothing changed: its very words.
  const same = bench.file('same.json', '')
  await bench.engine.runJob('import.saveProfile', { importId: again, name: 'Prijzen', ticket: same })
  expect((await bench.engine.runJob('import.openProfile', { ticket: same })).profile).toBe(text)
})
