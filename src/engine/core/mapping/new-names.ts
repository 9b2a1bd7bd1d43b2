import type { Attribute } from '../structure/model.ts'
import type { PictureFinder } from './picture-reader.ts'
import type { Problem } from '../values/problem.ts'

/**
 * The code of the option a text stands for that the attribute does not have yet, or null to refuse it. Makes the option
 * when the import is committed; while planning it only names it.
 */
export type NewOption = (attribute: Attribute, text: string) => string | Problem | null

/** What texts stand for that the catalogue has nothing of yet: named while planning, made when the import is committed. */
export interface NewNames {
  readonly option: NewOption
  /** The id of a family, below zero for one to be made. */
  readonly family: (text: string) => number | Problem
  /** The id of the category at the end of a path, below zero for one to be made. */
  readonly category: (path: readonly string[]) => number | Problem
  /** The code of a unit that the attribute has; null refuses. None is made: nobody could say how much it is. */
  readonly unit: (attribute: Attribute, text: string) => string | null
  /** The hash of a picture by its address or file; left out: those that a file names are all still to come. */
  readonly picture?: PictureFinder
}
