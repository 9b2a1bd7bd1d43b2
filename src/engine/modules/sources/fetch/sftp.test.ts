import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import ssh2 from 'ssh2'
import { expect, test } from 'vitest'
import type { SourcePlace } from '../../../../shared/contract/sources.ts'
import { tempFolder } from '../../../../../test/support/catalogue.ts'
import type { SshServer } from '../../../../../test/support/ssh-server.ts'
import { newKey, sshServer } from '../../../../../test/support/ssh-server.ts'
import { fetchTask } from './fetch-task.ts'
import type { FetchInput } from './fetched.ts'
import { fetchSftp, probeSftp, tidySftp } from './sftp.ts'

const CSV = 'SKU;Price\nA-1;12,50\n'
type Place = Extract<SourcePlace, { kind: 'sftp' }>

/** As ssh-keyscan and ssh show it, reckoned here by other means than the code under test. */
function keyOf({ hostKey }: SshServer): string {
  const key = ssh2.utils.parseKey(hostKey)
  if (key instanceof Error || Array.isArray(key)) throw new Error('no key')
  return `SHA256:${createHash('sha256').update(key.getPublicSSH()).digest('base64').slice(0, 43)}`
}

const input = (
  server: SshServer,
  place: Partial<Place> = {},
  more: Partial<FetchInput<'sftp'>> = {},
): FetchInput<'sftp'> => ({
  place: {
    kind: 'sftp',
    host: '127.0.0.1',
    port: server.port,
    username: 'erp_user',
    auth: 'password',
    path: '/exports/prices.csv',
    afterReading: { kind: 'keep' },
    isOwnNetwork: false,
    ...place,
  },
  secret: 'hush-4711',
  hostKey: keyOf(server),
  lastSeen: {},
  folder: tempFolder(),
  fallbackName: 'Prices',
  ...more,
})
const reason = (name: string, more: object = {}) => ({ details: { reason: name, ...more } })
const nothing = (): void => {}

test('a file comes whole, its size and date are told before', async () => {
  const server = await sshServer({ '/exports/prices.csv': { text: CSV, time: 1_780_300_800 } })
  expect(await probeSftp(input(server))).toEqual({
    fileName: 'prices.csv',
    bytes: 20,
    modifiedAt: '2026-06-01T08:00:00.000Z',
    files: 1,
  })
  const fetched = await fetchSftp(input(server), nothing)
  expect(fetched).toMatchObject({ kind: 'file', fileName: 'prices.csv', bytes: 20, remotePath: '/exports/prices.csv' })
  expect(fetched.kind === 'file' && readFileSync(fetched.path, 'utf8')).toBe(CSV)
})

test('of many the newest that fits, and where times are the same the last by name', async () => {
  const server = await sshServer({
    '/exports/prices-9.csv': { text: 'old', time: 1 },
    '/exports/prices-10.csv': { text: CSV, time: 5 },
    '/exports/Prices-2.CSV': { text: 'older', time: 5 },
    '/exports/stock-99.csv': { text: 'other', time: 9 },
  })
  expect(await fetchSftp(input(server, { path: '/exports/prices-*.csv' }), nothing)).toMatchObject({
    fileName: 'prices-10.csv',
  })
  expect(await probeSftp(input(server, { path: '/exports/prices-*.csv' }))).toMatchObject({ files: 3 })
  await expect(probeSftp(input(server, { path: '/exports/none-*.csv' }))).rejects.toMatchObject(
    reason('source-not-there'),
  )
  await expect(probeSftp(input(server, { path: '/exports/none.csv' }))).rejects.toMatchObject(
    reason('source-not-there'),
  )
})

test('a private key signs in; one that is none is refused without a word of it', async () => {
  const { private: privateKey, public: publicKey } = newKey()
  const server = await sshServer({ '/exports/prices.csv': { text: CSV } }, { publicKey })
  expect(await fetchSftp(input(server, { auth: 'key' }, { secret: privateKey }), nothing)).toMatchObject({
    kind: 'file',
  })
  const broken = await fetchSftp(input(server, { auth: 'key' }, { secret: '-----BEGIN canary-4711' }), nothing).catch(
    (error: unknown) => error,
  )
  expect(broken).toMatchObject(reason('source-key'))
  expect(String(broken) + JSON.stringify(broken)).not.toContain('canary')
})

test('a wrong password, nobody there, and a server that is none, are told apart', async () => {
  const server = await sshServer({})
  await expect(probeSftp(input(server, {}, { secret: 'wrong' }))).rejects.toMatchObject(reason('source-login'))
  await expect(probeSftp(input(server, { port: 1 }))).rejects.toMatchObject(reason('source-refused'))
})

test('a download that breaks off is begun again, and a file is whole or not there', async () => {
  const text = `SKU;Price\n${'A-1;12,50\n'.repeat(50_000)}`
  const server = await sshServer({ '/exports/prices.csv': { text } }, { breaks: 1 })
  const fetched = await fetchTask.run({ ...input(server) }, nothing)
  expect(fetched).toMatchObject({ kind: 'file', bytes: text.length })
  expect(fetched.kind === 'file' && readFileSync(fetched.path, 'utf8') === text).toBe(true)
})

test('what was read is moved or deleted only where that is asked for', async () => {
  const server = await sshServer({ '/exports/prices.csv': { text: CSV } })
  await tidySftp(input(server), '/exports/prices.csv')
  expect([...server.files.keys()]).toEqual(['/exports/prices.csv'])
  await tidySftp(input(server, { afterReading: { kind: 'move', folder: '/done' } }), '/exports/prices.csv')
  expect([...server.files.keys()]).toEqual(['/done/prices.csv'])
  await tidySftp(input(server, { afterReading: { kind: 'delete' } }), '/done/prices.csv')
  expect([...server.files.keys()]).toEqual([])
})

test('all this works without the native parts of its library, which are never built', () => {
  const library = dirname(createRequire(import.meta.url).resolve('ssh2/package.json'))
  expect(existsSync(join(library, 'lib/protocol/crypto/build'))).toBe(false)
})
