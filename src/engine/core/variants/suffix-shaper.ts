import type { SourceCell } from '../mapping/source-cell.ts'
import { plainHeader } from '../presets/preset.ts'
import type { Emit, Headers, NamedCells, RowView, Shaper } from '../presets/shape/shaper.ts'
import { KIND, PARENT, SPLIT } from '../presets/shape/shaper.ts'
import { fold } from '../text/fold.ts'
import type { SuffixVariants } from './guess.ts'
import type { VariantRow } from './guess-suffixes.ts'
import { variantRow } from './guess-suffixes.ts'

/** Rows of one model, as far as they were heard: what they share becomes the model's. */
interface Group {
  readonly model: string
  readonly first: NamedCells
  readonly differing: Set<string>
  readonly options: Set<string>
  rows: number
  isMade: boolean
  hasSize: boolean
  hasColour: boolean
}

/** Makes models of rows that are variants by the ends of their codes or names; a row alone stays the product it is. */
export class SuffixShaper implements Shaper {
  readonly #headers: Headers
  readonly #layout: SuffixVariants
  readonly #groups = new Map<string, Group>()
  readonly #codes = new Set<string>()
  readonly #size: string
  readonly #colour: string

  constructor(headers: Headers, layout: SuffixVariants) {
    this.#headers = headers
    this.#layout = layout
    this.#size = layout.size ?? 'Size'
    this.#colour = layout.colour ?? 'Colour'
  }

  survey(row: RowView): void {
    this.#codes.add(this.#text(row, this.#layout.sku))
    const variant = this.#variantOf(row)
    if (variant === null) return
    const cells = row.named((plain) => plain !== '')
    const known = this.#groups.get(variant.group)
    const group: Group = known ?? {
      model: variant.model,
      first: cells,
      differing: new Set(),
      options: new Set(),
      rows: 0,
      isMade: false,
      hasSize: false,
      hasColour: false,
    }
    this.#groups.set(variant.group, group)
    group.rows += 1
    group.options.add(optionsKey(variant))
    group.hasSize ||= variant.size !== null
    group.hasColour ||= variant.colour !== null
    if (known !== undefined)
      for (const header of this.#headers.all)
        if (cells.get(header) !== group.first.get(header)) group.differing.add(header)
  }

  headers(): readonly string[] {
    this.#dropSharedCodes()
    const groups = [...this.#groups.values()].filter((group) => isModel(group))
    const size = groups.some(({ hasSize }) => hasSize) ? [this.#size] : []
    const colour = groups.some(({ hasColour }) => hasColour) ? [this.#colour] : []
    return [
      ...new Set([...this.#headers.all.filter((header) => header !== ''), KIND, PARENT, SPLIT, ...colour, ...size]),
    ]
  }

  /** Two models of one code would be one: their rows stay the products they are. */
  #dropSharedCodes(): void {
    const byCode = Map.groupBy(this.#groups, ([, group]) => (isModel(group) ? group.model : null))
    for (const [code, same] of byCode)
      if (code === null || same.length > 1) for (const [key] of same) this.#groups.delete(key)
  }

  row(row: RowView, line: number, emit: Emit): void {
    const cells = row.named((plain) => plain !== '')
    const variant = this.#variantOf(row)
    const group = variant === null ? undefined : this.#groups.get(variant.group)
    if (variant === null || group === undefined || !isModel(group)) {
      emit(cells, line)
      return
    }
    const isThere = this.#codes.has(variant.model)
    if (!group.isMade && !isThere) emit(this.#model(variant, group), line)
    group.isMade = true
    const own: NamedCells = new Map<string, SourceCell>([
      // A row of its own says what the model is: variants then keep all they say.
      ...[...cells].filter(([header]) => this.#isOwn(header, group) || isThere),
      [KIND, 'variant'],
      [PARENT, variant.model],
    ])
    own.delete(this.#layout.name)
    if (group.hasSize && variant.size !== null) own.set(this.#size, variant.size)
    if (group.hasColour && variant.colour !== null) own.set(this.#colour, variant.colour)
    emit(own, line)
  }

  end(): void {}

  #model({ model, name }: VariantRow, group: Group): NamedCells {
    const axes = [...(group.hasColour ? [this.#colour] : []), ...(group.hasSize ? [this.#size] : [])]
    return new Map<string, SourceCell>([
      ...[...group.first].filter(([header]) => !this.#isOwn(header, group)),
      [this.#layout.sku, model],
      [this.#layout.name, name],
      [KIND, 'model'],
      [SPLIT, axes.join('\n')],
    ])
  }

  #isOwn(header: string, { differing }: Group): boolean {
    const { sku, size, colour, name } = this.#layout
    return header !== name && (header === sku || header === size || header === colour || differing.has(header))
  }

  #variantOf(row: RowView): VariantRow | null {
    return variantRow(this.#layout, (header) => this.#text(row, header))
  }

  #text(row: RowView, header: string): string {
    return row.text(plainHeader(header))
  }
}

/** Several rows that their options tell apart. */
function isModel({ rows, options }: Group): boolean {
  return rows > 1 && options.size === rows
}

function optionsKey({ size, colour }: VariantRow): string {
  return fold(`${size ?? ''}|${colour ?? ''}`)
}
