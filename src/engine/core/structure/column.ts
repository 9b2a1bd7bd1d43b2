import type { ColumnScope } from '../../../shared/column-key.ts'
import type { SystemColumn } from '../../../shared/vocabulary.ts'
import type { AssociationType, Attribute, Slot } from './model.ts'

/** A column key that is right for this catalogue: one attribute, link type or system column in one scope. */
export interface Column extends ColumnScope {
  /** In its one spelling, as `formatColumnKey` writes it. */
  readonly key: string
  readonly attribute: Attribute | null
  readonly associationType: AssociationType | null
  readonly system: SystemColumn | null
  /** Null: no product has ever had a value there; `tx.slot(key)` makes its place. */
  readonly slot: Slot | null
}
