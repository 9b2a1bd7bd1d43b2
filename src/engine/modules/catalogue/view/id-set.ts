/**
 * A set of product ids, a byte each: ids are given one after the other, so 100,000 products take 100 kB, and asking,
 * adding and listing in order cost next to nothing.
 */
export class IdSet {
  #bytes: Uint8Array
  #size = 0

  constructor(ids: readonly number[] | Uint32Array = []) {
    let max = 0
    for (let index = 0; index < ids.length; index++) max = Math.max(max, ids[index] as number) // within the list
    this.#bytes = new Uint8Array(roomFor(max))
    for (let index = 0; index < ids.length; index++) this.add(ids[index] as number)
  }

  get size(): number {
    return this.#size
  }

  has(id: number): boolean {
    return this.#bytes[id] === 1
  }

  add(id: number): void {
    if (id >= this.#bytes.length) {
      const wider = new Uint8Array(roomFor(id))
      wider.set(this.#bytes)
      this.#bytes = wider
    }
    if (this.#bytes[id] === 1) return
    this.#bytes[id] = 1
    this.#size++
  }

  delete(id: number): void {
    if (this.#bytes[id] !== 1) return
    this.#bytes[id] = 0
    this.#size--
  }

  /** Ids in ascending order. */
  toArray(): Uint32Array {
    const ids = new Uint32Array(this.#size)
    const bytes = this.#bytes
    let count = 0
    for (let id = 0; id < bytes.length; id++) if (bytes[id] === 1) ids[count++] = id
    return ids
  }
}

/** Room for ids up to `maxId` and some that may come. */
function roomFor(maxId: number): number {
  return Math.ceil((maxId + 1) * 1.1) + 64
}
