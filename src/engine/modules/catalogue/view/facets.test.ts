import { describe, expect, test } from 'vitest'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'

test('counts the values of a column among the products of a filter, those without one apart', async () => {
  const { engine, create } = await tempShop()
  for (const [sku, status] of [
    ['A-1', 'ready'],
    ['A-2', 'ready'],
    ['A-3', 'draft'],
    ['B-1', 'ready'],
  ] as const)
    await create(sku, { status })
  const count = async (filter: string, search = '') => {
    const facets = [
      { column: 'status', filter },
      { column: 'family', filter },
    ]
    return (await engine.runJob('catalogue.facets', { facets, search })).facets
  }
  const [status, family] = await count('sku starts with A')
  expect(status?.values).toEqual([
    { value: 'ready', count: 2 },
    { value: 'draft', count: 1 },
  ])
  expect(family).toMatchObject({ values: [], empty: 3 })
  expect((await count(''))[0]?.values).toContainEqual({ value: 'ready', count: 3 })
})

async function fabrics() {
  const shop = await tempShop()
  const names = ['Katoen', 'Katoen', 'katoen', 'Kattoen', 'Wol', 'Élastane', '']
  for (const [index, name] of names.entries()) await shop.create(`F-${index}`, { 'name/nl_NL': name })
  const facet = async (more: object) => {
    const facets = [{ column: 'name/nl_NL', filter: '', ...more }]
    return (await shop.engine.runJob('catalogue.facets', { facets, language: 'nl' })).facets[0]
  }
  return { ...shop, facet }
}

describe('a facet of a text', () => {
  test('counts spellings that a filter takes for the same as one, as many as a click on it shows', async () => {
    const { facet, skus } = await fabrics()
    const [first] = (await facet({}))?.values ?? []
    expect(first).toEqual({ value: 'Katoen', count: 3 })
    expect(await skus({ filter: 'name/nl_NL in (Katoen)' })).toHaveLength(3)
  })

  test('is searched without regard to case and accents, and ordered by name', async () => {
    const { facet } = await fabrics()
    expect((await facet({ order: 'name' }))?.values.map(({ value }) => value)).toEqual([
      'Élastane',
      'Katoen',
      'Kattoen',
      'Wol',
    ])
    expect(await facet({ find: 'ELAST' })).toMatchObject({ values: [{ value: 'Élastane', count: 1 }], total: 1 })
  })
})

test('a product counts for its category and those above it, once, as a filter finds it', async () => {
  const { engine, create, skus } = await tempShop()
  await create('T-1', { categories: 'shelter' })
  const { categories } = await engine.call('catalogue.structure', {})
  const parent = categories.find(({ code }) => code === 'shelter')?.parent ?? ''
  const facets = [{ column: 'categories', filter: '' }]
  const [facet] = (await engine.runJob('catalogue.facets', { facets })).facets
  for (const { value, count } of facet?.values ?? [])
    expect(await skus({ filter: `categories = ${value}` })).toHaveLength(count)
  expect(facet?.values.map(({ value }) => value)).toContain(parent === '' ? 'shelter' : parent)
})

describe('similar values', () => {
  test('of a text are its spellings, each as it is written', async () => {
    const { engine } = await fabrics()
    const found = await engine.runJob('catalogue.similarValues', { column: 'name/nl_NL' })
    expect(found.clusters).toEqual([
      {
        likeness: 'spelling',
        values: [
          { value: 'Katoen', text: 'Katoen', count: 2 },
          { value: 'Kattoen', text: 'Kattoen', count: 1 },
          { value: 'katoen', text: 'katoen', count: 1 },
        ],
      },
    ])
    expect(found.distinct).toBe(5)
  })

  test('of options go by their label, also those that no product has; several are merged in one step', async () => {
    const { engine, create, skus } = await tempShop()
    const option = (code: string, label: string) => ({
      kind: 'change-model' as const,
      change: {
        entity: 'option' as const,
        action: 'create' as const,
        of: 'colour',
        code,
        fields: { labels: { nl_NL: label } },
      },
    })
    await engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      intents: [option('turquoise', 'Turquoise'), option('turkoise', 'Turquoisse'), option('t3', 'TURQUOISE ')],
    })
    await create('C-1', { colour: 'turkoise' })
    await create('C-2', { colour: 'turquoise' })
    await create('C-3', { colour: 'turquoise' })
    const { clusters } = await engine.runJob('catalogue.similarValues', { column: 'colour', language: 'nl_NL' })
    expect(clusters.map(({ values }) => values.map(({ value, count }) => [value, count]))).toEqual([
      [
        ['turquoise', 2],
        ['turkoise', 1],
        ['t3', 0],
      ],
    ])
    const merge = (code: string) => ({
      kind: 'change-model' as const,
      change: { entity: 'option' as const, action: 'merge' as const, of: 'colour', code, into: 'turquoise' },
    })
    const { rejections } = await engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      intents: [merge('turkoise'), merge('t3')],
    })
    expect(rejections).toEqual([])
    expect(await skus({ filter: 'colour = turquoise' })).toHaveLength(3)
    await engine.runJob('catalogue.undo', { requestId: newRequest() })
    expect(await skus({ filter: 'colour = turkoise' })).toEqual(['C-1'])
  })
})
