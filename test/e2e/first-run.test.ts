import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { launchApp, temporaryFolder } from './support/app.ts'

test('the very first start makes the sample catalogue, shows its pictures, and the next one opens it again', async () => {
  const folder = temporaryFolder()
  const place = join(folder.path, 'Documents', 'Etalage')
  const first = await launchApp({ profile: folder.path, isFirstRun: true })
  await expect
    .poll(() => first.page.evaluate(async () => (await window.desktop.state()).catalogue))
    .toEqual({ status: 'open', name: 'Sample catalogue' })

  const catalogue = join(place, 'Sample catalogue.etalage')
  const db = new Database(catalogue, { readonly: true })
  const { products } = db.prepare('SELECT count(*) AS products FROM product').get() as { products: number }
  db.close()
  expect(products).toBeGreaterThan(250)

  const media = `${catalogue}.media`
  const hash = readdirSync(join(media, readdirSync(media)[0] ?? ''))[0] ?? ''
  const picture = await first.page.evaluate(async (name) => {
    const image = new Image()
    image.src = `app://etalage/media/${name}`
    await image.decode()
    return { width: image.naturalWidth, height: image.naturalHeight }
  }, hash)
  expect(picture.width).toBeGreaterThan(0)
  await first.quit()

  const second = await launchApp({ profile: folder.path })
  await expect
    .poll(() => second.page.evaluate(async () => (await window.desktop.state()).catalogue))
    .toEqual({ status: 'open', name: 'Sample catalogue' })
  expect(readdirSync(place).filter((name) => name.endsWith('.etalage'))).toEqual(['Sample catalogue.etalage'])
  await second.quit()
  folder.remove()
})
