import { detached } from '../mapping/source-cell.ts'

/** Who has a value that only one product may have: products of the catalogue, and rows of the file so far. */
export class Claims<Value> {
  readonly #load: () => ReadonlyMap<Value, readonly number[]>
  #holders: ReadonlyMap<Value, readonly number[]> | undefined
  readonly #rows = new Map<Value, number>()

  /** `holders`: product ids by value, as the catalogue is now; asked for once, when first needed. */
  constructor(holders: () => ReadonlyMap<Value, readonly number[]>) {
    this.#load = holders
  }

  /** Products of the catalogue with this value; more than one where it is not unique yet. */
  productsWith(value: Value): readonly number[] {
    this.#holders ??= this.#load()
    return this.#holders.get(value) ?? []
  }

  #own(value: Value): Value {
    return typeof value === 'string' ? (detached(value) as Value) : value // the same text
  }

  /** Takes the value for a row; answers with the earlier row that has it, or null. */
  take(value: Value, row: number): number | null {
    const earlier = this.#rows.get(value)
    if (earlier !== undefined) return earlier
    this.#rows.set(this.#own(value), row)
    return null
  }
}
