import { expect, test } from 'vitest'
import { parseLaunchOptions } from './launch-options.ts'

test('an ordinary start asks for nothing', () => {
  expect(parseLaunchOptions(['.', '--no-sandbox', '--disable-gpu'], '/home/ann')).toEqual({
    isTour: false,
    keepOpen: false,
    outFolder: null,
    userData: null,
    catalogue: null,
  })
})

test('a double-clicked catalogue is opened, wherever it stands on the command line', () => {
  expect(parseLaunchOptions(['--log-level=3', 'shop.etalage'], '/home/ann').catalogue).toBe('/home/ann/shop.etalage')
  expect(parseLaunchOptions(['/data/shop.etalage'], '/home/ann').catalogue).toBe('/data/shop.etalage')
})

test('the tour can be told where to put its pictures, and to stay', () => {
  const options = parseLaunchOptions(['.', '--tour', '--keep-open', '--out=pictures'], '/home/ann')
  expect(options).toMatchObject({ isTour: true, keepOpen: true, outFolder: '/home/ann/pictures' })
})
