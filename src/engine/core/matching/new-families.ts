import type { StructureModel } from '../structure/model.ts'
import { fold } from '../text/fold.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'
import { freeCode } from './free-code.ts'

export interface PlannedFamily {
  /** Below zero: it has no id of its own yet. */
  readonly id: number
  readonly code: string
  readonly label: string
}

/** More new families than this are no kinds of products but texts. */
const MOST = 200

/** Names the families that a file brings along and a person wants made, each once. */
export class NewFamilies {
  readonly #structure: StructureModel
  readonly #byName = new Map<string, PlannedFamily>()

  constructor(structure: StructureModel) {
    this.#structure = structure
  }

  idFor(text: string): number | Problem {
    const name = fold(text)
    const known = this.#byName.get(name)
    if (known !== undefined) return known.id
    if (name === '' || name.length > 200 || this.#byName.size >= MOST) return unknownFamily(text)
    const taken = new Set(this.list().map(({ code }) => code))
    const code = freeCode(name, 'family', (each) => taken.has(each) || this.#structure.families.has(each))
    const planned = { id: -1 - this.#byName.size, code, label: text.trim() }
    this.#byName.set(name, planned)
    return planned.id
  }

  list(): PlannedFamily[] {
    return [...this.#byName.values()]
  }
}

export function unknownFamily(text: string): Problem {
  const name = text.trim().slice(0, 100)
  return problem('unknown-family', `The catalogue has no family "${name}".`, { name })
}
