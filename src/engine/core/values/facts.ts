import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Place } from '../structure/inheritance.ts'

/** One product as planning needs it. */
export interface ProductFacts {
  readonly id: number
  readonly sku: string
  readonly kind: string
  readonly parentId: number | null
  readonly familyId: number | null
  readonly isDeleted: boolean
  readonly place: Place | null
  readonly childIds: readonly number[]
}

/** A cell that another system keeps and somebody here has taken over: its row among them, and what stood there. */
export interface TakenCell {
  readonly rowId: number
  readonly before: CellValue
  readonly setBy: string
  readonly setAt: string
}

/** Cells taken over, by product and column key. */
export type TakenCells = ReadonlyMap<number, ReadonlyMap<string, TakenCell>>

/** What was looked up for the needs of a list of intents. */
export interface PlanFacts {
  /** Every product named, its model, holders of unique values, and all below those to delete or restore. */
  readonly products: ReadonlyMap<number, ProductFacts>
  /** Live products by SKU, for every SKU named. */
  readonly bySku: ReadonlyMap<string, number>
  /** Live products that hold a unique value: by column key, then value. */
  readonly holders: ReadonlyMap<string, ReadonlyMap<CellValue, readonly number[]>>
  /** Of the products named. */
  readonly taken: TakenCells
}
