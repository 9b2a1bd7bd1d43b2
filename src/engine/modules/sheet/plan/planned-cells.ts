import type { Rejection } from '../../../../shared/contract/common.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { TallyBook } from '../../../core/sheet/tally.ts'
import type { PlannedShape } from './chunk.ts'
import { AT } from './chunk.ts'
import type { CellRow } from './read-cells.ts'
import type { Targets } from './target.ts'

/**
 * What is decided about the cells of a chunk: the values to write, those of the same columns together (they share
 * statements, and their names cross the border once), and the counts.
 */
export class PlannedCells {
  readonly #byKeys = new Map<string, PlannedShape>()
  readonly #book: TallyBook
  readonly #targets: Targets
  readonly #isTyped: boolean
  #last: PlannedShape | null = null

  /** `isTyped`: the cells are given as texts, which may be what stands there already. */
  constructor(book: TallyBook, targets: Targets, isTyped: boolean) {
    this.#book = book
    this.#targets = targets
    this.#isTyped = isTyped
  }

  /** Takes what differs from what is there. The lists may be used again afterwards. */
  write(row: CellRow, keys: readonly string[], values: readonly CellValue[]): void {
    const shape = this.#shapeOf(keys.filter((key, at) => this.#before(row, key) !== values[at]))
    if (shape.keys.length === 0) return
    shape.ids.push(row.id)
    for (const [at, key] of keys.entries()) {
      const value = values[at] ?? null
      if (this.#before(row, key) === value) continue
      shape.values.push(value)
      if (this.#book.wantsSamples || this.#targets.hasPrices) this.#sample(row, key, value)
    }
  }

  refuse(rejection: Rejection, row: CellRow): void {
    const target = this.#targets.of(rejection.column ?? '')
    if (!target) throw new Error(`Refused outside of the selection: ${rejection.message}`)
    const before = row.values[target.at] ?? null
    // A value of old that no rule would let in today comes back with its table: nobody has changed it.
    if (this.#isTyped && before !== null && target.text(target.border(before)) === rejection.value) return
    // What the model says already changes nothing: there is nothing to override.
    if (rejection.code === 'inherited-value' && rejection.value === (before === null ? null : String(before))) return
    this.#book.refuse(rejection, target.key)
    if (!this.#book.wantsRefusedSamples) return
    this.#book.refusedSample({
      productId: row.id,
      sku: String(row.values[AT.sku]),
      column: target.key,
      before: target.border(row.values[target.at] ?? null),
      after: rejection.value,
      reason: rejection,
      price: null,
    })
  }

  /** Counts what was taken; call once. A product's family and kind that move along with its model are no cells of ours. */
  finish(): readonly PlannedShape[] {
    const shapes = [...this.#byKeys.values()].filter(({ ids }) => ids.length > 0)
    for (const { keys, ids } of shapes)
      for (const key of keys) if (this.#targets.of(key)) this.#book.change(ids[0] ?? 0, key, ids.length)
    return shapes
  }

  #before(row: CellRow, key: string): CellValue {
    return row.values[this.#targets.placeOf(key)] ?? null
  }

  #shapeOf(keys: readonly string[]): PlannedShape {
    const last = this.#last
    if (last?.keys.length === keys.length && last.keys.every((key, at) => key === keys[at])) return last
    const name = keys.join('\n')
    let shape = this.#byKeys.get(name)
    if (!shape) this.#byKeys.set(name, (shape = { keys: [...keys], ids: [], values: [] }))
    this.#last = shape
    return shape
  }

  #sample(row: CellRow, key: string, after: CellValue): void {
    const target = this.#targets.of(key)
    if (!target) return
    const product = { productId: row.id, sku: String(row.values[AT.sku]) }
    const price = this.#targets.priceChange(target, row, after)
    if (price) this.#book.price({ ...product, price })
    if (!this.#book.wantsSamples && !price?.needsApproval) return
    const before = target.border(row.values[target.at] ?? null)
    this.#book.sample({ ...product, column: key, before, after: target.border(after), price })
  }
}
