import { plainHeader } from '../presets/preset.ts'
import type { Emit, Headers, NamedCells, RowView, Shaper } from '../presets/shape/shaper.ts'
import { KIND, PARENT, SPLIT } from '../presets/shape/shaper.ts'
import type { ColumnVariants, VariantBlock } from './guess.ts'

/** Makes a model and its variants of each row that holds them side by side; a row with one of them is a product. */
export class ColumnShaper implements Shaper {
  readonly #headers: Headers
  readonly #layout: ColumnVariants
  readonly #ofBlocks: ReadonlySet<string>
  /** Codes that no made one may take. */
  readonly #taken = new Set<string>()

  constructor(headers: Headers, layout: ColumnVariants) {
    this.#headers = headers
    this.#layout = layout
    this.#ofBlocks = new Set(layout.blocks.flatMap(({ cells }) => cells.map(([from]) => plainHeader(from))))
  }

  survey(row: RowView): void {
    const { sku, modelKey } = this.#layout
    for (const { cells } of this.#filled(row)) {
      const from = cells.find(([, to]) => to === sku)
      if (from !== undefined) this.#taken.add(row.text(plainHeader(from[0])))
    }
    if (modelKey !== null) this.#taken.add(row.text(plainHeader(modelKey)))
  }

  headers(): readonly string[] {
    const { sku, option, blocks } = this.#layout
    const shared = this.#headers.all.filter((header) => this.#isShared(plainHeader(header)))
    const made = blocks.flatMap(({ cells }) => cells.map(([, to]) => to))
    return [...new Set([sku, KIND, PARENT, SPLIT, ...shared, option, ...made])]
  }

  row(row: RowView, line: number, emit: Emit): void {
    const { sku, option, modelKey, hasOwnSku } = this.#layout
    const shared = row.named((plain) => this.#isShared(plain))
    const filled = this.#filled(row)
    const key = modelKey === null ? '' : row.text(plainHeader(modelKey))
    const variants = filled.map((block) => this.#variant(block, row, key))
    const [only] = variants
    if (variants.length === 0 || (variants.length === 1 && hasOwnSku)) {
      const own = only?.get(sku) ?? key
      emit(new Map([...shared, ...(only ?? []), ...(own === '' ? [] : [[sku, own] as const])]), line)
      return
    }
    const model = key === '' ? this.#modelCode(variants.map((cells) => cells.get(sku) ?? '')) : key
    emit(new Map([...shared, [sku, model], [KIND, 'model'], [SPLIT, option]]), line)
    for (const cells of variants) emit(new Map([...cells, [KIND, 'variant'], [PARENT, model]]), line)
  }

  end(): void {}

  #isShared(plain: string): boolean {
    const { modelKey } = this.#layout
    return plain !== '' && !this.#ofBlocks.has(plain) && plain !== (modelKey === null ? null : plainHeader(modelKey))
  }

  /** Variants that there are: those with a code, or, where codes are made, with anything at all. */
  #filled(row: RowView): readonly VariantBlock[] {
    const { blocks, sku, hasOwnSku } = this.#layout
    return blocks.filter(({ cells }) =>
      cells.some(([from, to]) => (!hasOwnSku || to === sku) && row.text(plainHeader(from)) !== ''),
    )
  }

  #variant({ option, cells }: VariantBlock, row: RowView, model: string): NamedCells {
    const named: NamedCells = new Map()
    for (const [from, to] of cells) {
      const cell = row.named((plain) => plain === plainHeader(from)).get(from)
      if (cell !== undefined) named.set(to, cell)
    }
    if (option !== null) named.set(this.#layout.option, option)
    if (!this.#layout.hasOwnSku) named.set(this.#layout.sku, `${model}-${option ?? ''}`)
    return named
  }

  /** What the codes of the variants begin with, where that is a code of its own; else the first of them, marked. */
  #modelCode(codes: readonly string[]): string {
    const [first = ''] = codes
    let length = 0
    while (length < first.length && codes.every((code) => code[length] === first[length])) length += 1
    const common = first.slice(0, length)
    const isCut = /[-_./ ]$/.test(common)
    const stem = common.replace(/[-_./ ]+$/, '')
    const code = isCut && stem.length >= 2 && !this.#taken.has(stem) ? stem : `${first}-MODEL`
    this.#taken.add(code)
    return code
  }
}
