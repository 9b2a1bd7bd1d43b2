import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { tempFolder } from '../../../../test/support/catalogue.ts'
import { openShop } from '../../../../test/support/shop.ts'
import { createEngine, sourceMigrations } from '../../app.ts'

test('a picture is taken once, is no step of the history that undo stops at, and leaves the structure as it is', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'tent.png'), Buffer.from('89504e470d0a1a0a00', 'hex'))
  const shop = await openShop(join(folder, 'shop.etalage'))
  await shop.close()
  const tickets = {
    resolve: (ticket: string) => (ticket === 'known' ? { path: join(folder, 'tent.png'), fileName: 'tent.png' } : null),
  }
  const engine = await createEngine({ catalogue: shop.path, migrations: sourceMigrations, services: { tickets } })
  onTestFinished(() => engine.close())
  const { version } = await engine.call('catalogue.structure', {})
  const taken = await engine.runJob('media.take', { ticket: 'known' })
  expect(taken).toMatchObject({ fileName: 'tent.png', mediaType: 'image/png', bytes: 9 })
  expect(await engine.runJob('media.take', { ticket: 'known' })).toEqual(taken)
  expect((await engine.call('media.assets', { hashes: [taken.hash, 'x'] })).assets).toEqual({
    [taken.hash]: { fileName: 'tent.png', mediaType: 'image/png', bytes: 9, width: null, height: null },
  })
  expect((await engine.call('catalogue.history', {})).canUndo).toBeNull()
  expect((await engine.call('catalogue.structure', {})).version).toBe(version)
  await expect(engine.runJob('media.take', { ticket: 'unknown' })).rejects.toMatchObject({ code: 'not-found' })
  expect((await engine.call('catalogue.check', {})).ok).toBe(true)
})
