import type { Attribute, StructureModel } from '../structure/model.ts'
import { fold } from '../text/fold.ts'
import { freeCode } from './free-code.ts'

export interface PlannedOption {
  readonly attribute: string
  readonly code: string
  /** The first spelling met; other cases and accents of it are the same option. */
  readonly label: string
}

interface OfAttribute {
  readonly codes: Set<string>
  readonly byName: Map<string, PlannedOption>
}

/** More new options for one attribute than this are not options but texts. */
export const NEW_OPTIONS_MOST = 1_000

/** Names the options that a file brings along, once each, with codes that are still free. */
export class NewOptions {
  readonly #structure: StructureModel
  readonly #byAttribute = new Map<string, OfAttribute>()

  constructor(structure: StructureModel) {
    this.#structure = structure
  }

  /** The code a text will have as an option; null when there are too many, or the text is no name. */
  codeFor(attribute: Attribute, text: string): string | null {
    const name = fold(text)
    if (name === '' || name.length > 200) return null
    const known = this.#of(attribute)
    const planned = known.byName.get(name)
    if (planned !== undefined) return planned.code
    if (known.byName.size >= NEW_OPTIONS_MOST) return null
    const code = freeCode(name, 'option', (each) => known.codes.has(each))
    known.codes.add(code)
    known.byName.set(name, { attribute: attribute.code, code, label: text.trim() })
    return code
  }

  list(): PlannedOption[] {
    return [...this.#byAttribute.values()].flatMap(({ byName }) => [...byName.values()])
  }

  #of(attribute: Attribute): OfAttribute {
    let known = this.#byAttribute.get(attribute.code)
    if (known === undefined) {
      known = { codes: new Set(this.#structure.options.get(attribute.id)?.keys() ?? []), byName: new Map() }
      this.#byAttribute.set(attribute.code, known)
    }
    return known
  }
}
