import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EngineTicket } from '../shared/control.ts'
import { createFileTickets } from './file-tickets.ts'

let folder: string
const kept: EngineTicket[] = []
const tickets = createFileTickets((ticket) => {
  kept.push(ticket)
  return Promise.resolve()
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'etalage-'))
  kept.length = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a chosen file becomes a ticket that tells its name and size but not its folder', async () => {
  const path = join(folder, 'prices.csv')
  writeFileSync(path, 'sku;price')
  const ticket = await tickets.forReading(path)
  expect(ticket).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'prices.csv', size: 9 })
  expect(kept).toEqual([{ id: ticket?.id, path, name: 'prices.csv', access: 'read' }])
})

test('the same file twice makes two tickets, so that one cannot be guessed from the other', async () => {
  const path = join(folder, 'prices.csv')
  writeFileSync(path, '')
  const [one, two] = [await tickets.forReading(path), await tickets.forReading(path)]
  expect(one?.id).not.toBe(two?.id)
})

test('folders, pipes, missing files and relative paths get no ticket', async () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  for (const path of [folder, pipe, join(folder, 'gone.csv'), 'prices.csv', '/dev/zero'])
    expect(await tickets.forReading(path)).toBeNull()
  expect(kept).toEqual([])
})

test('a place to save to is a ticket for writing', async () => {
  const ticket = await tickets.forWriting(join(folder, 'receipt.csv'))
  expect(ticket).toMatchObject({ name: 'receipt.csv', size: 0 })
  expect(kept[0]?.access).toBe('write')
  expect(tickets.pathOf(ticket.id)).toBe(join(folder, 'receipt.csv'))
})
