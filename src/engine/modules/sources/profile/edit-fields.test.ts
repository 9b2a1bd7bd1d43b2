import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Input, Result } from '../../../../shared/contract/index.ts'
import type { ProfileFieldEdit } from '../../../../shared/contract/sources.ts'
import { httpSource, serving } from '../../../../../test/support/http-source.ts'
import type { ImportBench } from '../../../../../test/support/import-bench.ts'
import { fixtures, importBench } from '../../../../../test/support/import-bench.ts'

const SEED = join(fixtures, 'catalogues/import-profile.json')
const seedText = readFileSync(SEED, 'utf8')
const withoutPassword = seedText.replace(/,\s*"password": "[^"]*"/, '')
type Field = Result<'sources.openProfile'>['fields'][number]

const edit = ({ column: _column, ...field }: Field, change: Partial<ProfileFieldEdit> = {}): ProfileFieldEdit => ({
  ...field,
  was: field.source,
  ...change,
})

/** The seed's profile as a source, its fields as a form left them. */
async function saved(bench: ImportBench, change: (fields: readonly Field[]) => ProfileFieldEdit[]): Promise<string> {
  const {
    hadSecret: _hadSecret,
    fields,
    place,
    ...opened
  } = await bench.engine.runJob('sources.openProfile', {
    ticket: SEED,
  })
  const { sourceId } = await bench.engine.runJob('sources.save', {
    ...opened,
    place: place as NonNullable<typeof place>, // the seed names one
    secretRef: 'source:1',
    profileTicket: SEED,
    fields: change(fields),
  })
  const back = join(bench.path, '..', 'back.json')
  await bench.engine.runJob('sources.saveProfile', { sourceId, ticket: back })
  return readFileSync(back, 'utf8')
}
const bench = (): Promise<ImportBench> =>
  importBench('empty', { secrets: { get: () => Promise.resolve('your_ftp_password') } })

test('the seed saved from its form with nothing touched is the same text, but for its password', async () => {
  expect(await saved(await bench(), (fields) => fields.map((field) => edit(field)))).toBe(withoutPassword)
})

test('a field changed, moved, taken away and added leaves every other word of the profile as it was', async () => {
  const step = { kind: 'arithmetic', operator: 'divide', operand: '1.21', rounding: null, isOff: false } as const
  const text = await saved(await bench(), ([sku, price, date]) => [
    edit(price!, { steps: [step], isRequired: true }),
    edit(sku!),
    { ...edit(date!), was: null, source: 'Merk', target: 'brand', type: null },
  ])
  const before = JSON.parse(seedText) as { ftpDetails: Record<string, string>; fieldMappings: object[] }
  const { password: _password, ...ftpDetails } = before.ftpDetails
  expect(JSON.parse(text)).toEqual({
    ...before,
    ftpDetails,
    fieldMappings: [
      {
        ...before.fieldMappings[1],
        isRequired: true,
        steps: [{ kind: 'arithmetic', operator: 'divide', operand: '1.21' }],
      },
      before.fieldMappings[0],
      { sourceField: 'Merk', targetAttribute: 'brand' },
    ],
  })
  expect(Object.keys(JSON.parse(text) as object)).toEqual(Object.keys(before))
})

test('what each target is in this catalogue is told, and an attribute that is still to be made is told as none', async () => {
  const { engine } = await bench()
  const { fields } = await engine.runJob('sources.openProfile', { ticket: SEED })
  expect(fields.map(({ target, column }) => [target, column])).toEqual([
    ['product_sku', 'sku'],
    ['price', 'price/EUR'],
    ['last_updated', null],
  ])
})

test('fields of a source without a profile begin with what its deliveries taught, and are read by from then on', async () => {
  const server = await httpSource(serving('SKU;Naam;Prijs\nTEN-1; tent ;12,50\n'))
  const { engine, products } = await bench()
  const draft = { name: 'Prices', place: { kind: 'http', url: server.origin } } as const
  const { sourceId } = await engine.runJob('sources.save', draft)
  await engine.runJob('sources.run', { sourceId })
  const { importId, fields } = await engine.call('sources.lastDelivery', { sourceId })
  expect(fields.map(({ source, column }) => [source, column])).toEqual([
    ['SKU', 'sku'],
    ['Naam', 'name/nl_NL'],
    ['Prijs', 'price/EUR'],
  ])
  await engine.call('import.discard', { importId: importId! })
  const upper = { kind: 'case', to: 'upper', isOff: false } as const
  const changed = fields.map((field) => edit(field, field.source === 'Naam' ? { steps: [upper] } : {}))
  await engine.runJob('sources.save', { ...draft, sourceId, policy: 'commit', fields: changed, rules: settled })
  expect((await engine.call('sources.list', {})).sources[0]?.fields).toHaveLength(3)
  const { runs } = await engine.runJob('sources.run', { sourceId })
  expect(runs[0]).toMatchObject({ outcome: 'committed' })
  expect(await products('name/nl_NL', 'price/EUR')).toEqual({ 'TEN-1': ['TENT', 12.5] })
})
const settled: NonNullable<Input<'sources.save'>['rules']> = {
  onMissingSKU: 'skip_row',
  onInvalidData: 'log_and_skip',
}

test('a draft is tried on a file without anything being kept, and a column that is needed is missed by its name', async () => {
  const { engine, file, products } = await bench()
  const { fields, rules } = await engine.runJob('sources.openProfile', { ticket: SEED })
  const draft = { sourceId: null, name: 'Draft', rules, profileTicket: SEED }
  const { profile } = await engine.runJob('sources.draftProfile', {
    ...draft,
    fields: fields.map((field) => edit(field, { isRequired: field.source === 'ERP_Price' })),
  })
  expect(profile).not.toContain('your_ftp_password')
  const ticket = file('erp.csv', 'SKU;ERP_Price;Last_Update_Date\nTEN-1;12,50;2026-01-31\n')
  const { importId } = await engine.runJob('import.stage', { ticket, profile })
  expect(await engine.runJob('import.plan', { importId })).toMatchObject({ receipt: { created: 1 } })
  expect(Object.keys(await products())).toEqual([])
  expect((await engine.call('sources.list', {})).sources).toEqual([])
  const short = file('short.csv', 'SKU;Last_Update_Date\nTEN-1;2026-01-31\n')
  await expect(engine.runJob('import.stage', { ticket: short, profile })).rejects.toMatchObject({
    details: { reason: 'profile-required', column: 'ERP_Price' },
  })
})
