import type { SourceCell } from '../../mapping/source-cell.ts'
import { plainHeader } from '../preset.ts'
import type { Layout } from './layout.ts'
import type { Emit, Headers, NamedCells, RowView, Shaper } from './shaper.ts'
import { fitsAny, KIND, PARENT, SPLIT } from './shaper.ts'

type GroupLayout = Extract<Layout, { kind: 'groups' }>

interface GroupRow {
  readonly row: RowView
  readonly line: number
}

/** The option of a variant: name and value. */
type Option = readonly [name: string, value: string]

/** Rows of one group that are kept together; a longer one is no product. */
const LONGEST_GROUP = 5_000

/** Files with a row for each variant or picture, told by a key: a model with its variants, or one product. */
export class GroupShaper implements Shaper {
  readonly #headers: Headers
  readonly #layout: GroupLayout
  readonly #options = new Set<string>()
  readonly #sku: string
  readonly #picture: string | null
  readonly #states: readonly string[]
  #key: string | null = null
  #rows: GroupRow[] = []
  #names: readonly string[] = []

  /** `states`: headers of what every product has for itself, such as its status. */
  constructor(headers: Headers, layout: GroupLayout, states: readonly string[]) {
    this.#headers = headers
    this.#layout = layout
    this.#states = states
    this.#sku = headers.first(layout.sku) ?? 'SKU'
    this.#picture = layout.picture === null ? null : headers.first([layout.picture])
  }

  survey(row: RowView): void {
    const { key, continues } = this.#layout
    const group = row.firstText(key)
    if (group !== '' || !continues) this.#startNames(group, row)
    for (const [name] of this.#optionsOf(row)) this.#options.add(name)
  }

  headers(): readonly string[] {
    this.#key = null
    this.#names = []
    const own = new Set(this.#headers.all)
    const kept = this.#headers.all.filter((header) => !this.#isOption(header))
    const sku = own.has(this.#sku) ? [] : [this.#sku]
    return [...new Set([...sku, KIND, PARENT, SPLIT, ...kept, ...this.#options])]
  }

  row(row: RowView, line: number, emit: Emit): void {
    const { key, continues } = this.#layout
    const group = row.firstText(key)
    const goesOn = group === '' ? continues && this.#rows.length > 0 : group === this.#key
    if (!goesOn || this.#rows.length >= LONGEST_GROUP) {
      this.end(emit)
      this.#key = group
    }
    this.#rows.push({ row, line })
  }

  end(emit: Emit): void {
    const rows = this.#rows
    this.#rows = []
    const [first] = rows
    if (first === undefined) return
    this.#startNames(this.#key ?? '', first.row)
    const key = this.#key ?? ''
    const variants = rows.filter(({ row }, at) => at === 0 || this.#isVariant(row))
    const options = variants.map(({ row }) => this.#optionsOf(row))
    const isAlone = key === '' || (variants.length === 1 && (options[0] ?? []).length === 0)
    if (isAlone) {
      const cells = first.row.named((plain) => !this.#isOptionColumn(plain))
      this.#putPictures(cells, rows)
      cells.set(this.#sku, this.#skuOf(first.row, key, ''))
      emit(cells, first.line)
      return
    }
    const shared = first.row.named((plain) => !this.#isOfVariant(plain))
    this.#putPictures(shared, rows)
    const { title } = this.#layout
    if (title !== undefined) this.#put(shared, this.#headers.first([title.to]), first.row.text(title.from))
    const states = first.row.named((plain) => this.#states.includes(plain))
    for (const [header, cell] of states) shared.set(header, cell)
    const model: NamedCells = new Map<string, SourceCell>([...shared, [this.#sku, key], [KIND, 'model']])
    const names = [...new Set(options.flatMap((each) => each.map(([name]) => name)))]
    this.#put(model, SPLIT, names.join('\n'))
    emit(model, first.line)
    for (const [at, { row, line }] of variants.entries()) {
      const own = row.named((plain) => this.#isOfVariant(plain) && !this.#isOptionColumn(plain))
      const cells: NamedCells = new Map([...states, ...own])
      // What a later row says otherwise of the product is that variant's own.
      if (at > 0)
        for (const [header, cell] of row.named((plain) => !this.#isOfVariant(plain) && !this.#isOfPicture(plain)))
          if (cell !== shared.get(header)) cells.set(header, cell)
      for (const [name, value] of options[at] ?? []) cells.set(name, value)
      cells.set(this.#sku, this.#skuOf(row, key, String(at + 1)))
      cells.set(KIND, 'variant')
      cells.set(PARENT, key)
      emit(cells, line)
    }
  }

  #skuOf(row: RowView, key: string, place: string): string {
    const own = row.firstText(this.#layout.sku)
    if (own !== '') return own
    const id = row.firstText(this.#layout.id) || place
    return place === '' ? key || id : `${key}-${id}`
  }

  /** Rows that hold a picture alone are no variants. */
  #isVariant(row: RowView): boolean {
    if (this.#optionsOf(row).length > 0 || row.firstText(this.#layout.sku) !== '') return true
    return row.named((plain) => this.#isOfVariant(plain)).size > 0
  }

  #isOfVariant(plain: string): boolean {
    return this.#isOptionColumn(plain) || fitsAny(plain, [...this.#layout.ofVariant, ...this.#layout.sku])
  }

  #isOption(header: string): boolean {
    return this.#isOptionColumn(plainHeader(header))
  }

  #isOptionColumn(plain: string): boolean {
    const { options, optionNames } = this.#layout
    return options.some(({ name, value }) => plain === name || plain === value) || plain === optionNames?.column
  }

  /** Names of options stand in the first row of a product alone. */
  #startNames(group: string, row: RowView): void {
    const { options, optionNames } = this.#layout
    if (group !== '' && group === this.#key && this.#names.some((name) => name !== '')) return
    this.#key = group
    const listed = optionNames === undefined ? [] : row.text(optionNames.column).split(optionNames.separator)
    this.#names = options.map(({ name }, at) => (name === null ? (listed[at] ?? '').trim() : row.text(name)))
  }

  #optionsOf(row: RowView): readonly Option[] {
    const { options, noOption, optionText } = this.#layout
    const found: Option[] = []
    for (const [at, { value, isFallback = false }] of options.entries()) {
      if (isFallback && found.length > 0) continue
      const text = row.text(value)
      if (text === '' || noOption.includes(text.toLowerCase())) continue
      const parts = optionText === undefined ? null : pairsIn(text, optionText)
      const name = this.#names[at] ?? ''
      if (parts !== null) found.push(...parts)
      else if (!noOption.includes(name.toLowerCase())) found.push([name === '' ? 'Variant' : name, text])
    }
    return found
  }

  #isOfPicture(plain: string): boolean {
    const { picture, ofPicture = [] } = this.#layout
    return plain === picture || fitsAny(plain, ofPicture)
  }

  /** The pictures of all rows, and what stands beside each of them. */
  #putPictures(cells: NamedCells, rows: readonly GroupRow[]): void {
    const { picture } = this.#layout
    if (picture === null) return
    const withPicture = rows.filter(({ row }) => row.text(picture) !== '')
    const all = withPicture.flatMap(({ row }) => row.text(picture).split(/[\n;]|,(?=\s*https?:)/))
    this.#put(
      cells,
      this.#picture,
      [...new Set(all.map((each) => each.trim()).filter((each) => each !== ''))].join('\n'),
    )
    for (const header of this.#headers.all) {
      const plain = plainHeader(header)
      if (plain === picture || !this.#isOfPicture(plain)) continue
      const texts = withPicture.map(({ row }) => row.text(plain))
      cells.delete(header)
      if (texts.some((text) => text !== '')) cells.set(header, texts.join('\n'))
    }
  }

  #put(cells: NamedCells, header: string | null, text: string): void {
    if (header !== null && text !== '') cells.set(header, text)
  }
}

/** "Size: M, Colour: Red" in its pairs; null for a text that does not read so throughout. */
function pairsIn(text: string, separator: RegExp): readonly Option[] | null {
  const parts = text.split(separator).map((part) => part.replace(/^"|"$/g, '').split(/\s*:\s*/))
  return parts.every(([name = '', value = ''], at) => name.trim() !== '' && value !== '' && parts[at]?.length === 2)
    ? parts.map(([name = '', value = '']) => [name.trim(), value.trim()])
    : null
}
