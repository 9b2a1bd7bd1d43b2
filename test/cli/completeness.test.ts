import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { Result } from '../../src/shared/contract/index.ts'
import { sourceContent } from '../../src/engine/create-catalogue.ts'
import { cli, cliProcess } from '../support/cli.ts'
import { sampleFile } from '../support/sample.ts'

// Some commands are processes of their own, and a busy machine must not fail them.
vi.setConfig({ testTimeout: 120_000 })

const facts = JSON.parse(readFileSync(join(sourceContent.demo, 'facts.json'), 'utf8')) as {
  readonly missing: Readonly<Record<string, number>>
}

it('counts the gaps the sample is known to have, and names the filter that lists exactly those', async () => {
  const catalogue = sampleFile()
  const { code, json } = await cliProcess(['completeness', catalogue, '--channel', 'webshop', '--locale', 'fr_FR'])
  expect(code).toBe(0)
  const { scopes, attributes, withoutFamily } = json<Result<'quality.summary'>>()
  expect(withoutFamily).toBe(5)
  expect(scopes.map(({ channel, locale }) => `${channel}/${locale}`)).toContain('webshop/fr_FR')
  const missing = new Map(attributes.map((attribute) => [attribute.column, attribute]))
  for (const column of ['description/webshop/fr_FR', 'name/fr_FR', 'image'])
    expect({ column, missing: missing.get(column)?.missing }).toEqual({ column, missing: facts.missing[column] })

  const filter = missing.get('description/webshop/fr_FR')?.filter ?? ''
  const list = await cli(['products', 'list', catalogue, '--filter', filter, '--columns', 'description/webshop/fr_FR'])
  const { total, products } = list.json<{ total: number; products: readonly Record<string, unknown>[] }>()
  expect(total).toBe(64)
  expect(products.every((product) => product['description/webshop/fr_FR'] === null)).toBe(true)
})

it('moves with an edit, and back with its undo', async () => {
  const catalogue = sampleFile()
  const missing = async (): Promise<number | undefined> => {
    const { attributes } = (await cli(['completeness', catalogue, '--locale', 'fr_FR'])).json<
      Result<'quality.summary'>
    >()
    return attributes.find(({ column }) => column === 'description/webshop/fr_FR')?.missing
  }
  const edit = ['products', 'edit', catalogue, '--filter', 'missing description webshop/fr_FR and family = knives']
  await cli([...edit, '--set', 'description/webshop/fr_FR=<p>À traduire.</p>'])
  const after = await missing()
  expect(after).toBeLessThan(64)
  await cli(['history', 'undo', catalogue])
  expect(await missing()).toBe(64)
})
