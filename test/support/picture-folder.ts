import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Sharp } from 'sharp'
import sharp from 'sharp'
import { gtinCheckDigit } from '../../src/engine/core/identifiers/gtin.ts'

export interface PictureProductText {
  readonly sku: string
  readonly ean: string
  readonly name: string
}

/** What is true of the folder that `makePictureFolder` makes. */
export interface PictureTruth {
  /** The SKU of each picture whose name says it, by path in the folder. */
  readonly named: ReadonlyMap<string, string>
  /** The picture each copy was made of. */
  readonly copies: ReadonlyMap<string, string>
  readonly byWords: ReadonlyMap<string, string>
}

const MODELS = ['Aurora', 'Borealis', 'Cascade', 'Drift', 'Ember', 'Fjord', 'Glacier', 'Harbour', 'Island', 'Juniper']
const THINGS = ['tent', 'lamp', 'stove', 'jacket', 'kettle', 'rope', 'mat', 'pack', 'bottle', 'boot', 'glove', 'hat']

/** Products of a shop, each with a SKU, an EAN and a name of two words that no other has together. */
export function pictureProducts(count = 288): PictureProductText[] {
  return Array.from({ length: count }, (_, index) => {
    const body = `87123450${String(index).padStart(4, '0')}`
    const model = `${MODELS[index % 10] ?? ''}${String.fromCharCode(65 + (Math.floor(index / 120) % 26))}`
    return {
      sku: `HZ-${1001 + index}`,
      ean: `${body}${gtinCheckDigit(body)}`,
      name: `${model} ${THINGS[Math.floor(index / 10) % 12] ?? ''}`,
    }
  })
}

/**
 * A supplier's folder of 320 pictures, as of scenario C10: 250 named by SKU or EAN in several ways, 30 in ten folders
 * named by SKU, 8 too small and 6 in CMYK (named too), 12 other versions of pictures among them under names that say
 * nothing, 14 named by model words only.
 */
export async function makePictureFolder(
  folder: string,
  products: readonly PictureProductText[],
): Promise<PictureTruth> {
  const named = new Map<string, string>()
  const copies = new Map<string, string>()
  const byWords = new Map<string, string>()
  let seed = 1
  const write = async (path: string, picture: Sharp): Promise<void> => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), await picture.toBuffer())
  }
  const productAt = (index: number): PictureProductText => products[index] ?? { sku: '', ean: '', name: '' }
  for (let index = 0; index < 250; index++) {
    const { sku, ean } = productAt(index)
    const code = sku.replace('-', '')
    const path =
      [`${sku}.jpg`, `${ean}.jpg`, `${sku}_front.jpg`, `img ${code} 01.jpg`, `${ean}-back.jpg`][index % 5] ?? ''
    named.set(path, sku)
    await write(path, photo(seed++, 560).jpeg())
  }
  for (let index = 250; index < 260; index++) {
    for (const number of [1, 2, 3]) {
      const { sku } = productAt(index)
      named.set(`${sku}/${number}.jpg`, sku)
      await write(`${sku}/${number}.jpg`, photo(seed++, 560).jpeg())
    }
  }
  for (let index = 260; index < 268; index++) {
    const { sku } = productAt(index)
    named.set(`${sku}.png`, sku)
    await write(`${sku}.png`, photo(seed++, 240).png())
  }
  for (let index = 268; index < 274; index++) {
    const { sku } = productAt(index)
    named.set(`${sku}.jpeg`, sku)
    await write(`${sku}.jpeg`, photo(seed++, 560).toColourspace('cmyk').jpeg())
  }
  const originals = [...named.keys()].filter((_, index) => index % 17 === 3).slice(0, 12)
  for (const [index, original] of originals.entries()) {
    const from = sharp(join(folder, original))
    const versions = [from.resize(520).webp({ quality: 60 }), from.jpeg({ quality: 35 }), from.resize(700).png()]
    const path = `export/DSC_${9000 + index}`
    copies.set(path, original)
    await write(path, versions[index % 3] ?? from)
  }
  for (let index = 274; index < 288; index++) {
    const { sku, name } = productAt(index)
    byWords.set(`${name.toLowerCase()} nice.jpg`, sku)
    await write(`${name.toLowerCase()} nice.jpg`, photo(seed++, 560).jpeg())
  }
  return { named, copies, byWords }
}

/** A picture like no other: 7 x 7 colours drawn by its seed, blown up. */
function photo(seed: number, side: number): Sharp {
  let state = seed * 2_654_435_761
  const random = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0
    return state % 256
  }
  const raw = { width: 7, height: 7, channels: 3 as const }
  return sharp(Buffer.from(Array.from({ length: 147 }, random)), { raw }).resize(side, side, { kernel: 'cubic' })
}
