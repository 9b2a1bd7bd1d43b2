import type { Category, StructureModel } from '../structure/model.ts'
import { fold } from '../text/fold.ts'

/** Names from the top down, as "Wonen > Lampen > Staande lampen" says them; a bare name is a path of one. */
export function categoryPath(text: string): readonly string[] {
  return text
    .split(/[>»›→]/)
    .map((part) => part.trim().replaceAll(/\s+/g, ' '))
    .filter((part) => part !== '')
}

/** How a path is written wherever it is shown or remembered. */
export function pathText(path: readonly string[]): string {
  return path.join(' > ')
}

/** How far a path leads in the tree there is: the category at its end, and how many of its names that took. */
export interface FoundPath {
  /** Null where not even the first name leads anywhere. */
  readonly category: Category | null
  readonly depth: number
  /** Several categories go by these names: which one is meant nobody can tell. */
  readonly isAmbiguous: boolean
}

/**
 * Follows a path into the tree. It may begin anywhere: suppliers know nothing of the roots of a catalogue. Of several
 * categories with the first name the one counts under which the path goes on furthest.
 */
export function followPath(structure: StructureModel, path: readonly string[]): FoundPath {
  const [first = '', ...rest] = path
  const starts = [...structure.categories.values()].filter((category) => isNamed(category, first))
  const found = starts.map((start) => {
    let category = start
    let depth = 1
    for (const name of rest) {
      const below = childrenOf(structure, category.id).filter((child) => isNamed(child, name))
      const [child] = below
      if (child === undefined || below.length > 1) break
      category = child
      depth += 1
    }
    return { category, depth, isAmbiguous: false }
  })
  const deepest = Math.max(0, ...found.map(({ depth }) => depth))
  const best = found.filter(({ depth }) => depth === deepest)
  const exact = best.find(({ category }) => path.length === 1 && category.code === first)
  return exact ?? (best.length === 1 && best[0] !== undefined ? best[0] : nowhere(best.length > 1))
}

function nowhere(isAmbiguous: boolean): FoundPath {
  return { category: null, depth: 0, isAmbiguous }
}

export function childrenOf(structure: StructureModel, parentId: number | null): readonly Category[] {
  return [...structure.categories.values()].filter((category) => category.parentId === parentId)
}

function isNamed({ code, labels }: Category, name: string): boolean {
  const folded = fold(name)
  return fold(code) === folded || Object.values(labels).some((label) => fold(label) === folded)
}
