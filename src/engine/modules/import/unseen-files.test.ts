import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../../../test/support/catalogue.ts'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { benchOn } from '../../../../test/support/import-bench.ts'
import type { Field, SupplierFile } from '../../../../test/support/supplier-files.ts'
import { supplierFile } from '../../../../test/support/supplier-files.ts'
import { sourceMigrations } from '../../app.ts'
import { createCatalogue, sourceContent } from '../../create-catalogue.ts'

const FILES = 30

/** Where each field belongs in the starter catalogue; what it has no place for must become an attribute of its own. */
function placeOf(field: Field, locale: string): string | null {
  const places: Readonly<Partial<Record<Field, string>>> = {
    sku: 'sku',
    ean: 'ean',
    name: `name/${locale}`,
    brand: 'brand',
    price: 'price/EUR',
    purchase: 'purchase_price/EUR',
    weight: 'weight',
    stock: 'stock',
  }
  return places[field] ?? null
}

async function emptyCatalogue(locale: string): Promise<ImportBench> {
  const catalogue = join(tempFolder(), 'unseen.etalage')
  const folders = { migrations: sourceMigrations, folders: sourceContent }
  createCatalogue({ catalogue, content: 'empty', locales: [locale], ...folders })
  return benchOn(catalogue)
}

/** What is wrong with an import of a file of which the truth is known; nothing when all is well. */
async function faultsOf(file: SupplierFile): Promise<{ faults: string[]; asked: string[] }> {
  const bench = await emptyCatalogue(file.locale)
  const path = join(tempFolder(), file.name)
  writeFileSync(path, file.bytes)
  const { mapping, receipt, rejections } = await bench.importFile(path)
  const faults: string[] = []
  const asked: string[] = []
  const say = (fault: string): void => void faults.push(`${file.name} ${file.locale}: ${fault}`)
  for (const [field, header] of Object.entries(file.headers) as [Field, string][]) {
    const found = mapping.find(({ column }) => column === header)
    const right = placeOf(field, file.locale)
    if (found === undefined) say(`no column ${header}`)
    else if (!found.isNew && found.attribute !== right) say(`${header} went to ${found.attribute}, not ${right}`)
    else if (found.isNew && right !== null) asked.push(`${file.name} ${header}`)
  }
  if (receipt.created !== file.products.length || receipt.read !== file.products.length) say(JSON.stringify(receipt))
  if (rejections.length > 0) say(JSON.stringify(rejections[0]))
  const places = [`name/${file.locale}`, 'ean', 'brand', 'price/EUR', 'purchase_price/EUR', 'weight', 'stock']
  const mapped = places.filter((place) => mapping.some(({ attribute }) => attribute === place))
  const stored = await bench.products(...mapped)
  for (const product of file.products) {
    const truth: Record<string, unknown> = {
      [`name/${file.locale}`]: product.name,
      ean: product.ean,
      brand: product.brand,
      'price/EUR': product.price / 100,
      'purchase_price/EUR': product.purchase / 100,
      weight: product.weight,
      stock: product.stock,
    }
    const values = stored[file.headers.sku === undefined ? product.ean : product.sku]
    if (values === undefined) say(`no product ${product.sku}`)
    else
      mapped.forEach((place, at) => {
        const value = place === 'weight' ? grams(values[at]) : values[at]
        if (value !== truth[place]) say(`${place} of ${product.sku} is ${String(value)}, not ${String(truth[place])}`)
      })
  }
  await bench.close()
  return { faults, asked }
}

function grams(value: unknown): unknown {
  const match = /^([\d.]+) (GRAM|KILOGRAM)$/.exec(String(value))
  return match === null ? value : Math.round(Number(match[1]) * (match[2] === 'KILOGRAM' ? 1000 : 1))
}

test(`${FILES} price lists never seen before, in five languages: no column and no value is wrong`, async () => {
  const faults: string[] = []
  const asked: string[] = []
  let columns = 0
  for (let seed = 0; seed < FILES; seed += 1) {
    const file = supplierFile(seed)
    columns += Object.keys(file.headers).length
    const found = await faultsOf(file)
    faults.push(...found.faults)
    asked.push(...found.asked)
  }
  expect(faults).toEqual([])
  // What it is not sure of becomes an attribute of its own, which is safe, but should be rare.
  expect(asked.length, asked.join(', ')).toBeLessThan(columns * 0.03)
})
