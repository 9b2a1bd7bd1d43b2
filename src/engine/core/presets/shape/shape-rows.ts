import { assertNever } from '../../../../shared/errors.ts'
import type { SourceCell } from '../../mapping/source-cell.ts'
import { cellText } from '../../mapping/source-cell.ts'
import type { Preset } from '../preset.ts'
import { plainHeader, wordFor } from '../preset.ts'
import { ColumnShaper } from '../../variants/column-shaper.ts'
import type { VariantLayout } from '../../variants/guess.ts'
import { SuffixShaper } from '../../variants/suffix-shaper.ts'
import { GroupShaper } from './groups.ts'
import { PackedShaper } from './packed.ts'
import { RowsShaper } from './rows.ts'
import type { Shaper } from './shaper.ts'
import { Headers, RowView } from './shaper.ts'
import { TypedShaper } from './typed.ts'

function shaperOf(preset: Preset, headers: Headers): Shaper {
  const { layout } = preset
  switch (layout.kind) {
    case 'rows':
      return new RowsShaper(headers, layout)
    case 'groups':
      return new GroupShaper(
        headers,
        layout,
        headers.all.map(plainHeader).filter((plain) => wordFor(preset, plain) === '=status'),
      )
    case 'typed':
      return new TypedShaper(headers, layout)
    case 'packed':
      return new PackedShaper(headers, layout)
    default:
      return assertNever(layout)
  }
}

/** Makes one row a product, model or variant of the rows of an export; hears every row before it makes the first. */
export class RowShaping {
  readonly #source: Headers
  readonly #shaper: Shaper
  readonly #values: Preset['values']
  #headers: readonly string[] = []

  private constructor(source: Headers, shaper: Shaper, values: Preset['values']) {
    this.#source = source
    this.#shaper = shaper
    this.#values = values
  }

  static ofPreset(preset: Preset, headers: readonly string[]): RowShaping {
    const source = new Headers(headers)
    return new RowShaping(source, shaperOf(preset, source), preset.values)
  }

  static ofVariants(layout: VariantLayout, headers: readonly string[]): RowShaping {
    const source = new Headers(headers)
    const shaper = layout.kind === 'columns' ? new ColumnShaper(source, layout) : new SuffixShaper(source, layout)
    return new RowShaping(source, shaper, undefined)
  }

  survey(cells: readonly SourceCell[]): void {
    this.#shaper.survey(new RowView(this.#source, cells))
  }

  /** The headers of what comes out, once all rows were surveyed. */
  settle(): readonly string[] {
    this.#headers = this.#shaper.headers()
    return this.#headers
  }

  /** Takes a row; `emit` gets what is complete, each with the line it began at. */
  row(cells: readonly SourceCell[], line: number, emit: (cells: SourceCell[], line: number) => void): void {
    this.#shaper.row(new RowView(this.#source, cells), line, (named, at) => emit(this.#inOrder(named), at))
  }

  end(emit: (cells: SourceCell[], line: number) => void): void {
    this.#shaper.end((named, at) => emit(this.#inOrder(named), at))
  }

  #inOrder(named: ReadonlyMap<string, SourceCell>): SourceCell[] {
    return this.#headers.map((header) => {
      const cell = named.get(header) ?? ''
      const words = this.#values?.[plainHeader(header)]
      return words === undefined ? cell : (words[cellText(cell).trim().toLowerCase()] ?? cell)
    })
  }
}
