import { cellText } from '../../mapping/source-cell.ts'
import { plainHeader } from '../preset.ts'
import type { Layout } from './layout.ts'
import type { Emit, Headers, RowView, Shaper } from './shaper.ts'
import { KIND } from './shaper.ts'

type RowsLayout = Extract<Layout, { kind: 'rows' }>

/** Files with a row a product; only units and links that lie in several columns are put together. */
export class RowsShaper implements Shaper {
  readonly #headers: Headers
  readonly #layout: RowsLayout
  /** Header of a link by the lower-case headers whose lists it takes together. */
  readonly #links = new Map<string, string>()

  constructor(headers: Headers, layout: RowsLayout) {
    this.#headers = headers
    this.#layout = layout
    const { endings = [], kinds = {} } = layout.links ?? {}
    for (const plain of headers.all.map(plainHeader)) {
      const ending = endings.find((each) => plain.endsWith(each))
      if (ending === undefined) continue
      const kind = plain.slice(0, -ending.length)
      this.#links.set(plain, kinds[kind] ?? kind)
    }
  }

  survey(): void {}

  headers(): readonly string[] {
    const kept = this.#headers.all.filter((header) => this.#isKept(plainHeader(header)))
    return [...new Set([...(this.#isOfModels ? [KIND] : []), ...kept, ...this.#links.values()])]
  }

  row(row: RowView, line: number, emit: Emit): void {
    const cells = row.named((plain) => this.#isKept(plain))
    if (this.#layout.unitEnding !== undefined)
      for (const [header, cell] of cells) {
        const unit = row.text(`${plainHeader(header)}${this.#layout.unitEnding}`)
        if (unit !== '') cells.set(header, `${cellText(cell)} ${unit}`)
      }
    for (const [plain, header] of this.#links) {
      const text = row.text(plain).split(',').join('\n')
      const before = cells.get(header)
      if (text !== '') cells.set(header, before === undefined ? text : `${cellText(before)}\n${text}`)
    }
    if (this.#isOfModels) cells.set(KIND, 'model')
    emit(cells, line)
  }

  end(): void {}

  get #isOfModels(): boolean {
    return this.#layout.modelsWhen !== undefined && this.#headers.place(this.#layout.modelsWhen) !== null
  }

  #isKept(plain: string): boolean {
    const { unitEnding } = this.#layout
    if (this.#links.has(plain)) return false
    return !(
      unitEnding !== undefined &&
      plain.endsWith(unitEnding) &&
      this.#headers.place(plain.slice(0, -unitEnding.length)) !== null
    )
  }
}
