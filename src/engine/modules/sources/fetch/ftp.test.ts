import { readFileSync } from 'node:fs'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SourcePlace } from '../../../../shared/contract/sources.ts'
import { tempFolder } from '../../../../../test/support/catalogue.ts'
import type { FtpServer } from '../../../../../test/support/ftp-server.ts'
import { ftpServer, TEST_CERTIFICATE } from '../../../../../test/support/ftp-server.ts'
import { fetchTask } from './fetch-task.ts'
import type { FetchInput } from './fetched.ts'
import { fetchFtp, probeFtp, tidyFtp } from './ftp.ts'

const CSV = 'SKU;Price\nA-1;12,50\n'
const FILES = { '/exports/prices.csv': { text: CSV, time: '20260601080000' } }
type Place = Extract<SourcePlace, { kind: 'ftp' }>

const input = (
  { port }: Pick<FtpServer, 'port'>,
  place: Partial<Place> = {},
  more: Partial<FetchInput<'ftp'>> = {},
): FetchInput<'ftp'> => ({
  place: {
    kind: 'ftp',
    encryption: 'none',
    host: '127.0.0.1',
    port,
    username: 'erp_user',
    path: '/exports/prices.csv',
    afterReading: { kind: 'keep' },
    isOwnNetwork: false,
    ...place,
  },
  secret: 'hush-4711',
  hostKey: null,
  lastSeen: {},
  folder: tempFolder(),
  fallbackName: 'Prices',
  ...more,
})
const reason = (name: string) => ({ details: { reason: name } })
const nothing = (): void => {}
const before = getCACertificates('default')

/** The test's own authority, for the tests that want one. */
const trust = (certificates: readonly string[]): void => setDefaultCACertificates([...before, ...certificates])
beforeAll(() => trust([TEST_CERTIFICATE]))
afterAll(() => trust([]))

test.each([
  ['plain', 'none', false],
  ['encrypted after a greeting', 'explicit', false],
  ['encrypted from the first byte', 'implicit', true],
] as const)('a file comes whole, %s', async (_how, encryption, isImplicit) => {
  const server = await ftpServer(FILES, { isImplicit })
  expect(await probeFtp(input(server, { encryption }))).toEqual({
    fileName: 'prices.csv',
    bytes: 20,
    modifiedAt: '2026-06-01T08:00:00.000Z',
    files: 1,
  })
  const fetched = await fetchFtp(input(server, { encryption }), nothing)
  expect(fetched).toMatchObject({ fileName: 'prices.csv', bytes: 20, remotePath: '/exports/prices.csv' })
  expect(fetched.kind === 'file' && readFileSync(fetched.path, 'utf8')).toBe(CSV)
  if (encryption === 'explicit') expect(server.said.indexOf('AUTH TLS')).toBeLessThan(server.said.indexOf('PASS'))
})

test.each([true, false])('of many the newest that fits (listing with times: %s)', async (hasMlsd) => {
  const files = {
    '/exports/prices-9.csv': { text: CSV, time: '20260603080000' },
    '/exports/prices-10.csv': { text: 'old', time: '20260601080000' },
    '/exports/stock.csv': { text: 'other', time: '20260609080000' },
  }
  const server = await ftpServer(files, { hasMlsd })
  expect(await fetchFtp(input(server, { path: '/exports/prices-*.csv' }), nothing)).toMatchObject({
    fileName: 'prices-9.csv',
  })
  await expect(probeFtp(input(server, { path: '/exports/none-*.csv' }))).rejects.toMatchObject(
    reason('source-not-there'),
  )
})

test('a wrong password, no such file, nobody there, and a server without encryption, are told apart', async () => {
  const server = await ftpServer(FILES)
  await expect(probeFtp(input(server, {}, { secret: 'wrong' }))).rejects.toMatchObject(reason('source-login'))
  await expect(fetchFtp(input(server, { path: '/exports/none.csv' }), nothing)).rejects.toMatchObject(
    reason('source-not-there'),
  )
  await expect(probeFtp(input({ port: 1 }))).rejects.toMatchObject(reason('source-refused'))
})

test('a download that breaks off is begun again', async () => {
  const text = `SKU;Price\n${'A-1;12,50\n'.repeat(50_000)}`
  const server = await ftpServer({ '/exports/prices.csv': { text } }, { breaks: 1 })
  const fetched = await fetchTask.run({ ...input(server) }, nothing)
  expect(fetched.kind === 'file' && readFileSync(fetched.path, 'utf8') === text).toBe(true)
})

test('what was read is moved or deleted only where that is asked for', async () => {
  const server = await ftpServer(FILES)
  await tidyFtp(input(server), '/exports/prices.csv')
  expect([...server.files.keys()]).toEqual(['/exports/prices.csv'])
  await tidyFtp(input(server, { afterReading: { kind: 'move', folder: '/done' } }), '/exports/prices.csv')
  expect([...server.files.keys()]).toEqual(['/done/prices.csv'])
  await tidyFtp(input(server, { afterReading: { kind: 'delete' } }), '/done/prices.csv')
  expect([...server.files.keys()]).toEqual([])
})

test('a file without end is left at the limit', async () => {
  const server = await ftpServer({ '/exports/prices.csv': { text: 'a;b\n'.repeat(500_000) } })
  await expect(fetchFtp(input(server, {}, { limits: { maxBytes: 100_000 } }), nothing)).rejects.toMatchObject(
    reason('source-too-large'),
  )
})

test('a certificate of nobody known, or for another name, gets no password', async () => {
  const server = await ftpServer(FILES)
  const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }])
  const named = (host: string) => input(server, { encryption: 'explicit', host, isOwnNetwork: true }, { resolve })
  expect(await probeFtp(named('ftp.example'))).toMatchObject({ fileName: 'prices.csv' })
  server.said.length = 0
  await expect(probeFtp(named('other.example'))).rejects.toMatchObject(reason('source-certificate'))
  trust([])
  await expect(probeFtp(named('ftp.example'))).rejects.toMatchObject(reason('source-certificate'))
  trust([TEST_CERTIFICATE])
  expect(server.said).not.toContain('PASS')
})

test('a public name that leads inside is not connected to', async () => {
  const server = await ftpServer(FILES)
  const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }])
  await expect(probeFtp(input(server, { host: 'ftp.example' }, { resolve }))).rejects.toMatchObject(
    reason('source-private'),
  )
  expect(server.said).toEqual([])
})
