import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../../../../test/support/catalogue.ts'
import type { Shop } from '../../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'

const rulesOf = async ({ engine }: Shop) => (await engine.call('quality.rules', {})).rules.map(({ rule }) => rule)

const open = ({ engine }: Shop, ticket: string) =>
  engine.runJob('quality.openRules', { requestId: newRequest(), ticket })

test('rules go out as JSON and come into another catalogue as they are, in one step', async () => {
  const [here, there] = [await tempShop(), await tempShop()]
  await here.engine.call('quality.switchPack', { requestId: newRequest(), pack: 'marketplace', isOn: true })
  const own = {
    code: 'short-name',
    severity: 'block' as const,
    labels: { nl: 'Naam te kort', en: 'Name too short' },
    where: { families: ['lamps'] },
    when: { attribute: 'waterproof', is: 'one-of' as const, values: ['1'] },
    check: { kind: 'length' as const, attributes: ['name'], min: 5 },
  }
  await here.engine.call('quality.changeRules', { requestId: newRequest(), put: [own] })
  const file = join(tempFolder(), 'regels.json')
  const { rules } = await here.engine.runJob('quality.saveRules', { ticket: file })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'etalage-rules', version: 1 })

  await there.create('LAMP', { 'name/nl_NL': 'Lamp', waterproof: 'ja' }, { family: 'lamps' })
  const opened = await open(there, file)
  expect([opened.rules, opened.replaced]).toEqual([rules, 0])
  expect(await rulesOf(there)).toEqual(await rulesOf(here))
  expect((await there.engine.call('quality.problems', { rule: 'short-name' })).total).toBe(1)
  expect(await open(there, file)).toMatchObject({ replaced: rules, changeSet: null })
  await there.engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect(await rulesOf(there)).toEqual([])
})

test('a file that says one rule wrongly changes nothing, and the place is told', async () => {
  const shop = await tempShop()
  const file = join(tempFolder(), 'regels.json')
  const good = { code: 'a', severity: 'warn', labels: {}, check: { kind: 'gtin', attributes: ['ean'] } }
  const bad = { ...good, code: 'b', check: { kind: 'length', attributes: ['name'], min: -1 } }
  writeFileSync(file, JSON.stringify({ format: 'etalage-rules', version: 1, rules: [good, bad] }))
  await expect(open(shop, file)).rejects.toMatchObject({
    code: 'source-unreadable',
    details: { reason: 'rule-file-not-rules', place: 'rules > 1 > check > min' },
  })
  writeFileSync(file, '<html>')
  await expect(open(shop, file)).rejects.toMatchObject({ details: { reason: 'rule-file-not-rules' } })
  expect(await rulesOf(shop)).toEqual([])
})
