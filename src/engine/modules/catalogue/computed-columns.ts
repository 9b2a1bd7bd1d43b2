import type { Channel, StructureModel } from '../../core/structure/model.ts'

/**
 * Figures that another module keeps about every product, readable like a column. app.ts hands them in, since the
 * catalogue knows nothing of what they mean.
 */
export interface ComputedColumns {
  /** SQL over the product row `p`: percent complete from 0 to 100, NULL where nothing is required. */
  completeness(structure: StructureModel, channel: Channel, locale: string): string
  /** SQL over the product row `p`: whether any value required there is missing, 0 or 1. */
  isIncomplete(structure: StructureModel, channel: Channel, locale: string): string
}
