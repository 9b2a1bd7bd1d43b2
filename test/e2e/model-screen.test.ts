import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp } from './support/app.ts'
import { engineClient } from './support/engine-client.ts'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let started: TestApp
let page: Page

test.beforeAll(async () => {
  started = await launchApp()
  page = started.page
  await page.locator('[data-tour="nav-model"]').click()
})
test.afterAll(() => started.quit())

// A line to the engine of our own starts the window anew: each list is looked for from the screen's beginning.
const kind = async (name: string): Promise<void> => {
  await page.locator('[data-tour="nav-model"]').click()
  const kinds = page.getByRole('navigation', { name: 'What the catalogue is made of' })
  await kinds.getByRole('button', { name, exact: true }).click()
}
const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: true }).click()

test('every kind of thing says what it is for, and can be looked at', async () => {
  for (const name of ['Attributes', 'Categories', 'Variants', 'Data dictionary']) {
    await kind(name)
    await expectAccessible(page)
  }
})

test('an attribute that a family requires shows what it makes incomplete, and undo takes it back', async () => {
  const call = await engineClient(page)
  const complete = async (): Promise<number> =>
    (await call('quality.summary', { channel: 'webshop', family: 'lamps' })).scopes
      .filter(({ channel }) => channel === 'webshop')
      .reduce((sum, scope) => sum + scope.complete, 0)
  const before = await complete()

  await kind('Attributes')
  await press('New attribute')
  await page.getByLabel('Code').fill('energy_label')
  await page.getByRole('group', { name: 'Name' }).getByLabel('English').fill('Energy label')
  await page.getByRole('combobox', { name: 'Type' }).click()
  await page.getByRole('option', { name: 'One option' }).click()
  await expect(page.getByText('Changes no values and no completeness.')).toBeVisible()
  await press('Add')
  await expect(page.getByRole('heading', { name: 'Energy label' })).toBeVisible()

  await kind('Families')
  await page.getByRole('grid', { name: 'Families' }).getByText('Lights').click()
  await page.getByRole('combobox', { name: 'Add an attribute…' }).fill('energy')
  await page.getByRole('option', { name: /^Energy label/ }).click()
  await page.getByRole('checkbox', { name: 'Energy label, Required in Web shop' }).check()
  const changes = [
    {
      entity: 'family' as const,
      action: 'update' as const,
      code: 'lamps',
      fields: await withRequirement(call, 'lamps', 'webshop', 'energy_label'),
    },
  ]
  const { channels } = await call('model.impact', { changes })
  const count = channels[0]?.becomeIncomplete ?? 0
  expect(count).toBeGreaterThan(0)
  const words = `${count} ${count === 1 ? 'product becomes' : 'products become'} incomplete in Web shop`
  await expect(page.getByText(words)).toBeVisible()
  await expectAccessible(page)
  await press('Save')
  await expect(page.getByText('The model is changed')).toBeVisible()
  expect(await complete()).toBe(0)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(complete).toBe(before)
})

test('a text turned into a number shows examples and what cannot be read before it is done', async () => {
  await kind('Attributes')
  await page.getByRole('searchbox', { name: 'Search…', exact: true }).fill('receipt')
  await page.getByRole('grid', { name: 'Attributes' }).getByText('Receipt text').click()
  await page.getByRole('combobox', { name: 'Type' }).click()
  await page.getByRole('option', { name: 'Number', exact: true }).click()
  await expect(page.getByText(/values? cannot be read\./)).toBeVisible()
  await expect(page.getByText('receipt_text_kept')).toBeVisible()
  await expectAccessible(page)
  await press('Discard')
  await expect(page.getByText('receipt_text_kept')).toBeHidden()
})

test('a naming rule shows what it makes of the products, renames them in one step, and marks what departs', async () => {
  const call = await engineClient(page)
  const departing = async (column: string): Promise<number | null> =>
    (await call('catalogue.checkFilter', { filter: `family = lamps and misnamed ${column}` })).count
  await kind('Families')
  await page.getByRole('grid', { name: 'Families' }).getByText('Lights').click()
  await page.getByLabel('Titles are made of').fill('{brand} {name}')
  await expect(page.getByText('A name cannot be made of “name”: that is the name itself.')).toBeVisible()
  await page.getByLabel('Titles are made of').fill('{brand} ({sku})')
  await page.getByLabel('SKUs look like').fill('^LMP-01[0-9]{2}$')
  const naming = page.getByRole('region', { name: 'Names by the rule' })
  await expect(naming.getByText('Save the rule before you apply it.')).toBeVisible()
  await press('Save')
  await expect(naming.getByText('Save the rule before you apply it.')).toBeHidden()
  const count = (await departing('name')) ?? 0
  expect(count).toBeGreaterThan(3)
  await expectAccessible(page)
  await page.screenshot({ path: 'out/e2e/naming.png' })
  await naming.getByRole('button', { name: /^Rename \d/ }).click()
  await expect(naming.locator('[data-receipt]')).toBeVisible()
  await expect.poll(() => departing('name')).toBe(0)
  await naming.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => departing('name')).toBe(count)

  await naming.getByRole('button', { name: 'Show products that depart' }).click()
  await expect(page.locator('[row-index="0"] [role="gridcell"][col-id="name"]')).toHaveClass(/is-misnamed/)
  await page.screenshot({ path: 'out/e2e/naming-marked.png' })
})

test('options are pasted as a column, and merged with what uses them', async () => {
  const call = await engineClient(page)
  await kind('Attributes')
  await page.getByRole('searchbox', { name: 'Search…', exact: true }).fill('brand')
  await page.getByRole('grid', { name: 'Attributes' }).getByText('Brand').click()
  await press('Paste a column')
  await page.getByRole('textbox', { name: 'Paste a column' }).fill('Noordkaap\nDwaalgast\nÅskog\n')
  await expect(page.getByText('2 new options; 1 known already')).toBeVisible()
  await press('Add 2 options')
  await expect(page.getByRole('grid', { name: 'Options' }).getByText('noordkaap', { exact: true })).toBeVisible()

  const { items } = await call('model.list', { entity: 'option', of: 'brand' })
  expect(items.map(({ code }) => code)).toContain('askog')
  await page.getByRole('grid', { name: 'Options' }).getByRole('rowheader', { name: 'veldkruin' }).click()
  await page.getByRole('button', { name: 'Merge' }).click()
  await page.getByRole('combobox', { name: 'Becomes' }).fill('noord')
  await page.getByRole('option', { name: /Noordkaap/ }).click()
  const dialog = page.getByRole('dialog', { name: /^Merge/ })
  await expect(dialog.getByText(/values from \d+ are carried over/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Merge' }).click()
  await expect(dialog).toBeHidden()
  const after = await call('model.list', { entity: 'option', of: 'brand' })
  expect(after.items.map(({ code }) => code)).not.toContain('veldkruin')
})

test('a category moves by keyboard, and what is in use says so before it goes', async () => {
  const call = await engineClient(page)
  await kind('Categories')
  const tree = page.getByRole('tree')
  await tree.getByRole('treeitem').nth(2).click()
  const name = await tree.locator('[aria-selected="true"]').textContent()
  await tree.press('Alt+ArrowDown')
  await expect(page.getByText('The model is changed').last()).toBeVisible()
  await expect(tree.locator('[aria-selected="true"]')).toHaveText(name ?? '')
  await press('Remove')
  await expect(page.getByText('This cannot be done')).toBeVisible()
  await expect(page.getByText(/is in use: \d+ (products?|categor)/)).toBeVisible()
  await expect(page.getByRole('dialog', { name: /^Remove/ }).getByRole('button', { name: 'Remove' })).toBeDisabled()
  await page
    .getByRole('dialog', { name: /^Remove/ })
    .getByRole('button', { name: 'Cancel' })
    .click()
  expect((await call('catalogue.check', {})).ok).toBe(true)
})

async function withRequirement(
  call: Awaited<ReturnType<typeof engineClient>>,
  family: string,
  channel: string,
  attribute: string,
) {
  const { families } = await call('catalogue.structure', {})
  const found = families.find(({ code }) => code === family)
  return {
    attributes: [...(found?.attributes ?? []), attribute],
    requirements: { ...found?.requirements, [channel]: [...(found?.requirements[channel] ?? []), attribute] },
  }
}
