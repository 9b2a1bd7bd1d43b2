import { expect, test } from 'vitest'
import { plainClient, shopForTest, type Answer } from '../../../test/support/practice-api.ts'

async function shopWithBrands(count: number) {
  let now = Date.parse('2026-06-02T08:00:00Z')
  const clock = { now: () => new Date(now), sleep: async () => {} }
  const call = plainClient(await shopForTest({ clock }))
  const ids: number[] = []
  for (let i = 0; i < count; i++) {
    now += 60_000
    ids.push((await call('POST', 'nl/brands', { brand: { title: `Brand ${i}` } })).body.brand.id)
  }
  return { call, ids }
}

const idsOf = (answer: Answer, key = 'brands'): number[] => answer.body[key].map((row: { id: number }) => row.id)

test('gives pages of 50, at most 250, newest first', async () => {
  const { call, ids } = await shopWithBrands(260)
  expect(idsOf(await call('GET', 'nl/brands'))).toEqual(ids.toReversed().slice(0, 50))
  expect(idsOf(await call('GET', 'nl/brands?limit=1000'))).toHaveLength(250)
  expect(idsOf(await call('GET', 'nl/brands?limit=250&page=2'))).toEqual(ids.toReversed().slice(250))
})

test('rows added meanwhile shift the pages, but not a walk by since_id', async () => {
  const { call, ids } = await shopWithBrands(4)
  const first = idsOf(await call('GET', 'nl/brands?limit=2&page=1'))
  const walked = idsOf(await call('GET', 'nl/brands?limit=2&since_id=0'))
  await call('POST', 'nl/brands', { brand: { title: 'Late' } })
  expect(idsOf(await call('GET', 'nl/brands?limit=2&page=2'))).toContain(first[1])
  const rest = idsOf(await call('GET', `nl/brands?limit=2&since_id=${walked[1]}`))
  expect([...walked, ...rest]).toEqual(ids)
})

test('narrows by date and picks fields', async () => {
  const { call, ids } = await shopWithBrands(3)
  const query = new URLSearchParams({ created_at_min: '2026-06-02 10:02:00', created_at_max: '2026-06-02 10:02:59' })
  const answer = await call('GET', `nl/brands?${query}&fields=id,title`)
  expect(answer.body).toEqual({ brands: [{ id: ids[1], title: 'Brand 1' }] })
  expect((await call('GET', `nl/brands/count?${query}`)).body.count).toBe(1)
})

test('narrows by its own filters and ignores all others', async () => {
  const call = plainClient(await shopForTest())
  const tent = (await call('POST', 'nl/products', { product: { title: 'Tent' } })).body.product
  await call('POST', 'nl/products', { product: { title: 'Stove' } })
  expect((await call('GET', `nl/variants?product=${tent.id}`)).body.variants).toHaveLength(1)
  expect((await call('GET', 'nl/variants?sku=NOT-THERE')).body.variants).toHaveLength(2)
  expect((await call('GET', 'nl/products?title=Tent')).body.products).toHaveLength(2)
})
