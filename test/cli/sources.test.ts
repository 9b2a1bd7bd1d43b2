import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { SourceInfo, SourceRun } from '../../src/shared/contract/sources.ts'
import { openDatabase } from '../../src/engine/store/database.ts'
import { cli, cliProcess } from '../support/cli.ts'
import { tempFolder } from '../support/catalogue.ts'
import { httpSource, serving } from '../support/http-source.ts'
import { sampleFile } from '../support/sample.ts'
import { sshServer } from '../support/ssh-server.ts'

vi.setConfig({ testTimeout: 120_000 })

const SECRET = 'very-secret-indeed'
const CSV = 'SKU;Naam\nHAZ-1;Tent\nHAZ-2;Tarp\n'
type Ran = { readonly runs: readonly (SourceRun & { readonly source: string })[] }

function profileOf(members: object): string {
  const path = join(tempFolder(), 'nightly.json')
  const fieldMappings = [
    { sourceField: 'SKU', targetAttribute: 'sku', isIdentifier: true },
    { sourceField: 'Naam', targetAttribute: 'name/nl_NL' },
  ]
  writeFileSync(path, JSON.stringify({ importProfileName: 'Nightly', fieldMappings, ...members }))
  return path
}

test('a profile becomes a source, is run from the command line and by what is due, and its password is nowhere in the catalogue', async () => {
  const server = await httpSource((request, response) => {
    if (request.headers.authorization === `Bearer ${SECRET}`) return serving(CSV)(request, response)
    response.writeHead(401)
    return response.end()
  })
  const catalogue = sampleFile()
  const schedule = { frequency: 'daily', time: '03:00 AM', timezone: 'Europe/Amsterdam' }
  const httpDetails = { url: `${server.origin}/list.csv`, auth: { kind: 'bearer' }, token: SECRET }
  const profile = profileOf({ sourceType: 'CSV_HTTP', httpDetails, schedule })
  const added = await cli([
    'sources',
    'add',
    catalogue,
    '--profile',
    profile,
    '--policy',
    'commit',
    '--secret-env',
    'LIST_TOKEN',
  ])
  expect(added.code).toBe(0)
  expect(added.json<{ source: SourceInfo }>().source).toMatchObject({
    name: 'Nightly',
    policy: 'commit',
    schedule: { time: '03:00' },
  })

  const wrong = await cli(['sources', 'run', catalogue], { LIST_TOKEN: 'wrong' })
  expect([wrong.code, wrong.json<Ran>().runs[0]?.cause?.details['reason']]).toEqual([5, 'source-login'])
  const ran = await cliProcess(['sources', 'run', catalogue, '--source', 'Nightly'], { LIST_TOKEN: SECRET })
  expect([ran.code, ran.json<Ran>().runs]).toMatchObject([
    0,
    [{ outcome: 'committed', trigger: 'command-line', receipt: { created: 2 } }],
  ])

  expect((await cli(['sources', 'run', catalogue, '--due'], { LIST_TOKEN: SECRET })).json<Ran>().runs).toEqual([])
  const db = openDatabase(catalogue, 'write')
  db.prepare("UPDATE source SET next_run_at = '2026-01-01T02:00:00.000Z'").run()
  db.close()
  const due = await cli(['sources', 'run', catalogue, '--due'], { LIST_TOKEN: SECRET })
  expect(due.json<Ran>().runs).toMatchObject([{ outcome: 'unchanged', source: 'Nightly' }])
  const { sources } = (await cli(['sources', 'list', catalogue])).json<{ sources: SourceInfo[] }>()
  expect(Date.parse(sources[0]?.nextRunAt ?? '')).toBeGreaterThan(Date.now())
  expect(readFileSync(catalogue).includes(SECRET)).toBe(false)
})

test('a server reached by SFTP is refused until its key is given', async () => {
  const server = await sshServer({ '/list.csv': { text: CSV } }, { password: SECRET })
  const catalogue = sampleFile()
  const sftpDetails = { host: '127.0.0.1', port: server.port, path: '/list.csv', username: 'erp_user' }
  const add = [
    'sources',
    'add',
    catalogue,
    '--profile',
    profileOf({ sourceType: 'CSV_SFTP', sftpDetails }),
    '--secret-env',
    'LIST_PASSWORD',
  ]
  expect((await cli(add)).code).toBe(0)
  const environment = { LIST_PASSWORD: SECRET }
  const refused = await cli(['sources', 'run', catalogue], environment)
  const cause = refused.json<Ran>().runs[0]?.cause
  expect([refused.code, cause?.details['reason']]).toEqual([2, 'source-host-key-new'])
  expect((await cli([...add, '--host-key', String(cause?.details['hostKey'])])).code).toBe(0)
  const ran = await cli(['sources', 'run', catalogue], environment)
  expect([ran.code, ran.json<Ran>().runs]).toMatchObject([0, [{ outcome: 'staged', fileName: 'list.csv' }]])
})

test('no source, an unknown one, and several without a word which, are told', async () => {
  const catalogue = sampleFile()
  expect((await cli(['sources', 'run', catalogue])).code).toBe(2)
  for (const name of ['A', 'B'])
    await cli(['sources', 'add', catalogue, '--url', 'https://a.example/x', '--name', name])
  const which = await cli(['sources', 'run', catalogue])
  expect([which.code, which.said]).toEqual([2, expect.stringContaining('Say which with --source: A, B.')])
  expect((await cli(['sources', 'run', catalogue, '--source', 'C'])).code).toBe(2)
})
