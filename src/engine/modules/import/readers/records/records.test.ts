import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRows } from '../../../../../../test/support/source-rows.ts'
import { cellText } from '../cells.ts'
import { describeSource } from '../describe-source.ts'
import { limits } from '../limits.ts'

const fixtures = join(import.meta.dirname, '../../../../../../test/fixtures/catalogues')
const folder = mkdtempSync(join(tmpdir(), 'etalage-'))

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Every row as an object of its filled cells, by header. */
async function records(path: string, sheet?: string): Promise<readonly Record<string, string>[]> {
  const options = sheet === undefined ? {} : { sheet }
  const { columns } = await describeSource(path, options)
  const { cells } = await readRows(path, options)
  return cells.map((row) =>
    Object.fromEntries(columns.flatMap(({ header, index }) => (row[index] ? [[header, cellText(row[index])]] : []))),
  )
}

describe('JSON', () => {
  test('a list of 60 wines is read with its numbers as written and its lists as lines', async () => {
    const wines = await records(join(fixtures, 'vinmonopolet-first-60.json'))
    expect(wines).toHaveLength(60)
    expect(wines[0]).toMatchObject({ Varenummer: '129501', Pris: '399.9', Varetype: 'Champagne extra brut' })
  })

  test('the products are found among other lists, and any list can be read instead', async () => {
    const path = file(
      'shop.json',
      JSON.stringify({
        page: 1,
        categories: [
          { id: 1, name: 'A' },
          { id: 2, name: 'B' },
          { id: 3, name: 'C' },
          { id: 4, name: 'D' },
        ],
        products: [
          { sku: 'A-1', name: { nl: 'Lamp', fr: 'Lampe' }, images: [{ src: '1.jpg' }, { src: '2.jpg' }] },
          { sku: 'A-2', tags: ['new', 'sale'], brand: { name: 'Lumo' } },
        ],
      }),
    )
    expect(await records(path)).toEqual([
      { sku: 'A-1', 'name.nl': 'Lamp', 'name.fr': 'Lampe', 'images.src': '1.jpg\n2.jpg' },
      { sku: 'A-2', tags: 'new\nsale', 'brand.name': 'Lumo' },
    ])
    const { sheets } = await describeSource(path)
    expect(sheets.map(({ name }) => name)).toContain('categories')
    expect(await records(path, 'categories')).toHaveLength(4)
  })

  test('variants inside products come with what their product says', async () => {
    const path = file(
      'variants.json',
      JSON.stringify([
        {
          sku: 'P-1',
          name: 'Trui',
          variants: [
            { sku: 'P-1-S', size: 'S' },
            { sku: 'P-1-M', size: 'M' },
          ],
          brand: 'X',
        },
        { sku: 'P-2', name: 'Jas', variants: [{ sku: 'P-2-S', size: 'S' }] },
      ]),
    )
    expect(await records(path, 'variants')).toEqual([
      { sku: 'P-1-S', size: 'S', 'parent.sku': 'P-1', 'parent.name': 'Trui', 'parent.brand': 'X' },
      { sku: 'P-1-M', size: 'M', 'parent.sku': 'P-1', 'parent.name': 'Trui', 'parent.brand': 'X' },
      { sku: 'P-2-S', size: 'S', 'parent.sku': 'P-2', 'parent.name': 'Jas' },
    ])
  })

  test('values per language and channel become the columns of an Akeneo export, properties a column each', async () => {
    const path = file(
      'akeneo.json',
      JSON.stringify([
        {
          identifier: 'A',
          values: {
            name: [
              { locale: 'nl_NL', scope: null, data: 'Lamp' },
              { locale: 'fr_FR', scope: null, data: 'Lampe' },
            ],
            price: [{ locale: null, scope: 'webshop', data: '9.95' }],
          },
          specs: [
            { name: 'Power', value: 5, unit: 'W' },
            { name: 'Colour', value: 'red' },
          ],
        },
      ]),
    )
    expect(await records(path)).toEqual([
      {
        identifier: 'A',
        'values.name-nl_NL': 'Lamp',
        'values.name-fr_FR': 'Lampe',
        'values.price-webshop': '9.95',
        'specs.Power': '5',
        'specs.Power.unit': 'W',
        'specs.Colour': 'red',
      },
    ])
  })

  test('one record a line, and a field that only the last one has', async () => {
    const lines = Array.from({ length: 3_000 }, (_, at) => JSON.stringify({ sku: `A-${at}`, price: at / 100 }))
    const path = file('feed.jsonl', `${lines.join('\n')}\n{"sku":"Z","late":true}\n`)
    const rows = await records(path)
    expect(rows).toHaveLength(3_001)
    expect(rows.at(-1)).toEqual({ sku: 'Z', late: '1' })
  })

  test('numbers stay as they are written, whatever their length', async () => {
    const path = file('numbers.json', '[{"ean":8712345678906,"id":12345678901234567890,"p":0.10,"x":9E42}]')
    expect(await records(path)).toEqual([{ ean: '8712345678906', id: '12345678901234567890', p: '0.10', x: '9E42' }])
    const { cells } = await readRows(path)
    expect(cells[0]?.[3]).toBe('9E42')
  })

  test('whatever JSON can hold comes through: its texts are found in the cells', async () => {
    const text = fc
      .string({ minLength: 1, maxLength: 12 })
      .map((part) => part.replace(/[^\p{L}\p{N} "'\\{}[\]:,]/gu, 'x'))
    const texts = fc.array(text, { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(texts, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 3 }),
        async (rows, space) => {
          const list = rows.map((values, at) => ({
            sku: `S${at}`,
            ...Object.fromEntries(values.map((value, n) => [`f${n}`, value])),
          }))
          const found = await records(file('any.json', JSON.stringify(list, null, space)))
          expect(found).toEqual(list)
        },
      ),
      { numRuns: 50 },
    )
  })

  test.each([
    ['cut off', '[{"sku":"A"},{"sku":', 'truncated'],
    ['with a comma too many', '[{"sku":"A",}]', 'malformed-json'],
    ['without a colon', '[{"sku" "A"}]', 'malformed-json'],
    ['closed by the wrong bracket', '[{"sku":"A"]', 'malformed-json'],
    ['of texts only', '["a","b"]', 'no-records'],
    [
      'nested too deep',
      `${'{"a":'.repeat(limits.documentDepth + 1)}1${'}'.repeat(limits.documentDepth + 1)}`,
      'too-deep',
    ],
    ['with one endless text', `[{"sku":"${'x'.repeat(limits.recordCharacters + 10)}"}]`, 'record-too-large'],
  ])('%s is refused', async (_what, content, reason) => {
    await expect(describeSource(file('bad.json', content))).rejects.toMatchObject({
      code: 'source-unreadable',
      details: { reason },
    })
  })

  test('a name that every object has by birth is only a name', async () => {
    expect(await records(file('proto.json', '[{"__proto__":"x","constructor":"y","sku":"A"}]'))).toEqual([
      Object.fromEntries([
        ['__proto__', 'x'],
        ['constructor', 'y'],
        ['sku', 'A'],
      ]),
    ])
  })
})

const FEED = `<shop xmlns:g="urn:g"><title>S</title>
  <item id="007"><g:name xml:lang="nl">Caf\u00e9 &amp; thee</g:name><name xml:lang="fr">Th\u00e9</name>
    <text><![CDATA[<b>vet</b>]]></text><empty/></item>
  <item id="008"><text>
      kort
    </text></item></shop>`

describe('XML', () => {
  test('a BMEcat catalogue comes as its products, features and prices by name', async () => {
    const [product] = await records(join(fixtures, 'bmecat2005-new_catalog.xml'))
    expect(product).toMatchObject({
      SUPPLIER_PID: '1000',
      'PRODUCT_DETAILS.DESCRIPTION_SHORT': 'Apple MacBook Pro 13"',
      'PRODUCT_DETAILS.INTERNATIONAL_PID.gtin': '8712670911213',
      'PRODUCT_DETAILS.KEYWORD': 'Notebook\nHardware',
      'PRODUCT_FEATURES.FEATURE.Netzspannung': '110\n220',
      'PRODUCT_PRICE_DETAILS.PRODUCT_PRICE.net_customer.PRICE_AMOUNT': '1499.5\n1300.9',
    })
  })

  test('attributes, languages, CDATA and entities are values; blanks of the layout are not', async () => {
    const path = file('feed.xml', Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${FEED}`, 'latin1'))
    expect(await records(path)).toEqual([
      { '@id': '007', 'name.nl': 'Caf\u00e9 & thee', 'name.fr': 'Th\u00e9', text: '<b>vet</b>' },
      { '@id': '008', text: 'kort' },
    ])
  })

  test.each([
    ['cut off', '<a><item><x>1</x>', 'truncated'],
    ['with tags that do not match', '<a><item></a></item>', 'malformed-xml'],
    [
      'with entities of its own',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><item><x>&x;</x></item></a>',
      'doctype',
    ],
    ['with an entity nobody defined', '<a><item><x>&bogus;</x></item></a>', 'malformed-xml'],
    ['of one empty element', '<products/>', 'no-records'],
    [
      'nested too deep',
      `${'<a>'.repeat(limits.documentDepth + 1)}${'</a>'.repeat(limits.documentDepth + 1)}`,
      'too-deep',
    ],
    ['of an encoding nobody knows', '<?xml version="1.0" encoding="x-klingon"?><a/>', 'encoding'],
  ])('%s is refused', async (_what, content, reason) => {
    await expect(describeSource(file('bad.xml', content))).rejects.toMatchObject({
      code: 'source-unreadable',
      details: { reason },
    })
  })
})
