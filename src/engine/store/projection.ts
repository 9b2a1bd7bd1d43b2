import type { StructureModel } from '../core/structure/model.ts'
import type { CellValue } from '../../shared/vocabulary.ts'
import type { Db } from './database.ts'

/** Facts of a product that projections need beside its values. */
export interface ProductState {
  readonly kind: string
  readonly parentId: number | null
  readonly familyId: number | null
  readonly isDeleted: boolean
}

/** What one transaction did to one product: the slots it wrote, with old and new values in their order. */
export interface ProductDelta {
  readonly productId: number
  /** Null: created, or gone. */
  readonly stateBefore: ProductState | null
  readonly stateAfter: ProductState | null
  readonly slotIds: readonly number[]
  readonly before: readonly CellValue[]
  readonly after: readonly CellValue[]
}

/**
 * A table computed from the catalogue's own, kept in the same transaction as every change. Registered by app.ts, so
 * that the store knows no module. `rebuild` and `update` must agree: `verify` recomputes and compares.
 */
export interface Projection {
  readonly name: string
  /**
   * Creates or adapts its tables to the structure; called at open and after every structure change, so it must be
   * cheap when nothing changed for it. True: what it held no longer fits, `rebuild` follows instead of `update`.
   */
  prepare(db: Db, structure: StructureModel): boolean
  /** Follows a batch of changes; the product rows already hold the new values. */
  update(db: Db, structure: StructureModel, deltas: readonly ProductDelta[]): void
  /** Computes everything from the product rows. */
  rebuild(db: Db, structure: StructureModel): void
  /** Compares with a recomputation on a read-only connection; one line per difference, at most 20. */
  verify(db: Db, structure: StructureModel): { readonly checked: number; readonly problems: readonly string[] }
}
