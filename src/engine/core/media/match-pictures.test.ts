import { expect, test } from 'vitest'
import type { PictureProduct } from './code-hits.ts'
import type { DroppedPicture, PictureMatch } from './match-pictures.ts'
import { inOrder, matchPictures } from './match-pictures.ts'

const product = (id: number, sku: string, rest: Partial<PictureProduct> = {}): PictureProduct => {
  return { id, sku, parentId: null, gtins: [], words: '', ...rest }
}
const PRODUCTS = [
  product(1, 'A-100', { words: 'Dome tent green Tente dôme verte' }),
  product(2, 'A-100-2', { words: 'Dome tent blue', gtins: ['4006381333931'] }),
  product(3, 'B200', { words: 'Gas stove brass' }),
  product(4, 'LAMP', { words: 'Storm lamp brass' }),
  product(5, '12', { words: 'Peg' }),
  product(6, 'M-1', { words: 'Boot' }),
  product(7, 'M-1-38', { words: 'Boot', parentId: 6 }),
  product(8, 'C1-00', { words: 'Cup' }),
  product(9, 'C-100', { words: 'Mug' }),
]
const drop = (...paths: string[]): DroppedPicture[] =>
  paths.map((path) => ({ path, hash: `hash of ${path}`, fingerprint: null }))
const match = (...paths: string[]): PictureMatch[] => matchPictures(drop(...paths), PRODUCTS, [])
const guessed = (found: PictureMatch | undefined): number[] =>
  found?.kind === 'to-decide' ? found.guesses.map(({ productId }) => productId) : []

test.each([
  ['A-100.jpg', 1, 'sku', 0],
  ['a_100_3.JPG', 1, 'sku', 3],
  ['A 100 (4).png', 1, 'sku', 4],
  ['A100-front.jpg', 1, 'sku', 100],
  ['hazelhorst_b200_voor.jpg', 3, 'sku', 100],
  ['IMG_4006381333931_02.jpg', 2, 'gtin', 2],
  ['04006381333931.jpg', 2, 'gtin', 0],
  ['B200/1.jpg', 3, 'folder', 1],
  ['photos\\B200\\back.jpg', 3, 'folder', 200],
  ['Lamp.jpg', 4, 'sku', 0],
  ['lamp-2.jpg', 4, 'sku', 2],
  ['12.jpg', 5, 'sku', 0],
  ['M-1-38.jpg', 7, 'sku', 0],
])('%s is a picture of product %i, by its %s, at place %i', (path, productId, reason, place) => {
  expect(match(path)).toEqual([{ kind: 'matched', productId, reason, place }])
})

test.each([
  ['the second picture of A-100, or the first of A-100-2', 'A-100-2.jpg', [2, 1]],
  ['two products by their codes', 'A-100 with B200.jpg', [1, 3]],
  ['a file that says another product than its folder', 'B200/A-100.jpg', [1, 3]],
  ['a code that two products have but for its hyphens', 'c100.jpg', [8, 9]],
])('asks about %s', (_, path, ids) => {
  const found = guessed(match(path)[0])
  expect(found).toHaveLength(ids.length)
  expect(found).toEqual(expect.arrayContaining(ids))
})

test.each([
  'storm lamp at night.jpg',
  '12 pegs in a bag.jpg',
  'IMG_0100.jpg',
  'DSC4006381333932.jpg',
  'A-1000.jpg',
  '100/1.jpg',
])('never takes %s for sure', (path) => {
  expect(match(path)[0]?.kind).toBe('to-decide')
})

test('guesses by words at most three products, the rarest word first', () => {
  expect(guessed(match('dome tent verte.jpg')[0])).toEqual([1, 2])
  expect(guessed(match('brass.jpg')[0])).toEqual([3, 4])
  expect(guessed(match('IMG_5501.jpg')[0])).toEqual([])
})

test('the same bytes for the same product count once', () => {
  const pictures = drop('B200.jpg', 'B200-2.jpg', 'A-100.jpg').map((each) => ({ ...each, hash: 'the same' }))
  expect(matchPictures(pictures, PRODUCTS, []).map(({ kind }) => kind)).toEqual(['matched', 'duplicate', 'matched'])
})

test('the pictures of a product stand as their names count', () => {
  const pictures = drop('B200-10.jpg', 'B200-2.jpg', 'B200.jpg', 'B200-sale.jpg', 'B200-1.jpg')
  const order = inOrder(pictures, matchPictures(pictures, PRODUCTS, []))
  expect(order.get(3)?.map(({ path }) => path)).toEqual([
    'B200.jpg',
    'B200-1.jpg',
    'B200-2.jpg',
    'B200-10.jpg',
    'B200-sale.jpg',
  ])
})
