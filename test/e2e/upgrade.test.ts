import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { openNewest, readMigrations } from '../../src/engine/store/migrate.ts'
import type { CatalogueState } from '../../src/shared/desktop.ts'
import { DESKTOP_CHANNELS } from '../../src/shared/desktop.ts'
import { expectAccessible } from './support/accessible.ts'
import { launchApp, temporaryFolder } from './support/app.ts'
import { chooseInDialogs } from './support/files.ts'
import { openGrid } from './support/grid.ts'

const migrations = readMigrations(resolve('db/migrations'))

/** A catalogue of version 5 with one product in it. */
function oldCatalogue(folder: string): string {
  const [path, old] = [join(folder, 'Winter.etalage'), join(folder, 'migrations')]
  mkdirSync(old)
  for (const { name, version } of migrations)
    if (version <= 5) copyFileSync(resolve('db/migrations', name), join(old, name))
  const db = openNewest(path, old)
  db.exec(`
    INSERT INTO locale (code, is_default) VALUES ('nl_NL', 1);
    INSERT INTO channel (code, labels, locales, currencies) VALUES ('webshop', '{}', '["nl_NL"]', '["EUR"]');
    INSERT INTO change_set (id, uuid, kind, label, origin, actor, started_at, committed_at, state, undo_state)
      VALUES (1, 'set-1', 'create', '{"key":"history.create","params":{"count":1}}', 'user', 'ann',
        '2026-02-03T10:00:00.000Z', '2026-02-03T10:00:00.000Z', 'committed', 'done');
    INSERT INTO product (id, sku, kind, status, uuid, created_at, updated_at)
      VALUES (1, 'SLEIGH-1', 'product', 'draft', 'product-1', '2026-02-03T10:00:00.000Z', '2026-02-03T10:00:00.000Z');
    INSERT INTO change_shape (id, slots) VALUES (1, '[1,2,5,9,10]');
    INSERT INTO change VALUES (1, 1, 'product', 1, 1, NULL,
      '["SLEIGH-1","product","draft","product-1","2026-02-03T10:00:00.000Z"]');
  `)
  db.close()
  return path
}

test('a catalogue of an older version says how far it is while it is brought up to date, and keeps the old file', async () => {
  const folder = temporaryFolder()
  const path = oldCatalogue(folder.path)
  const { app, page, quit } = await launchApp()
  await openGrid(page)

  // As main tells it of a large file, at a moment that a small one is past too soon to be looked at.
  const upgrading: CatalogueState = {
    status: 'opening',
    name: 'Winter',
    upgrade: { doing: 'changing', step: 3, steps: 5, share: 0.42 },
  }
  await app.evaluate(
    ({ BrowserWindow }, { channel, catalogue }) => {
      const state = { engine: 'ready', catalogue, theme: 'system', language: null }
      BrowserWindow.getAllWindows()[0]?.webContents.send(channel, { type: 'state', state })
    },
    { channel: DESKTOP_CHANNELS.event, catalogue: upgrading },
  )
  await expect(page.getByRole('heading', { name: '“Winter” is being brought up to date' })).toBeVisible()
  await expect(page.getByText('Step 3 of 5: changing the copy')).toBeVisible()
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '0.42')
  await expect(page.getByText(/^42\s?% · (?!0:00)\d+:\d\d so far$/)).toBeVisible()
  await page.screenshot({ path: 'out/e2e/upgrade.png' })

  const told = page.evaluate(
    () =>
      new Promise<string[]>((done) => {
        const steps: string[] = []
        window.desktop.onEvent((event) => {
          if (event.type !== 'state') return
          const { catalogue } = event.state
          if (catalogue.status === 'opening' && catalogue.upgrade) steps.push(catalogue.upgrade.doing)
          if (catalogue.status === 'open' && catalogue.name === 'Winter') done(steps)
        })
      }),
  )
  await chooseInDialogs(app, path)
  await page.evaluate(() => window.desktop.catalogue.open())
  expect(new Set(await told)).toEqual(new Set(['copying', 'changing', 'finishing']))
  const grid = await openGrid(page)
  await expect(grid.cell(0, 'sku')).toHaveText('SLEIGH-1')
  await expectAccessible(page)
  await quit()
  expect(existsSync(`${path}-before-v${migrations.length}`)).toBe(true)
  folder.remove()
})
