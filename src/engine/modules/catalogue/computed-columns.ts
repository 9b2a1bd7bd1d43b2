import type { Labels } from '../../../shared/vocabulary.ts'
import type { Db } from '../../store/database.ts'
import type { Channel, StructureModel } from '../../core/structure/model.ts'

export interface ProblemCell {
  readonly productId: number
  readonly column: string
  readonly rule: string
  readonly labels: Labels
}

/**
 * Figures that another module keeps about every product, readable like a column. app.ts hands them in, since the
 * catalogue knows nothing of what they mean.
 */
export interface ComputedColumns {
  /** SQL over the product row `p`: percent complete from 0 to 100, NULL where nothing is required. */
  completeness(structure: StructureModel, channel: Channel, locale: string): string
  /** SQL over the product row `p`: whether any value required there is missing, 0 or 1. */
  isIncomplete(structure: StructureModel, channel: Channel, locale: string): string
  /** SQL over the product row `p`: whether it breaks a rule, by its code, or (null) any, 0 or 1; null for an unknown rule. */
  hasProblem(structure: StructureModel, rule: string | null): string | null
  /** Cells of these products that break a rule, each once, with the name of its gravest rule. */
  problemCells(db: Db, structure: StructureModel, productIds: readonly number[]): readonly ProblemCell[]
}
