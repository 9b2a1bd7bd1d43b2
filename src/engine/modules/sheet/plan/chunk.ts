import type { TextFormat } from '../../../../shared/contract/common.ts'
import type { CellOperation } from '../../../../shared/contract/sheet.ts'
import type { CellValue, Override } from '../../../../shared/vocabulary.ts'
import type { Tally } from '../../../core/sheet/tally.ts'
import type { Slot } from '../../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'

/** What comes into the cells of a chunk. */
export type CellSource =
  | { readonly kind: 'operation'; readonly operation: CellOperation }
  /** Texts as typed, row by row as the ids; undefined leaves a cell. */
  | {
      readonly kind: 'texts'
      readonly rows: readonly (readonly (string | undefined)[])[]
      readonly isRaw: boolean
      readonly blanks: 'clear' | 'leave'
    }
  /** Values in border form; null clears, undefined leaves. */
  | { readonly kind: 'values'; readonly rows: readonly (readonly (CellValue | undefined)[])[] }

/** Some products and what is to be done to their cells. Plain: it crosses threads. */
export interface Chunk {
  readonly ids: Uint32Array
  readonly columns: readonly string[]
  readonly source: CellSource
  readonly format: TextFormat
  readonly language: string
  /** For somebody who looks at the plan first: so many samples, and what new prices mean. */
  readonly samples?: number
  /** What may be written over, though a model or another system holds it; without it nothing. */
  readonly override?: readonly Override[]
}

/** Writes that share their columns: the values of one product after those of another, flat to cross threads fast. */
export interface PlannedShape {
  readonly keys: readonly string[]
  readonly ids: number[]
  readonly values: CellValue[]
}

export interface PlannedChunk {
  readonly tally: Tally
  readonly shapes: readonly PlannedShape[]
}

/** Read of every product besides its cells: its SKU, where it stands, and what moves with its model. */
export const ALWAYS: readonly Slot[] = [
  SYSTEM_SLOT.sku,
  SYSTEM_SLOT.kind,
  SYSTEM_SLOT.parent,
  SYSTEM_SLOT.deletedAt,
  SYSTEM_SLOT.family,
  SYSTEM_SLOT.ownValues,
]
export const AT = { sku: 0, kind: 1, parent: 2, deletedAt: 3, ownValues: 5 } as const
