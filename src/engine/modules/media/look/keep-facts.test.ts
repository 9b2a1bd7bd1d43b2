import { copyFileSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { tempFolder } from '../../../../../test/support/catalogue.ts'
import { openShop } from '../../../../../test/support/shop.ts'
import { createEngine, sourceMigrations } from '../../../app.ts'
import { nodeTaskHost } from '../../../entry/node-task-host.ts'
import { openDatabase } from '../../../store/database.ts'
import type { Tickets } from '../../../runtime/services.ts'
import { lookAtFiles } from './look-at-files.ts'
import { mediaPath, thumbnailPath } from '../store-media.ts'

const ODD = resolve('test/fixtures/pictures/odd')

/** As the app opens a catalogue: with what goes on by itself. */
const openLiving = (catalogue: string, tickets: Tickets = { resolve: () => null }) =>
  createEngine({
    catalogue,
    migrations: sourceMigrations,
    services: { tickets, tasks: nodeTaskHost() },
    resumeJobs: true,
  })

async function shopWith(names: readonly string[]) {
  const folder = tempFolder()
  const shop = await openShop(join(folder, 'shop.etalage'))
  await shop.close()
  for (const name of names) copyFileSync(join(ODD, name), join(folder, name))
  const tickets = { resolve: (name: string) => ({ path: join(folder, name), fileName: name }) }
  const engine = await openLiving(shop.path, tickets)
  const hashes: Record<string, string> = {}
  for (const name of names) hashes[name] = (await engine.runJob('media.take', { ticket: name })).hash
  return { engine, hashes, path: shop.path, media: `${shop.path}.media` }
}

test('looks at every stored picture beside other work, and keeps what it saw and a thumbnail', async () => {
  const { engine, hashes, media } = await shopWith(['gray.jpg', 'pixel-bomb.png', 'cmyk.jpg'])
  onTestFinished(() => engine.close())
  const of = (name: string): string => hashes[name] ?? ''
  await expect
    .poll(async () => Object.keys((await engine.call('media.facts', { hashes: Object.values(hashes) })).pictures), {
      timeout: 60_000,
    })
    .toHaveLength(3)
  const { pictures } = await engine.call('media.facts', { hashes: Object.values(hashes) })
  expect(pictures[of('gray.jpg')]).toMatchObject({ fault: null, colours: 'grey', width: 480, height: 320 })
  expect(pictures[of('pixel-bomb.png')]).toMatchObject({ fault: 'too-many-pixels', width: 30_000 })
  expect(pictures[of('cmyk.jpg')]?.warnings).toEqual(['cmyk'])
  expect(
    readFileSync(thumbnailPath(media, of('gray.jpg')))
      .subarray(8, 12)
      .toString(),
  ).toBe('WEBP')
  expect(statSync(thumbnailPath(media, of('pixel-bomb.png'))).size).toBe(0)
  expect((await engine.call('catalogue.history', {})).canUndo).toBeNull()
  expect((await engine.call('catalogue.check', {})).ok).toBe(true)
})

test('a picture that takes the reader down is named, and those behind it are seen', async () => {
  const folder = tempFolder()
  copyFileSync(join(ODD, 'alpha.png'), join(folder, 'deadly.png'))
  const file = (name: string) => {
    return {
      hash: name,
      path: join(name === 'deadly.png' ? folder : ODD, name),
      thumbnail: join(folder, `${name}.webp`),
    }
  }
  const tasks = nodeTaskHost(resolve('test/support/deadly-look.ts'))
  const seen: (string | null)[][] = []
  await lookAtFiles(
    tasks,
    ['gray.jpg', 'deadly.png', 'palette.png'].map(file),
    new AbortController().signal,
    ({ hash, facts }) => seen.push([hash, facts.fault]),
  )
  expect(seen).toEqual([
    ['gray.jpg', null],
    ['deadly.png', 'crashed'],
    ['palette.png', null],
  ])
  expect(existsSync(join(folder, 'palette.png.webp'))).toBe(true)
})

test('bytes that are away are looked at again when the catalogue is next opened', async () => {
  const { engine, hashes, path, media } = await shopWith(['gray.jpg'])
  const hash = hashes['gray.jpg'] ?? ''
  const db = openDatabase(path, 'read')
  onTestFinished(() => void db.close())
  const way = (): unknown => db.prepare('SELECT way FROM picture_facts WHERE hash = ?').pluck().get(hash)
  await expect.poll(way, { timeout: 60_000 }).toBe(1)
  await engine.close()
  forget(path)
  renameSync(mediaPath(media, hash), `${mediaPath(media, hash)}.away`)
  const without = await openLiving(path)
  await expect.poll(way, { timeout: 60_000 }).toBe(0)
  await without.close()
  renameSync(`${mediaPath(media, hash)}.away`, mediaPath(media, hash))
  const again = await openLiving(path)
  onTestFinished(() => again.close())
  await expect.poll(way, { timeout: 60_000 }).toBe(1)
})

function forget(path: string): void {
  const db = openDatabase(path, 'write')
  db.exec('DELETE FROM picture_facts')
  db.close()
}
