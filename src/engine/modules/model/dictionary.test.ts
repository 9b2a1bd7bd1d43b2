import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { tempFolder } from '../../../../test/support/catalogue.ts'
import { newRequest } from '../../../../test/support/shop.ts'
import { createEngine, sourceMigrations } from '../../app.ts'
import { createCatalogue, sourceContent } from '../../create-catalogue.ts'

const TEXTS = {
  nl: { name: 'Pakkende zin', definition: 'Eén zin; “kort”, met komma’s' },
  en: { name: 'Pitch', definition: 'One sentence' },
  fr: { name: 'Accroche', definition: 'Une phrase « courte »' },
  sv: { name: 'Säljfras', definition: 'En mening' },
} as const

test('the dictionary is written as a file that says for every attribute what it means, in each of four languages', async () => {
  const folder = tempFolder()
  const [catalogue, path] = [join(folder, 'sample.etalage'), join(folder, 'dictionary.csv')]
  createCatalogue({ catalogue, content: 'sample', migrations: sourceMigrations, folders: sourceContent })
  const tickets = { resolve: () => ({ path, fileName: 'dictionary.csv' }) }
  const engine = await createEngine({ catalogue, migrations: sourceMigrations, services: { tickets } })
  onTestFinished(() => engine.close())
  const definition = Object.fromEntries(Object.entries(TEXTS).map(([language, text]) => [language, text.definition]))
  const { rejections } = await engine.runJob('model.change', {
    requestId: newRequest(),
    changes: [{ entity: 'attribute', action: 'update', code: 'pitch', fields: { definition } }],
  })
  expect(rejections).toEqual([])
  const { entries } = await engine.call('model.dictionary', {})
  for (const [language, { name, definition: meaning }] of Object.entries(TEXTS)) {
    await engine.runJob('model.exportDictionary', { ticket: crypto.randomUUID(), locale: language })
    const text = readFileSync(path, 'utf8')
    expect(text.startsWith('\ufeff')).toBe(true)
    const [header = [], ...lines] = text.slice(1).trimEnd().split('\n').map(cells)
    expect(lines).toHaveLength(entries.length)
    const pitch = lines.find(([code]) => code === 'pitch') ?? []
    const said = Object.fromEntries(header.map((column, index) => [column, pitch[index]]))
    expect(said).toMatchObject({ name, definition: meaning, per_language: 'yes', per_context: 'yes', owner: 'pim' })
  }
})

/** The cells of a line of CSV without line breaks in it. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}

test('counts how many of the products that may have a value have one, as a filter would', async () => {
  const folder = tempFolder()
  const catalogue = join(folder, 'sample.etalage')
  createCatalogue({ catalogue, content: 'sample', migrations: sourceMigrations, folders: sourceContent })
  const engine = await createEngine({ catalogue, migrations: sourceMigrations })
  onTestFinished(() => engine.close())
  const { entries } = await engine.call('model.dictionary', {})
  const count = async (filter: string): Promise<number> => {
    const sold = 'kind != model and family is not empty'
    return (await engine.call('catalogue.checkFilter', { filter: `${sold} and ${filter}` })).count ?? -1
  }
  const of = (code: string) => entries.find((entry) => entry.code === code)
  expect(of('ean')?.filled).toBe(await count('ean is not empty'))
  expect(of('pitch')?.filled).toBe(
    await count('(pitch/nl_NL/@family is not empty or pitch/nl_NL/@expedition is not empty)'),
  )
  const families = of('pitch')?.families.map(({ family }) => family) ?? []
  expect(of('pitch')?.products).toBe(await count(`family in (${families.join(', ')})`))
  expect(of('stock')?.owner).toBe('pos')
})
