import { expect, test } from 'vitest'
import type { ViewDefinition } from '../../../../shared/contract/views.ts'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'

const definition: ViewDefinition = {
  columns: { order: ['sku', 'name', 'price:EUR'], hidden: ['stock'], pinned: ['name'], widths: { name: 240 } },
  sort: [{ column: 'name', descending: false }],
  filter: 'stock = 0',
  search: 'lamp',
  scope: { channel: 'webshop', locale: 'nl_NL', context: null },
  group: ['family', 'colour'],
  facets: [{ column: 'family', order: 'name' }],
}

async function shopWithViews() {
  const shop = await tempShop()
  const names = async (): Promise<string[]> =>
    (await shop.engine.call('views.list', {})).views.map(({ name, isDefault }) => (isDefault ? `${name} *` : name))
  const save = async (name: string, isDefault?: boolean): Promise<number> => {
    const input = { requestId: newRequest(), viewId: null, name, definition, ...(isDefault ? { isDefault } : {}) }
    return (await shop.engine.call('views.save', input)).viewId
  }
  return { ...shop, names, save }
}

test('a saved view comes back with all that it was saved with', async () => {
  const { engine, save } = await shopWithViews()
  const viewId = await save('Lampen zonder voorraad')
  expect((await engine.call('views.list', {})).views).toEqual([
    { id: viewId, name: 'Lampen zonder voorraad', isDefault: false, definition },
  ])
})

test('saving, renaming and deleting are steps that undo takes back, and nobody thinks the structure has changed', async () => {
  const { engine, names, save } = await shopWithViews()
  const version = (await engine.call('catalogue.structure', {})).version
  const viewId = await save('Lampen')
  await engine.call('views.save', { requestId: newRequest(), viewId, name: 'Alle lampen' })
  await engine.call('views.remove', { requestId: newRequest(), viewId })
  expect(await names()).toEqual([])
  const undo = () => engine.runJob('catalogue.undo', { requestId: newRequest() })
  await undo()
  expect(await names()).toEqual(['Alle lampen'])
  await undo()
  expect(await names()).toEqual(['Lampen'])
  await undo()
  expect(await names()).toEqual([])
  expect((await engine.call('catalogue.structure', {})).version).toBe(version)
  expect((await engine.call('catalogue.check', {})).checks.filter(({ ok }) => !ok)).toEqual([])
})

test('there is one default view, and two views do not share a name', async () => {
  const { engine, names, save } = await shopWithViews()
  await save('Prijzen', true)
  const second = await save('Teksten', true)
  expect(await names()).toEqual(['Prijzen', 'Teksten *'])
  await expect(save('PRIJZEN')).rejects.toMatchObject({ code: 'conflict', details: { reason: 'view-name-taken' } })
  await engine.call('views.save', { requestId: newRequest(), viewId: second, isDefault: false })
  expect(await names()).toEqual(['Prijzen', 'Teksten'])
})

test('a command that comes twice makes one view', async () => {
  const { engine, names } = await shopWithViews()
  const input = { requestId: newRequest(), viewId: null, name: 'Lampen', definition }
  const [first, second] = [await engine.call('views.save', input), await engine.call('views.save', input)]
  expect(second.viewId).toBe(first.viewId)
  expect(await names()).toEqual(['Lampen'])
})
