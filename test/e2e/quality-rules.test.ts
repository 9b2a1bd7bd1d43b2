import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { openDatabase } from '../../src/engine/store/database.ts'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp, sampleOf } from './support/app.ts'
import { engineClient, engineJob } from './support/engine-client.ts'

// A5, A6 and B8 of the scenarios, on the sample, which is held to the basics of marketplaces.
let started: TestApp
let page: Page

test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.beforeAll(async () => {
  started = await launchApp()
  page = started.page
  await page.setViewportSize({ width: 1280, height: 800 })
})
test.afterAll(() => started.quit())

const picture = (step: string): Promise<Buffer> => page.screenshot({ path: test.info().outputPath(`${step}.png`) })
const problems = (): ReturnType<Page['getByRole']> => page.getByRole('region', { name: 'Problems' })
const rules = (): ReturnType<Page['getByRole']> => page.getByRole('region', { name: 'Rules' })

test('what breaks a rule is listed in groups, and leads to its cell', async () => {
  await page.locator('[data-tour="nav-dashboard"]').click()
  await problems().scrollIntoViewIfNeeded()
  await problems().getByRole('button', { name: 'Article number with a wrong check digit' }).click()
  await expect(problems().getByRole('rowheader', { name: 'TEN-0104' })).toBeVisible()
  await expectAccessible(page)
  await picture('problems')
  await page.emulateMedia({ colorScheme: 'dark' })
  await rules().scrollIntoViewIfNeeded()
  await picture('rules-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await problems()
    .getByRole('button', { name: /of TEN-0104$/ })
    .click()
  await expect(page.locator('[row-index="0"] [role="gridcell"][col-id="ean"]')).toHaveClass(/is-problem/)
  await picture('cell')
})

test('what is missing stands among the problems as completeness counts it, and leads to its cell in the grid and on the card', async () => {
  const call = await engineClient(page)
  await page.locator('[data-tour="nav-dashboard"]').click()
  const { scopes } = await call('quality.summary', { channel: 'webshop', locale: 'nl_NL' })
  const score = scopes.find(({ channel, locale }) => channel === 'webshop' && locale === 'nl_NL')
  const group = problems().getByRole('button', { name: 'Required value missing' })
  const row = problems().getByRole('row', { name: /^Required value missing/ })
  await expect(row.getByRole('cell').first()).toHaveText(String(score?.missing))
  await group.click()
  await expect(
    problems()
      .getByRole('rowheader', { name: /^[A-Z]+-/ })
      .first(),
  ).toBeVisible()
  await picture('missing')
  const { rows } = await call('quality.missing', { channel: 'webshop', locale: 'nl_NL', count: 1 })
  const { sku = '', column = '' } = rows[0] ?? {}
  await problems()
    .getByRole('button', { name: new RegExp(`of ${sku}$`) })
    .first()
    .click()
  await expect(page.locator('.ag-cell-focus')).toHaveAttribute('col-id', column.split('/')[0] ?? '')

  await page.keyboard.press('Control+i')
  const card = page.locator('[data-card]')
  await card.getByRole('tab', { name: /^Problems/ }).click()
  await expect(card.getByRole('cell', { name: /^Required value missing/ }).first()).toBeVisible()
  await expectAccessible(page)
  await picture('card-problems')
  await card
    .getByRole('button', { name: new RegExp(`of ${sku}$`) })
    .first()
    .click()
  await expect(card.locator(`[data-column="${column}"]`)).toBeFocused()
  await page.keyboard.press('Control+i')
  await expect(card).toHaveCount(0)
})

test('a certain fix mends its cell as one step, and undo brings the problem back', async () => {
  const call = await engineClient(page)
  const rule = {
    code: 'grams',
    severity: 'warn' as const,
    labels: { en: 'Weight in grams' },
    check: { kind: 'unit' as const, attributes: ['weight'], unit: 'GRAM' },
  }
  await call('quality.changeRules', { requestId: 'e2e-rule-grams', put: [rule] })
  await page.locator('[data-tour="nav-dashboard"]').click()
  await problems().getByRole('button', { name: 'Weight in grams' }).click()
  await expect(problems().getByRole('button', { name: 'Fix all that is certain' })).toBeVisible()
  await picture('fixable')
  await problems().getByRole('button', { name: 'Fix all that is certain' }).click()
  await expect(problems().getByRole('button', { name: 'Weight in grams' })).toHaveCount(0)
  await page.keyboard.press('Control+Z')
  await expect(problems().getByRole('button', { name: 'Weight in grams' })).toBeVisible()
})

test('the shortest way names the cells that make products publishable, and shows their rows to fill', async () => {
  const call = await engineClient(page)
  await page.locator('[data-tour="nav-dashboard"]').click()
  const way = page.getByRole('region', { name: 'Shortest way to publishable' })
  await way.getByRole('combobox', { name: 'How many products' }).click()
  await page.getByRole('option', { name: '10 products', exact: true }).click()
  await expect(way.getByText(/^Fill \d+ cells? and 10 products become publishable\.$/)).toBeVisible()
  await expectAccessible(page)
  await picture('shortest-way')
  const { filter } = await engineJob(page, 'quality.shortestWay', { channel: 'webshop', products: 10 })
  const { total } = await call('catalogue.gridPage', {
    viewKey: 'e2e-way',
    query: { filter: filter ?? '' },
    columns: [{ column: 'sku' }],
    from: 0,
    count: 1,
  })
  await way.getByRole('button', { name: 'Fill them' }).click()
  await expect(page.getByText(new RegExp(`^${total} of `))).toBeVisible()
  await page.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: /^Dutch/ }).click()
  await page.locator('[data-tour="nav-dashboard"]').click()
})

test('a pack brings its rules and attributes in one step, and takes its rules away again', async () => {
  await rules().getByRole('checkbox', { name: 'EU product safety' }).click()
  await expect(rules().getByRole('checkbox', { name: 'Manufacturer’s name missing' })).toBeVisible()
  await expect(problems().getByRole('button', { name: 'Manufacturer’s name missing' })).toBeVisible()
  await picture('pack')
  await rules().getByRole('checkbox', { name: 'EU product safety' }).click()
  await expect(rules().getByRole('checkbox', { name: 'Manufacturer’s name missing' })).toHaveCount(0)
})

test('an own rule is written in a form that counts what it would find, kept as one step, copied and taken away', async () => {
  await rules().getByRole('button', { name: 'New rule' }).click()
  const form = page.getByRole('dialog', { name: 'New rule' })
  await form.getByRole('combobox', { name: 'What is asked' }).click()
  await page.getByRole('option', { name: 'Length of a text' }).click()
  await form.getByRole('combobox', { name: 'Of these attributes' }).fill('Name')
  await page.getByRole('option', { name: 'Name' }).first().click()
  await form.getByRole('textbox', { name: 'At most' }).fill('20')
  await expect(
    form.getByRole('region', { name: 'What it would find' }).getByText(/\d+ cells of \d+ products/),
  ).toBeVisible()
  await expect(form.getByRole('button', { name: 'Save rule' })).toBeDisabled()
  await form.getByRole('group', { name: 'Name' }).getByRole('textbox').first().fill('Name over twenty')
  await expectAccessible(page)
  await picture('rule-form')
  await page.emulateMedia({ colorScheme: 'dark' })
  await picture('rule-form-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await form.getByRole('button', { name: 'Save rule' }).click()
  await expect(form).toHaveCount(0)
  await expect(rules().getByRole('button', { name: 'Name over twenty', exact: true })).toBeVisible()
  await expect(problems().getByRole('button', { name: 'Name over twenty' })).toBeVisible()

  await rules().getByRole('button', { name: 'What to do with Name over twenty' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate…' }).click()
  const copy = page.getByRole('dialog', { name: 'New rule' })
  await copy.getByRole('group', { name: 'Name' }).getByRole('textbox').first().fill('Name over thirty')
  await copy.getByRole('textbox', { name: 'At most' }).fill('30')
  await copy.getByRole('button', { name: 'Save rule' }).click()
  await expect(rules().getByRole('button', { name: 'Name over thirty', exact: true })).toBeVisible()
  await rules().getByRole('button', { name: 'What to do with Name over twenty' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(rules().getByRole('button', { name: 'Name over twenty', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(rules().getByRole('button', { name: 'Name over twenty', exact: true })).toBeVisible()
})

test('a tile of quality says its share beside its target, and leads to the products that count against it', async () => {
  const call = await engineClient(page)
  const wrong = await call('catalogue.gridPage', {
    viewKey: 'e2e-conformity',
    query: { filter: 'problem conformity' },
    columns: [{ column: 'sku' }],
    from: 0,
    count: 1,
  })
  await page.locator('[data-tour="nav-dashboard"]').click()
  const tiles = page.getByRole('region', { name: 'Quality' })
  await tiles.scrollIntoViewIfNeeded()
  await expect(tiles.getByRole('button', { name: /^Conformity/ })).toContainText('Target 98%')
  await picture('tiles')
  await page.emulateMedia({ colorScheme: 'dark' })
  await picture('tiles-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await tiles.getByRole('button', { name: 'Choose the figures' }).click()
  const dialog = page.getByRole('dialog', { name: 'Choose the figures' })
  await dialog.getByRole('listitem', { name: 'Conformity' }).getByRole('textbox', { name: 'For whom' }).fill('Anna')
  await dialog.getByRole('checkbox', { name: 'Freshness' }).click()
  await expectAccessible(page)
  await picture('tiles-dialog')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(tiles.getByText('For Anna')).toBeVisible()
  await expect(tiles.getByRole('button', { name: /^Freshness/ })).toHaveCount(0)
  await tiles.getByRole('button', { name: /^Conformity/ }).click()
  await expect(page.getByText(new RegExp(`^${wrong.total} of `))).toBeVisible()
})

test('figures of former days are drawn, told when they fall, and compared with the way to what changed', async () => {
  const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
  const db = openDatabase(sampleOf(started.profile), 'write')
  for (const channel of ['', 'webshop'])
    for (const [ago, wrong] of [
      [60, 90],
      [30, 60],
      [3, 0],
    ] as const)
      db.prepare("INSERT INTO kpi_day VALUES (?, '', 'completeness', ?, 1000, ?)").run(channel, day(ago), wrong)
  db.close()
  const call = await engineClient(page)
  const { tiles } = await call('quality.tiles', { family: null })
  const strict = tiles.map((tile) => ({ ...tile, maxFall: 0 }))
  await call('quality.setTiles', { requestId: 'e2e-tiles', family: null, tiles: strict })
  await page.locator('[data-tour="nav-dashboard"]').click()
  const shown = page.getByRole('region', { name: 'Quality' })
  await expect(shown.getByRole('button', { name: /^Completeness/ })).toContainText('points worse within a week')
  await picture('sparkline')
  await shown.getByRole('button', { name: 'Trends' }).click()
  await expect(page.getByRole('heading', { name: 'Trends' })).toBeVisible()
  const chart = page.getByRole('group', { name: 'Completeness' })
  await expect(chart.getByRole('button', { name: /: 91%$/ })).toBeVisible()
  await chart.getByRole('button', { name: /: 94%$/ }).click()
  await chart.getByRole('button', { name: /: 91%$/ }).click()
  const compared = page.getByRole('region', { name: 'Two days compared' })
  await expect(compared.getByRole('row', { name: /^Completeness/ })).toContainText('+3 points')
  await expect(page.getByRole('region', { name: 'Day by day' }).getByRole('row')).toHaveCount(5)
  await expectAccessible(page)
  await picture('trends')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await picture('trends-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await compared.getByRole('button', { name: 'Show what changed in between' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await picture('trends-difference')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Back to the dashboard' }).click()
  await expect(shown).toBeVisible()
})
