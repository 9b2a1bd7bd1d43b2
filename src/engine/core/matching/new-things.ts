import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Column } from '../structure/column.ts'
import type { StructureModel } from '../structure/model.ts'
import type { PlannedCategory } from './new-categories.ts'
import { NewCategories } from './new-categories.ts'
import type { PlannedFamily } from './new-families.ts'
import { NewFamilies } from './new-families.ts'
import type { PlannedOption } from './new-options.ts'
import { NewOptions } from './new-options.ts'

/** What an import makes besides products and attributes. */
export interface PlannedThings {
  readonly options: readonly PlannedOption[]
  readonly families: readonly PlannedFamily[]
  /** Parents before what stands under them. */
  readonly categories: readonly PlannedCategory[]
}

export const NO_THINGS: PlannedThings = { options: [], families: [], categories: [] }

export function countThings({ options, families, categories }: PlannedThings): number {
  return options.length + families.length + categories.length
}

/** Names what a file brings and the catalogue has not, while its rows are read; made is it with the import. */
export class NewThings {
  readonly options: NewOptions
  readonly families: NewFamilies
  readonly categories: NewCategories

  constructor(structure: StructureModel) {
    this.options = new NewOptions(structure)
    this.families = new NewFamilies(structure)
    this.categories = new NewCategories(structure)
  }

  list(): PlannedThings {
    return { options: this.options.list(), families: this.families.list(), categories: this.categories.list() }
  }

  /** The name of a family or category that has only a planned id. */
  labelOf(column: Column, id: number): string | null {
    const planned = column.system === 'family' ? this.families.list() : this.categories.list()
    return planned.find((each) => each.id === id)?.label ?? null
  }
}

/** Whether a value names a family or category that is only planned. */
export function isPlannedValue({ system }: Column, value: CellValue): boolean {
  if (system === 'family') return typeof value === 'number' && value < 0
  return system === 'categories' && typeof value === 'string' && value.includes('-')
}
