/** A workbook as it is to be written: a few sheets of some thousand rows, whole in memory. */
export interface Workbook {
  readonly sheets: readonly WorkSheet[]
}

export interface WorkSheet {
  /** At most 31 characters, without []:*?/\ and apostrophes. */
  readonly name: string
  /** Out of sight, and not to be called back by a menu: for other programs alone. */
  readonly isHidden?: boolean
  readonly columns: readonly SheetColumn[]
  /** From row 1 on; null for an empty row. */
  readonly rows: readonly (SheetLine | null)[]
  /** Rows above that stay in sight. */
  readonly frozenRows?: number
  /** Cells that are not open cannot be changed; no password keeps anybody from taking that off. */
  readonly isProtected?: boolean
  /** Cells of one row that are shown as one. */
  readonly merges?: readonly { readonly row: number; readonly from: number; readonly to: number }[]
  readonly comments?: readonly CellComment[]
  readonly validations?: readonly Validation[]
}

export interface SheetColumn {
  readonly width: number
  readonly isHidden?: boolean
}

export interface SheetLine {
  readonly cells: readonly (SheetCell | null)[]
  /** In points, where the usual height is too little. */
  readonly height?: number
}

/** The look of a cell; those that are open can be changed in a protected sheet. */
export type CellLook = 'plain' | 'header' | 'note' | 'percent' | 'alarm' | 'open-missing' | 'open-wrong'

export interface SheetCell {
  /** `date`: text is an ISO date from 1900-03-01 on. An empty open cell has the kind of what is to be typed into it. */
  readonly kind: 'text' | 'number' | 'date' | 'boolean'
  readonly text: string
  readonly look: CellLook
}

/** Places from 0. */
export interface CellComment {
  readonly row: number
  readonly column: number
  readonly text: string
}

export interface Validation {
  readonly cells: readonly { readonly row: number; readonly column: number }[]
  readonly rule:
    | { readonly kind: 'decimal'; readonly least: number | null; readonly most: number | null }
    | { readonly kind: 'date' }
    /** `range` as a formula names it, with its sheet. */
    | { readonly kind: 'list'; readonly range: string }
  /** Told to who types something else. */
  readonly refusal: string
}
