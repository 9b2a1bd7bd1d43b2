import { readKind } from '../../records/read-record.ts'
import { plainHeader } from '../preset.ts'
import type { Layout } from './layout.ts'
import type { Emit, Headers, RowView, Shaper } from './shaper.ts'
import { KIND, PARENT, SPLIT } from './shaper.ts'

type TypedLayout = Extract<Layout, { kind: 'typed' }>

/** Files in which every row says what it is and variants name their product, by SKU or by id. */
export class TypedShaper implements Shaper {
  readonly #headers: Headers
  readonly #layout: TypedLayout
  readonly #skuById = new Map<string, string>()
  /** Names of the attributes that the variants of a product differ by, by its SKU. */
  readonly #axes = new Map<string, Set<string>>()
  /** Parents as rows name them, until every id is known. */
  readonly #named: (readonly [parent: string, names: readonly string[]])[] = []
  readonly #attributes = new Set<string>()
  readonly #names: readonly string[]

  constructor(headers: Headers, layout: TypedLayout) {
    this.#headers = headers
    this.#layout = layout
    this.#names = headers.all.map(plainHeader).filter((plain) => layout.attributeName.test(plain))
  }

  survey(row: RowView): void {
    const { id, sku, parent } = this.#layout
    const text = row.text(id)
    if (text !== '' && row.text(sku) !== '') this.#skuById.set(text, row.text(sku))
    const names = this.#attributesOf(row).map(([name]) => name)
    for (const name of names) this.#attributes.add(name)
    if (row.text(parent) !== '') this.#named.push([row.text(parent), names])
  }

  headers(): readonly string[] {
    for (const [parent, names] of this.#named.splice(0)) {
      const sku = this.#skuNamed(parent)
      const axes = this.#axes.get(sku) ?? new Set()
      for (const name of names) axes.add(name)
      this.#axes.set(sku, axes)
    }
    const kept = this.#headers.all.filter((header) => this.#isKept(plainHeader(header)))
    return [...new Set([...kept, KIND, PARENT, SPLIT, ...this.#attributes])]
  }

  row(row: RowView, line: number, emit: Emit): void {
    const { type, sku, id, pictures, links } = this.#layout
    const cells = row.named((plain) => this.#isKept(plain))
    const parent = row.text(this.#layout.parent)
    const parentSku = parent === '' ? '' : this.#skuNamed(parent)
    const own = row.text(sku) || (parentSku === '' ? row.text(id) : `${parentSku}-${row.text(id)}`)
    const kind = readKind(row.text(type))
    const isVariant = kind === 'variant'
    cells.set(this.#headers.first([sku]) ?? 'SKU', own)
    cells.set(KIND, typeof kind === 'string' ? kind : row.text(type))
    // Only variants have models; elsewhere the column groups products that are sold together.
    if (isVariant && parentSku !== '') cells.set(PARENT, parentSku)
    const axes = this.#axes.get(own) ?? new Set<string>()
    if (kind === 'model') cells.set(SPLIT, [...axes].join('\n'))
    for (const [name, value] of this.#attributesOf(row))
      if (value !== '' && !(kind === 'model' && axes.has(name))) cells.set(name, value)
    this.#replace(row, cells, pictures, (text) => text.split(/\s*,\s*/).join('\n'))
    for (const link of links)
      this.#replace(row, cells, link, (text) =>
        text
          .split(/\s*,\s*/)
          .map((each) => this.#skuNamed(each))
          .join('\n'),
      )
    emit(cells, line)
  }

  end(): void {}

  #replace(row: RowView, cells: Map<string, string>, plain: string, make: (text: string) => string): void {
    const header = this.#headers.first([plain])
    const text = row.text(plain)
    if (header !== null && text !== '') cells.set(header, make(text))
  }

  #skuNamed(text: string): string {
    const { idPrefix } = this.#layout
    if (!text.startsWith(idPrefix)) return text
    const id = text.slice(idPrefix.length)
    return this.#skuById.get(id) ?? id
  }

  #isKept(plain: string): boolean {
    const { type, parent, attributeOther } = this.#layout
    return plain !== type && plain !== parent && !this.#names.includes(plain) && !attributeOther.test(plain)
  }

  #attributesOf(row: RowView): readonly (readonly [name: string, value: string])[] {
    const { attributeName, attributeValue } = this.#layout
    return this.#names.flatMap((plain) => {
      const name = row.text(plain)
      return name === '' ? [] : [[name, row.text(plain.replace(attributeName, attributeValue))] as const]
    })
  }
}
