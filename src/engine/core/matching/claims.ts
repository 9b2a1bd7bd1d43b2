import { detached } from '../mapping/source-cell.ts'

/** Who has a value that only one product may have: products of the catalogue, and rows of the file so far. */
export class Claims<Value> {
  readonly #load: () => ReadonlyMap<Value, readonly number[]>
  #holders: ReadonlyMap<Value, readonly number[]> | undefined
  /** The first row with a value: it counts. */
  readonly #rows = new Map<Value, number>()
  /** Rows behind it that have the same, ascending; only where there are any. */
  readonly #later = new Map<Value, number[]>()
  /** Rows for which another row is the first now than when they were planned. Whoever plans rows again empties it. */
  readonly disturbed = new Set<number>()

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

  /**
   * Takes the value for a row; answers with the earlier row that has it, or null. Rows come in file order but for those
   * planned again, which may be before the one that has it so far.
   */
  take(value: Value, row: number): number | null {
    const first = this.#rows.get(value)
    if (first === undefined) {
      this.#rows.set(this.#own(value), row)
      return null
    }
    if (first === row) return null
    const later = this.#later.get(value)
    if (first < row) {
      if (later === undefined) this.#later.set(this.#own(value), [row])
      else insert(later, row)
      return first
    }
    this.#rows.set(value, row)
    this.#later.set(value, [first, ...(later ?? [])])
    this.#tell(value)
    return null
  }

  /** Gives up the value for a row that is planned again; a row that has not taken it keeps nothing. */
  release(value: Value, row: number): void {
    const later = this.#later.get(value) ?? []
    if (this.#rows.get(value) === row) {
      this.#tell(value)
      const [next, ...rest] = later
      if (next === undefined) this.#rows.delete(value)
      else this.#rows.set(value, next)
      this.#keepLater(value, rest)
    } else if (later.includes(row))
      this.#keepLater(
        value,
        later.filter((each) => each !== row),
      )
  }

  #keepLater(value: Value, rows: number[]): void {
    if (rows.length === 0) this.#later.delete(value)
    else this.#later.set(value, rows)
  }

  #tell(value: Value): void {
    for (const row of this.#later.get(value) ?? []) this.disturbed.add(row)
  }
}

/** Into its place in an ascending list, as a rule at the end; once. */
function insert(rows: number[], row: number): void {
  const last = rows.at(-1)
  if (last === undefined || last < row) rows.push(row)
  else if (!rows.includes(row)) {
    const at = rows.findIndex((each) => each > row)
    rows.splice(at, 0, row)
  }
}
