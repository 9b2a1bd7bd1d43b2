import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSameFact } from './facts.ts'
import { htmlToText, textToHtml } from './html.ts'
import { pairLanguages } from './languages.ts'
import { pictureExtension, pictureName } from './picture-name.ts'
import { readNumber, readReference } from './reading.ts'
import { PAGE_SIZE, pagesFor, readByIds } from './shop-reader.ts'
import { matchTaxonomy, type WantedCategory } from './taxonomy.ts'

test('the pages counted beforehand are the pages read, and all rows are found', async () => {
  const ids = fc.uniqueArray(fc.nat(4000), { minLength: 1, maxLength: 1500 })
  await fc.assert(
    fc.asyncProperty(ids, fc.nat(), async (numbers, pick) => {
      const all = numbers.map((n) => n + 1).sort((a, b) => a - b)
      const wanted = all.filter((_, i) => (i * 31 + pick) % 7 < 2)
      const found = new Set<number>()
      let pages = 0
      await readByIds(wanted, async (afterId, onId) => {
        pages++
        for (const id of all.filter((known) => known > afterId).slice(0, PAGE_SIZE)) {
          found.add(id)
          onId(id)
        }
      })
      expect(pages).toBe(pagesFor(wanted, all))
      expect(wanted.filter((id) => !found.has(id))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test.each<[string, string | number | null, string | number | null, boolean]>([
  ['variant.priceIncl', 10, 10.004, true],
  ['variant.priceIncl', 10, 10.01, false],
  ['variant.stockLevel', 0, null, true],
  ['product.title/nl', ' Tent  één ', 'Tent één', true],
  ['product.title/nl', 'Tent e\u0301e\u0301n', 'Tent één', true],
  ['product.content/nl', '<p>a</p>\r\n<p>b</p>', '<p>a</p><p>b</p>', true],
  ['product.content/nl', '<p>a b</p>', '<p>ab</p>', false],
  ['product.brand', 'LOWA', 'Lowa', true],
  ['variant.sku', 'abc', 'ABC', false],
])('%s: %j and %j are the same to the shop: %j', (key, a, b, same) => {
  expect(isSameFact(key, a, b)).toBe(same)
})

test('plain text becomes markup in which nothing is taken for a tag, and comes back as it was', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const plain = text.replaceAll(/\s+/g, ' ').trim()
      expect(htmlToText(textToHtml(plain))).toBe(plain)
    }),
  )
  expect(textToHtml('a < b\n\nc\nd')).toBe('<p>a &lt; b</p><p>c<br>d</p>')
  expect(htmlToText('<p>Licht &amp; droog</p><ul><li>één</li><li>twee</li></ul>')).toBe('Licht & droog één twee')
})

test('languages of the shop find their locale; American English is a language of its own', () => {
  const languages = ['nl', 'en', 'us', 'sv'].map((code) => ({ code, title: code, isDefault: code === 'nl' }))
  expect(pairLanguages(languages, ['nl_NL', 'en_GB', 'en_US', 'fr_FR'])).toEqual([
    { code: 'nl', locale: 'nl_NL' },
    { code: 'en', locale: 'en_GB' },
    { code: 'us', locale: 'en_US' },
  ])
  expect(pairLanguages(languages, ['en_US'])).toEqual([
    { code: 'en', locale: 'en_US' },
    { code: 'us', locale: 'en_US' },
  ])
})

test('reads references and numbers in every form they come in', () => {
  expect(
    [{ resource: { id: 5 } }, { resource: { id: false } }, { embedded: { id: 7 } }, 8, '9', false, null].map(
      readReference,
    ),
  ).toEqual([5, null, 7, 8, 9, null, null])
  expect(['0.000', 3, '', false, 'x'].map(readNumber)).toEqual([0, 3, null, null, null])
})

test('categories are found under their parent, so that two of one name stay two', () => {
  const category = (id: number, parentId: number | null, title: string): WantedCategory => ({
    id,
    parentId,
    titles: { nl: title },
  })
  const wanted = [
    category(1, null, 'Tenten'),
    category(2, 1, 'Toebehoren'),
    category(3, null, 'Schoenen'),
    category(4, 3, 'Toebehoren'),
  ]
  const shop = [
    { id: 11, title: 'tenten', parentId: null },
    { id: 12, title: 'Toebehoren', parentId: 11 },
  ]
  const { categories, newCategories } = matchTaxonomy([], wanted, 'nl', [], shop, new Map())
  expect(categories).toEqual([
    [1, 11],
    [2, 12],
  ])
  expect(newCategories.map(({ id }) => id)).toEqual([3, 4])
})

test('a picture has a name it is found again by; types the shop refuses have none', () => {
  expect(pictureName('TENT 1/é', 'abcdef0123456789')).toBe('tent-1-e-abcdef0123')
  expect(pictureExtension({ bytes: Buffer.alloc(9), mediaType: 'image/tiff' })).toBeNull()
  expect(pictureExtension({ bytes: Buffer.alloc(26 * 1024 * 1024), mediaType: 'image/png' })).toBeNull()
})
