import type { PracticeShop, PracticeShopOptions } from '../../src/server/practice-shop/index.ts'
import { plainClient, shopForTest } from './practice-api.ts'
import type { TestProduct } from './publish-catalogue.ts'
import { openBench, publishCatalogue } from './publish-catalogue.ts'
import { VirtualClock } from './virtual-clock.ts'

/** A catalogue, a shop and an engine between them. */
export async function bench(products: readonly TestProduct[], shopOptions: PracticeShopOptions = {}) {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock, ...shopOptions })
  const path = publishCatalogue(products)
  const opened = await openBench(path, shop, clock)
  const reopen = async () => {
    await opened.close()
    return openBench(path, shop, clock)
  }
  return { ...opened, clock, shop, path, reopen, call: plainClient(shop), bench: opened }
}

/** Calls that were meant to change the shop. */
export const writes = (shop: PracticeShop) => shop.calls.filter(({ method }) => method !== 'GET')
/** The same from one on, as `POST /products.json`. */
export const written = (shop: PracticeShop, since: number) =>
  writes(shop)
    .slice(since)
    .map(({ method, path }) => `${method} ${path}`)

export const tent: TestProduct = {
  sku: 'TENT-1',
  categories: [3],
  values: {
    'name/nl_NL': 'Tent één',
    'name/en_GB': 'Tent one',
    'name/fr_FR': 'Tente une',
    'description/webshop/nl_NL': '<p>Droog &amp; licht</p>',
    'description/webshop/en_GB': '<p>Dry &amp; light</p>',
    'price/EUR': 129.95,
    brand: 'Veldkruin',
    ean: '9520000000011',
    stock: 4,
    weight: '2.5 KILOGRAM',
    'purchase_price/EUR': 61,
    'margin_note/nl_NL': 'CANARY-MARGIN',
  },
}

export const shirt: TestProduct = {
  sku: 'SHIRT',
  kind: 'model',
  categories: [4],
  values: { 'name/nl_NL': 'Shirt', 'name/en_GB': 'T-shirt', 'name/fr_FR': 'Tee-shirt', 'price/EUR': 25, brand: 'Lowa' },
  variants: [
    { sku: 'SHIRT-RED', values: { colour: 'red', stock: 2, 'name/nl_NL': 'Shirt', 'price/EUR': 25 } },
    { sku: 'SHIRT-BLUE', values: { colour: 'blue', stock: 0, 'name/nl_NL': 'Shirt', 'price/EUR': 25 } },
  ],
}
