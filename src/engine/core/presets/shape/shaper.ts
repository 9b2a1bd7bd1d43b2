import type { SourceCell } from '../../mapping/source-cell.ts'
import { cellText } from '../../mapping/source-cell.ts'
import { plainHeader } from '../preset.ts'

/** A row by header. */
export type NamedCells = Map<string, SourceCell>

export type Emit = (cells: NamedCells, line: number) => void

/** Makes rows of products of the rows of a file. Every row is looked at once before the first is made. */
export interface Shaper {
  /** Hears a row beforehand: what the headers will be, who is whose variant. */
  survey(row: RowView): void
  /** Headers of the shaped rows, once all rows were heard. */
  headers(): readonly string[]
  row(row: RowView, line: number, emit: Emit): void
  /** The last row has come. */
  end(emit: Emit): void
}

/** Columns of the catalogue that shapes fill, under their own keys. */
export const KIND = 'kind'
export const PARENT = 'parent'
export const SPLIT = 'family_variant'

/** Finds columns of a file by their headers in lower case. */
export class Headers {
  readonly all: readonly string[]
  readonly #places = new Map<string, number>()

  constructor(headers: readonly string[]) {
    this.all = headers
    for (const [at, header] of headers.entries()) {
      const plain = plainHeader(header)
      if (!this.#places.has(plain)) this.#places.set(plain, at)
    }
  }

  place(plain: string): number | null {
    return this.#places.get(plain) ?? null
  }

  /** The header itself, of the first of these that is there. */
  first(names: readonly string[]): string | null {
    const at = names.map((name) => this.place(name)).find((place) => place !== null)
    return at === undefined ? null : (this.all[at] ?? null)
  }
}

/** A row of the file, read by lower-case headers. */
export class RowView {
  readonly #headers: Headers
  readonly #cells: readonly SourceCell[]

  constructor(headers: Headers, cells: readonly SourceCell[]) {
    this.#headers = headers
    this.#cells = cells
  }

  /** The text of a column, trimmed; '' where the file has none. */
  text(plain: string): string {
    const at = this.#headers.place(plain)
    return at === null ? '' : cellText(this.#cells[at] ?? '').trim()
  }

  /** The first of these columns that holds something. */
  firstText(names: readonly string[]): string {
    return names.map((name) => this.text(name)).find((text) => text !== '') ?? ''
  }

  /** Cells that hold something, by header, of the columns that are asked for. */
  named(isWanted: (plain: string) => boolean): NamedCells {
    const found: NamedCells = new Map()
    for (const [at, header] of this.#headers.all.entries()) {
      const cell = this.#cells[at] ?? ''
      if (cell !== '' && isWanted(plainHeader(header))) found.set(header, cell)
    }
    return found
  }
}

/** Whether a header is one of these, or begins or ends as one with a star says. */
export function fitsAny(plain: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*')
      ? plain.startsWith(pattern.slice(0, -1))
      : pattern.startsWith('*')
        ? plain.endsWith(pattern.slice(1))
        : plain === pattern,
  )
}
