import type { SourceCell } from '../mapping/source-cell.ts'

/** What of a row of the file goes where: one variant of a row that is a model. */
export interface VariantBlock {
  /** The value of the option where the headers say it ("Stock S"); null where a cell does. */
  readonly option: string | null
  /** Headers of the file and what their cells are called in the rows of variants. */
  readonly cells: readonly (readonly [from: string, to: string])[]
}

/** A row is a model, its variants stand side by side in columns. */
export interface ColumnVariants {
  readonly kind: 'columns'
  /** The column with the model's own code; null: it is made of what the variants' codes begin with. */
  readonly modelKey: string | null
  /** What the code of a variant is called; without a column of its own it is made of the model's and the option. */
  readonly sku: string
  readonly hasOwnSku: boolean
  /** What the column is called by which the variants differ. */
  readonly option: string
  readonly blocks: readonly VariantBlock[]
}

/** A row is a variant; what codes or names begin with says which of them are one model. */
export interface SuffixVariants {
  readonly kind: 'suffixes'
  readonly by: 'sku' | 'name'
  readonly sku: string
  readonly name: string
  /** Columns that say size and colour already; what the endings say is read where there is none. */
  readonly size: string | null
  readonly colour: string | null
}

export type VariantLayout = ColumnVariants | SuffixVariants

/** A guess with what speaks for it, to be shown and refused. */
export interface VariantGuess {
  readonly layout: VariantLayout
  /** Models among the rows that were looked at. */
  readonly models: number
  /** Two or three texts of the file: headers, or codes of one model. */
  readonly samples: readonly string[]
}

/** The first rows of a file under its headers. */
export interface SampleTable {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly SourceCell[])[]
}
