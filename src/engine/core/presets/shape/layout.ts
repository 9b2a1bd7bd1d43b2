/** An option that tells variants apart: its name stands in a column, or is given; its value stands in another. */
export interface OptionColumns {
  readonly name: string | null
  readonly value: string
  /** Only where no other option says anything. */
  readonly isFallback?: boolean
}

/** How products, variants and pictures lie in the rows of a file. Headers are in lower case, the first found counts. */
export type Layout =
  /** A row a product. */
  | {
      readonly kind: 'rows'
      /** Every row is a model where this column is there. */
      readonly modelsWhen?: string
      /** Columns whose header ends so hold the unit of the column without the ending. */
      readonly unitEnding?: string
      /** Columns with one of these endings hold links: of the kind before the ending, renamed as said. */
      readonly links?: { readonly endings: readonly string[]; readonly kinds: Readonly<Record<string, string>> }
    }
  /** Rows with one key are the variants and pictures of one product. */
  | {
      readonly kind: 'groups'
      readonly key: readonly string[]
      /** A row without key goes with the one above; else it stands alone. */
      readonly continues: boolean
      readonly sku: readonly string[]
      /** What a variant without SKU is told by, behind the product's key. */
      readonly id: readonly string[]
      readonly options: readonly OptionColumns[]
      /** The names of all options in one cell, as in "Color/Size". */
      readonly optionNames?: { readonly column: string; readonly separator: string }
      /** A cell that says options and values together, as in "Size: M, Colour: Red". */
      readonly optionText?: RegExp
      /** Texts that stand where a product has no options. */
      readonly noOption: readonly string[]
      /** Columns of the variant, `*` at an end for any text. */
      readonly ofVariant: readonly string[]
      /** Pictures, of each row one or several; all of a product come together. */
      readonly picture: string | null
      /** Columns about the picture of their row, which come together, too. */
      readonly ofPicture?: readonly string[]
      /** The column that names the product, and the one in which a row names itself. */
      readonly title?: { readonly from: string; readonly to: string }
    }
  /** Every row says what it is; variants name their product. */
  | {
      readonly kind: 'typed'
      readonly type: string
      readonly parent: string
      readonly sku: string
      readonly id: string
      /** Before an id where a SKU could stand. */
      readonly idPrefix: string
      /** Columns of names of attributes; the values stand in the column with `value` in place of `name`. */
      readonly attributeName: RegExp
      readonly attributeValue: string
      /** Other columns about an attribute. */
      readonly attributeOther: RegExp
      readonly pictures: string
      readonly links: readonly string[]
    }
  /** Attributes and variants lie packed in cells, translations in rows of their own behind the product. */
  | {
      readonly kind: 'packed'
      readonly sku: string
      readonly type: string
      readonly view: string
      readonly attributes: string
      readonly variations: string
      readonly pictures: readonly string[]
      /** Columns that say the same in every view. */
      readonly sameInViews: readonly string[]
    }
