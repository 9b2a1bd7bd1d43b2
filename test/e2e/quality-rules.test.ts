import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp } from './support/app.ts'
import { engineClient } from './support/engine-client.ts'

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
  await expect(problems().getByRole('button', { name: 'Article number with a wrong check digit' })).toBeVisible()
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

test('a pack brings its rules and attributes in one step, and takes its rules away again', async () => {
  await rules().getByRole('checkbox', { name: 'EU product safety' }).click()
  await expect(rules().getByRole('checkbox', { name: 'Manufacturer’s name missing' })).toBeVisible()
  await expect(problems().getByRole('button', { name: 'Manufacturer’s name missing' })).toBeVisible()
  await picture('pack')
  await rules().getByRole('checkbox', { name: 'EU product safety' }).click()
  await expect(rules().getByRole('checkbox', { name: 'Manufacturer’s name missing' })).toHaveCount(0)
})
