import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { ImportBench } from '../../../../../test/support/import-bench.ts'
import { importBench } from '../../../../../test/support/import-bench.ts'

/** A small picture of one colour, and its hash. */
async function picture(red: number): Promise<{ bytes: Buffer; hash: string }> {
  const bytes = await sharp({ create: { width: 60, height: 60, channels: 3, background: { r: red, g: 90, b: 30 } } })
    .jpeg()
    .toBuffer()
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}

async function committed(bench: ImportBench, path: string) {
  const importId = await bench.stage(path)
  const plan = await bench.engine.runJob('import.plan', { importId })
  const named = await bench.engine.runJob('import.pictures', { importId })
  const result = await bench.engine.runJob('import.commit', { importId, requestId: randomUUID() })
  await bench.engine.call('import.discard', { importId })
  return { importId, plan, named, result }
}

const fetched = (bench: ImportBench, importId: number, retry = false) =>
  bench.engine.runJob('pictures.fetch', { importId, requestId: randomUUID(), retry })

test('pictures beside the file come in by their paths, in the order of the columns, and the same file again says nothing new', async () => {
  const bench = await importBench()
  const folder = join(bench.path, '..')
  mkdirSync(join(folder, 'foto'))
  const all = await Promise.all([10, 60, 110, 160].map(picture))
  for (const [at, { bytes }] of all.entries()) writeFileSync(join(folder, 'foto', `P${at}.jpg`), bytes)
  const list = bench.file(
    'first.csv',
    [
      'sku;naam;Image 1;Image 2;Image 3',
      'A-1;Stoel;foto\\P2.jpg;D:\\oud\\foto\\P0.JPG;P1.jpg',
      'A-2;Tafel;P3.jpg;weg.jpg;',
      'A-3;Kast;;;',
    ].join('\n'),
  )
  const first = await committed(bench, list)
  expect(first.plan).toMatchObject({ receipt: { created: 3, rejected: 0 }, refused: {}, inDoubt: 0, pictures: 4 })
  expect(first.named).toMatchObject({ values: 4, addresses: 0, files: 4, missing: 1, missingNames: ['weg.jpg'] })
  expect(first.result).toMatchObject({ pictures: 4, rejections: [] })
  expect(await fetched(bench, first.importId)).toMatchObject({ pictures: 4, products: 2, failed: 1, isOffline: false })
  const hashes = all.map(({ hash }) => hash)
  expect(await bench.products('image', 'gallery')).toEqual({
    'A-1': [hashes[2], JSON.stringify([hashes[0], hashes[1]])],
    'A-2': [hashes[3], null],
    'A-3': [null, null],
  })
  const { pictures } = await bench.engine.call('pictures.failed', { importId: first.importId, from: 0, count: 10 })
  expect(pictures).toMatchObject([{ line: 3, sku: 'A-2', picture: 'weg.jpg', reason: 'picture-missing' }])

  const again = await committed(bench, list)
  expect(again.plan).toMatchObject({ receipt: { unchanged: 3, updated: 0 }, pictures: 1 })
  expect(again.named).toMatchObject({ addresses: 0, files: 0, missing: 1 })
})

test('a list in one cell is the main picture and the others; undo takes the step back, and undo of the import what waits', async () => {
  const bench = await importBench()
  const folder = join(bench.path, '..')
  const all = await Promise.all([20, 70, 120].map(picture))
  for (const [at, { bytes }] of all.entries()) writeFileSync(join(folder, `q${at}.jpg`), bytes)
  const list = bench.file('lijst.csv', 'sku;naam;foto\nB-1;Lamp;q1.jpg|q2.jpg|q0.jpg\nB-2;Bed;q0.jpg\n')
  const { importId } = await committed(bench, list)
  const step = await fetched(bench, importId)
  const [zero, one, two] = all.map(({ hash }) => hash)
  const expected = { 'B-1': [one, JSON.stringify([two, zero])], 'B-2': [zero, null] }
  expect(await bench.products('image', 'gallery')).toEqual(expected)
  expect(step.changeSet).toMatchObject({ label: { key: 'history.import-pictures', params: { file: 'lijst.csv' } } })
  await bench.engine.runJob('catalogue.undo', { requestId: randomUUID() })
  expect(await bench.products('image', 'gallery')).toEqual({ 'B-1': [null, null], 'B-2': [null, null] })

  const other = bench.file('ander.csv', 'sku;naam;foto\nB-3;Kruk;nergens.jpg\n')
  const second = await committed(bench, other)
  const waits = async (): Promise<number> =>
    (await bench.engine.call('pictures.waiting', { importId: second.importId })).imports.length
  expect(await waits()).toBe(1)
  await bench.engine.runJob('catalogue.undo', { requestId: randomUUID() })
  expect(await waits()).toBe(0)
})

test('a picture that the model of a variant keeps is refused when planned; a new variant keeps its own', async () => {
  const bench = await importBench('sample')
  const folder = join(bench.path, '..')
  const all = await Promise.all([30, 80, 130].map(picture))
  for (const [at, { bytes }] of all.entries()) writeFileSync(join(folder, `z${at}.jpg`), bytes)
  const [model, red, blue] = all.map(({ hash }) => hash)
  const head = 'Artikelnummer;kind;parent;family;family_variant;colour;Naam;gallery'
  const first = bench.file(
    'modellen.csv',
    `${head}\nZ;model;;tents;tents-colour;;Zeppelin;z0.jpg\nZ-R;variant;Z;;;red;;z1.jpg\nZ-B;variant;Z;;;blue;;z0.jpg\n`,
  )
  const { importId, plan } = await committed(bench, first)
  expect(plan).toMatchObject({ refused: {}, pictures: 3 })
  // Before anything has come the same file says nothing new, and what waits goes on waiting.
  const again = await committed(bench, first)
  expect(again.plan).toMatchObject({ receipt: { unchanged: 3 }, refused: {} })
  for (const each of [importId, again.importId]) await fetched(bench, each)
  const galleries = { Z: [JSON.stringify([model])], 'Z-R': [JSON.stringify([red])], 'Z-B': [JSON.stringify([model])] }
  expect(await bench.products('gallery')).toMatchObject(galleries)
  expect(await bench.products('own_values')).toMatchObject({ 'Z-R': ['["gallery"]'], 'Z-B': [null] })

  const later = bench.file('later.csv', 'Artikelnummer;gallery\nZ-B;z2.jpg\nZ-R;z2.jpg\n')
  const second = await committed(bench, later)
  expect(second.plan).toMatchObject({ refused: { 'inherited-value': 1 }, pictures: 1 })
  expect(second.result.rejections).toMatchObject([
    { row: 1, code: 'inherited-value', column: 'gallery', value: 'z2.jpg' },
  ])
  await fetched(bench, second.importId)
  expect(await bench.products('gallery')).toMatchObject({ ...galleries, 'Z-R': [JSON.stringify([blue])] })
  const { checks } = await bench.engine.call('catalogue.check', {})
  expect(checks.filter(({ ok }) => !ok)).toEqual([])
})
