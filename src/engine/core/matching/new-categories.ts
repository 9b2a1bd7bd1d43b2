import type { StructureModel } from '../structure/model.ts'
import { fold } from '../text/fold.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'
import { childrenOf, followPath, pathText } from './category-path.ts'
import { freeCode } from './free-code.ts'

export interface PlannedCategory {
  /** Below zero: it has no id of its own yet. */
  readonly id: number
  readonly code: string
  readonly label: string
  /** Code of the category it stands under, which may be planned itself and then comes before it; null for a root. */
  readonly parent: string | null
}

/** More new categories than this are no categories but texts. */
const MOST = 1_000

/** Names the categories that a file brings along, parents too, each once. */
export class NewCategories {
  readonly #structure: StructureModel
  readonly #planned = new Map<string, PlannedCategory>()
  readonly #known = new Map<string, number | Problem>()

  constructor(structure: StructureModel) {
    this.#structure = structure
  }

  /** The id a path leads to, below zero where its end is to be made. `under`: the category it begins below. */
  idFor(path: readonly string[], under: number | null = null): number | Problem {
    const key = `${under ?? ''} ${fold(pathText(path))}`
    let id = this.#known.get(key)
    if (id === undefined) {
      id = this.#plan(path, under)
      this.#known.set(key, id)
    }
    return id
  }

  list(): PlannedCategory[] {
    return [...this.#planned.values()]
  }

  #plan(path: readonly string[], under: number | null): number | Problem {
    const found = under === null ? followPath(this.#structure, path) : null
    if (found?.isAmbiguous === true)
      return refused(path, `More than one category is called "${pathText(path).slice(0, 100)}".`)
    let parent = under ?? found?.category?.id ?? this.#onlyRoot()
    for (const label of path.slice(found?.depth ?? 0)) {
      const key = `${parent ?? ''} ${fold(label)}`
      const there =
        this.#planned.get(key) ??
        childrenOf(this.#structure, parent).find(
          ({ code, labels }) =>
            fold(code) === fold(label) || Object.values(labels).some((each) => fold(each) === fold(label)),
        )
      if (there === undefined && (this.#planned.size >= MOST || label.length > 200))
        return refused(path, 'The file has more new categories than an import makes.')
      parent = (there ?? this.#add(key, label, parent)).id
    }
    return parent ?? refused(path, 'This names no category.')
  }

  #add(key: string, label: string, parent: number | null): PlannedCategory {
    const taken = new Set(this.list().map(({ code }) => code))
    const code = freeCode(label, 'category', (each) => taken.has(each) || this.#structure.categories.has(each))
    const planned = { id: -1 - this.#planned.size, code, label, parent: this.#codeOf(parent) }
    this.#planned.set(key, planned)
    return planned
  }

  #codeOf(id: number | null): string | null {
    if (id === null) return null
    return (id < 0 ? this.list().find((each) => each.id === id) : this.#structure.categoriesById.get(id))?.code ?? null
  }

  /** A tree with one root has everything below it. */
  #onlyRoot(): number | null {
    const roots = childrenOf(this.#structure, null)
    return roots.length === 1 ? (roots[0]?.id ?? null) : null
  }
}

function refused(path: readonly string[], message: string): Problem {
  return problem('unknown-category', message, { name: pathText(path).slice(0, 100) })
}
