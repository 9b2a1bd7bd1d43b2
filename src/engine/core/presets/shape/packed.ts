import { plainHeader } from '../preset.ts'
import type { Layout } from './layout.ts'
import type { Emit, Headers, NamedCells, RowView, Shaper } from './shaper.ts'
import { KIND, PARENT, SPLIT } from './shaper.ts'

type PackedLayout = Extract<Layout, { kind: 'packed' }>

const PICTURES = 'images'

/** Files whose cells hold attributes and variants as `name=value` lists, and whose translations are rows of their own. */
export class PackedShaper implements Shaper {
  readonly #headers: Headers
  readonly #layout: PackedLayout
  readonly #added = new Set<string>()
  /** Of each variant that a model lists: that model, and its values on the axes. */
  readonly #variants = new Map<string, { readonly parent: string; readonly values: ReadonlyMap<string, string> }>()
  readonly #axes = new Map<string, readonly string[]>()
  #open: { readonly sku: string; readonly cells: NamedCells; readonly line: number } | null = null

  constructor(headers: Headers, layout: PackedLayout) {
    this.#headers = headers
    this.#layout = layout
  }

  survey(row: RowView): void {
    const { sku, view, attributes, variations } = this.#layout
    const language = row.text(view)
    for (const header of this.#translated(row, language).keys()) this.#added.add(header)
    for (const name of pairsIn(row.text(attributes)).keys()) this.#added.add(inView(name, language))
    const axes = new Set<string>()
    for (const variation of row.text(variations).split('|')) {
      const values = pairsIn(variation)
      const child = values.get('sku')
      if (child === undefined) continue
      values.delete('sku')
      for (const name of values.keys()) axes.add(name)
      this.#variants.set(child, { parent: row.text(sku), values })
    }
    for (const name of axes) this.#added.add(name)
    if (axes.size > 0) this.#axes.set(row.text(sku), [...axes])
  }

  headers(): readonly string[] {
    const kept = this.#headers.all.filter((header) => this.#isKept(plainHeader(header)))
    return [...new Set([...kept, KIND, PARENT, SPLIT, PICTURES, ...this.#added])]
  }

  row(row: RowView, line: number, emit: Emit): void {
    const { sku, view, attributes } = this.#layout
    const own = row.text(sku)
    const language = row.text(view)
    if (language !== '' && this.#open?.sku === own) {
      for (const [header, cell] of this.#translated(row, language)) this.#open.cells.set(header, cell)
      for (const [name, value] of pairsIn(row.text(attributes)))
        if (value !== '') this.#open.cells.set(inView(name, language), value)
      return
    }
    this.end(emit)
    this.#open = { sku: own, cells: language === '' ? this.#productOf(row) : this.#translated(row, language), line }
    if (language !== '') this.#open.cells.set(this.#headers.first([sku]) ?? 'sku', own)
  }

  end(emit: Emit): void {
    const open = this.#open
    this.#open = null
    if (open !== null) emit(open.cells, open.line)
  }

  #productOf(row: RowView): NamedCells {
    const { sku, type, attributes, pictures } = this.#layout
    const own = row.text(sku)
    const cells = row.named((plain) => this.#isKept(plain))
    for (const [name, value] of pairsIn(row.text(attributes))) if (value !== '') cells.set(name, value)
    const images = pictures.flatMap((plain) => row.text(plain).split(','))
    const distinct = [...new Set(images.map((each) => each.trim()).filter((each) => each !== ''))]
    if (distinct.length > 0) cells.set(PICTURES, distinct.join('\n'))
    const axes = this.#axes.get(own)
    const variant = this.#variants.get(own)
    cells.set(KIND, axes !== undefined ? 'model' : variant !== undefined ? 'variant' : row.text(type))
    if (axes !== undefined) cells.set(SPLIT, axes.join('\n'))
    if (variant !== undefined) {
      cells.set(PARENT, variant.parent)
      for (const [name, value] of variant.values) cells.set(name, value)
    }
    return cells
  }

  /** What a row of a view says, under headers with its language. */
  #translated(row: RowView, view: string): NamedCells {
    if (view === '') return new Map()
    const cells = row.named((plain) => this.#isKept(plain) && !this.#layout.sameInViews.includes(plain))
    return new Map([...cells].map(([header, cell]) => [inView(header, view), cell]))
  }

  #isKept(plain: string): boolean {
    const { type, view, attributes, variations, pictures } = this.#layout
    return ![type, view, attributes, variations, ...pictures].includes(plain) && !/_labels?$/.test(plain)
  }
}

function inView(header: string, view: string): string {
  return view === '' ? header : `${header}-${view}`
}

/** `a=b,c=d,e` is a: b and c: "d,e": what has no equals sign goes on with the value before. */
function pairsIn(text: string): Map<string, string> {
  const pairs = new Map<string, string>()
  let name: string | null = null
  for (const part of text.split(',')) {
    const at = part.indexOf('=')
    if (at === -1 && name !== null) pairs.set(name, `${pairs.get(name) ?? ''},${part}`)
    if (at === -1) continue
    name = part.slice(0, at).trim().replace(/^"/, '')
    pairs.set(
      name,
      part
        .slice(at + 1)
        .trim()
        .replaceAll('"', ''),
    )
  }
  return pairs
}
