import type { TextFormat } from '../../../../shared/contract/common.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { OWNERS } from '../../../../shared/vocabulary.ts'
import { compileOperation } from '../../../core/sheet/compile-operation.ts'
import { decimalMarkOf } from '../../../core/sheet/language.ts'
import { parseColumnKey } from '../../../../shared/column-key.ts'
import type { PriceChange } from '../../../core/sheet/price-change.ts'
import { COST_ATTRIBUTES, priceChange } from '../../../core/sheet/price-change.ts'
import type { OtherCell, Transform } from '../../../core/sheet/outcome.ts'
import { LEAVE } from '../../../core/sheet/outcome.ts'
import type { Column } from '../../../core/structure/column.ts'
import type { Slot, StructureModel } from '../../../core/structure/model.ts'
import { VAT_ATTRIBUTES } from '../../../../shared/vat.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import type { Problem } from '../../../core/values/problem.ts'
import { isProblem, problem } from '../../../core/values/problem.ts'
import type { ColumnReader } from '../../../core/values/read-intents.ts'
import { columnReader } from '../../../core/values/read-intents.ts'
import type { Db } from '../../../store/database.ts'
import { isExclusiveColumn } from '../read/exclusive.ts'
import type { Chunk } from './chunk.ts'
import { ALWAYS } from './chunk.ts'
import type { CellRow } from './read-cells.ts'
import { borderOf, textOf } from './read-cells.ts'

type Reader = Extract<ColumnReader, { ok: true }>

/** A column of a chunk that may be written. */
export interface Target {
  readonly key: string
  readonly column: Column
  /** Its place in the columns of the chunk. */
  readonly index: number
  /** Its place among the slots that are read. */
  readonly at: number
  readonly reader: Reader
  readonly transform: Transform
  readonly isExclusive: boolean
  readonly border: (value: CellValue) => CellValue
  readonly text: (value: CellValue) => string
}

/** The columns of a chunk that may be written, and what has to be read of each product for them. */
export class Targets {
  readonly list: Target[] = []
  readonly slots: (Slot | null)[] = [...ALWAYS]
  readonly #byKey = new Map<string, Target>()
  readonly #places = new Map<string, number>(ALWAYS.map((slot, at) => [slot.key, at]))
  /** Places of cost and VAT, by the price they go with. */
  readonly #pricing = new Map<string, { readonly cost: number | null; readonly vat: number | null }>()
  readonly #others = new Map<string, (row: CellRow) => OtherCell>()
  readonly #db: Db
  readonly #structure: StructureModel
  readonly #chunk: Chunk
  readonly #format: TextFormat

  constructor(db: Db, structure: StructureModel, chunk: Chunk, format: TextFormat) {
    this.#db = db
    this.#structure = structure
    this.#chunk = chunk
    this.#format = format
  }

  /** Makes a column ready; answers with the problem where no cell of it may be written. */
  add(key: string, index: number): Target | Problem {
    const { source, format, language, override } = this.#chunk
    const writers = override?.includes('foreign') === true ? OWNERS : []
    const reader = columnReader(this.#structure, key, this.#format, writers)
    if (!reader.ok) return reader.problem
    const { column } = reader
    if (column.system === 'kind')
      return problem('read-only', 'The kind of a product follows from its model and variants.')
    const compiled =
      source.kind === 'operation'
        ? compileOperation(this.#structure, source.operation, column, { format, language })
        : { transform: () => LEAVE, reads: [] }
    if (isProblem(compiled)) return compiled
    for (const other of compiled.reads) this.#read(other)
    // What a shop pays itself is no price that anybody approves.
    if (this.#chunk.samples !== undefined && column.attribute?.type === 'price' && !column.attribute.isInternal)
      this.#readPricing(column)
    const target: Target = {
      key: column.key,
      column,
      index,
      at: this.#place(column),
      reader,
      transform: compiled.transform,
      isExclusive: isExclusiveColumn(column),
      border: borderOf(this.#db, this.#structure, column),
      text: textOf(this.#structure, column, format, language),
    }
    this.list.push(target)
    this.#byKey.set(column.key, target)
    return target
  }

  of(key: string): Target | undefined {
    return this.#byKey.get(key)
  }

  /** Where a column's values stand in a row that was read; -1 for one that was not. */
  placeOf(key: string): number {
    return this.#places.get(key) ?? -1
  }

  /** A column that an operation has asked for. */
  other(key: string, row: CellRow): OtherCell {
    const read = this.#others.get(key)
    if (!read) throw new Error(`${key} was not read`)
    return read(row)
  }

  /** Whether anybody looks at this plan, and there are prices in it. */
  get hasPrices(): boolean {
    return this.#pricing.size > 0
  }

  /** Whether what becomes of a cell can be seen from that cell alone. */
  get isGlanceEnough(): boolean {
    return this.#others.size === 0 && !this.list.some(({ isExclusive }) => isExclusive)
  }

  /** What a new price means, for those who look at a plan; null for other cells. */
  priceChange({ column, at }: Target, row: CellRow, after: CellValue): PriceChange | null {
    const places = this.#pricing.get(column.key)
    if (!places) return null
    const of = (place: number | null): CellValue => (place === null ? null : (row.values[place] ?? null))
    return priceChange(of(at), after, of(places.cost), of(places.vat))
  }

  #readPricing({ key }: Column): void {
    const placeOf = (codes: readonly string[], scope: string): number | null => {
      const code = codes.find((each) => this.#structure.attributes.has(each))
      const resolved = resolveColumn(this.#structure, `${code}${scope}`)
      return resolved.ok ? this.#place(resolved.column) : null
    }
    const currency = parseColumnKey(key)?.currency ?? ''
    this.#pricing.set(key, { cost: placeOf(COST_ATTRIBUTES, `/${currency}`), vat: placeOf(VAT_ATTRIBUTES, '') })
  }

  #place({ key, slot }: Column): number {
    let at = this.#places.get(key)
    if (at === undefined) this.#places.set(key, (at = this.slots.push(slot) - 1))
    return at
  }

  #read(key: string): void {
    const resolved = resolveColumn(this.#structure, key)
    if (!resolved.ok || this.#others.has(key)) return
    const { column } = resolved
    const at = this.#place(column)
    const border = borderOf(this.#db, this.#structure, column)
    const texts = new Map<string, (value: CellValue) => string>()
    const textIn = (language: string): ((value: CellValue) => string) => {
      let text = texts.get(language)
      if (!text) {
        const format = { ...this.#chunk.format, decimal: decimalMarkOf(language) }
        texts.set(language, (text = textOf(this.#structure, column, format, language)))
      }
      return text
    }
    this.#others.set(key, (row) => {
      const value = border(row.values[at] ?? null)
      return { column, value, text: (language) => textIn(language)(value) }
    })
  }
}
