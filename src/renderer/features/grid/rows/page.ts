import type { GroupRow } from '../../../../shared/contract/catalogue.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { CellValue, Labels } from '../../../../shared/vocabulary.ts'

/** A page of the view as `catalogue.gridPage` answers it. */
export interface Page {
  readonly total: number
  /** With those of closed groups. */
  readonly products: number
  /** Stamps the order of the whole view. */
  readonly order: number
  /** Groups in sight; null: those of the order that was asked with. */
  readonly groups: readonly GroupRow[] | null
  /** Names of the groups, by level and code. */
  readonly groupLabels: readonly Readonly<Record<string, Labels>>[]
  readonly ids: readonly number[]
  readonly rows: readonly (readonly CellValue[])[]
  readonly marks: readonly PageMark[]
  readonly labels: Readonly<Record<string, Readonly<Record<string, Labels>>>>
}

/** `own`: a variant's own though its model has one; `taken`: taken over from the system that keeps it. */
export type MarkKind = 'fallback' | 'inherited' | 'misnamed' | 'problem' | 'own' | 'taken'

export interface Mark {
  readonly kind: MarkKind
  readonly value: CellValue
  /** Of a fallback: key of the column that the value is of. */
  readonly from?: string | undefined
}

export interface PageMark extends Mark {
  readonly row: number
  readonly column: number
}

/**
 * What to load: products from place `from`, these columns. `renew` asks for the view as it is to be from now on: ordered
 * anew, or with other groups open; null asks for more of what is shown.
 */
export interface PageRequest {
  readonly from: number
  readonly count: number
  readonly columns: readonly string[]
  readonly renew: 'order' | 'groups' | null
  /** The order whose groups are known. */
  readonly groupsOf: number | null
}

/** Rows per request: 1.5 to 1.9 ms for 60 columns, the smallest that fills a screen with some to spare. */
export const PAGE = 100

/** The page that a place of the view is in. */
export function pageOf(place: number): number {
  return Math.floor(place / PAGE)
}

/** Whether the engine left a question for a newer one about the same view: no failure, and worth asking again. */
export function isOvertaken(error: Error): boolean {
  return error instanceof AppError && error.code === 'cancelled'
}
