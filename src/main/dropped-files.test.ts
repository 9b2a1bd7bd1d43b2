import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ticketsForDropped } from './dropped-files.ts'
import { createFileTickets } from './file-tickets.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'etalage-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

test('a folder of tables and pictures: a ticket for each table, one for the folder whose name may name a product', async () => {
  const tickets = createFileTickets(() => Promise.resolve())
  const drop = join(folder(), 'HZ-1001')
  mkdirSync(join(drop, 'more'), { recursive: true })
  writeFileSync(join(drop, 'prices.csv'), 'sku')
  writeFileSync(join(drop, 'more', 'front.JPG'), '')
  writeFileSync(join(drop, 'notes'), 'sku;price')
  writeFileSync(join(drop, '.DS_Store'), '')
  copyFileSync('test/fixtures/pictures/odd/gray.jpg', join(drop, 'DSC_9000'))
  const dropped = await ticketsForDropped(tickets, [drop])
  expect(dropped.tickets.map(({ name }) => name)).toEqual(['HZ-1001/notes', 'HZ-1001/prices.csv'])
  expect(dropped.pictures).toMatchObject({ count: 2, places: [{ name: 'HZ-1001' }] })
  expect(tickets.pathOf(dropped.pictures.places[0]?.id ?? '')).toBe(drop)
  expect(dropped.left).toBe(0)
})

test('a folder without pictures has no ticket, nor has what is not there; a zip goes where pictures go', async () => {
  const tickets = createFileTickets(() => Promise.resolve())
  const drop = folder()
  writeFileSync(join(drop, 'prices.csv'), 'sku')
  const zip = join(drop, 'photos.zip')
  const { pictures, left } = await ticketsForDropped(tickets, [drop, join(drop, 'gone.csv')])
  expect([pictures, left]).toEqual([{ count: 0, places: [] }, 1])
  writeFileSync(zip, 'PK')
  expect((await ticketsForDropped(tickets, [zip])).pictures).toMatchObject({
    count: 1,
    places: [{ name: 'photos.zip' }],
  })
})
