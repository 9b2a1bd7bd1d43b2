import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a supplier's list says of one product; undefined where it says nothing. */
export interface Listed {
  readonly sku: string
  readonly supplierSku: string
  readonly name: string
  readonly brand: string
  readonly ean: string | undefined
  readonly price: number | undefined
  readonly purchasePrice: number | undefined
  readonly material: string | undefined
  readonly leadTime: number | undefined
}

interface Row {
  readonly sku: string
  readonly values: Readonly<Record<string, string | number>>
}

const lines = readFileSync(join(import.meta.dirname, '../../db/demo/products.jsonl'), 'utf8')
  .trim()
  .split('\n')
const products = new Map(lines.map((line) => JSON.parse(line) as Row).map((row) => [row.sku, row]))

/** A product of the sample as its supplier knows it: exactly what the catalogue holds. */
export function listed(sku: string): Listed {
  const values = products.get(sku)?.values
  if (!values) throw new Error(`The sample has no ${sku}`)
  const text = (key: string): string | undefined => (values[key] === undefined ? undefined : String(values[key]))
  const number = (key: string): number | undefined => (values[key] === undefined ? undefined : Number(values[key]))
  const brand = text('brand') ?? ''
  return {
    sku,
    supplierSku: text('supplier_sku') ?? '',
    name: text('name/nl_NL') ?? '',
    brand: brand.charAt(0).toUpperCase() + brand.slice(1),
    ean: text('ean'),
    price: number('price/EUR'),
    purchasePrice: number('purchase_price/EUR'),
    material: text('material'),
    leadTime: number('lead_time'),
  }
}

export function value(sku: string, key: string): string | number | undefined {
  return products.get(sku)?.values[key]
}

/** `389,95`: how a Dutch or French supplier types a price. */
export function comma(amount: number): string {
  return amount.toFixed(2).replace('.', ',')
}

/** The last digit of an EAN-13 put right. */
export function withCheckDigit(body: string): string {
  const sum = Array.from(body).reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return body + ((10 - (sum % 10)) % 10)
}
