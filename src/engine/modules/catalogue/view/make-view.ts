import type { ViewQuery } from '../../../../shared/contract/catalogue.ts'
import type { Slice } from '../../../runtime/long-read.ts'
import type { Slot } from '../../../core/structure/model.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import type { ComputedColumns } from '../computed-columns.ts'
import type { FilterPart } from '../filter/compile.ts'
import { filterParts } from '../filter/compile.ts'
import { toBorder } from '../read/border.ts'
import { jsonList } from '../../../core/values/options.ts'
import { search } from '../search/search.ts'
import type { CommitFollower } from './commits.ts'
import { followCommits } from './commits.ts'
import type { Groups } from './groups.ts'
import { findRuns } from './groups.ts'
import { IdSet } from './id-set.ts'
import { Lru } from './lru.ts'
import type { ProductSet } from './mask.ts'
import { Mask, inAll } from './mask.ts'
import { readRows } from './page-rows.ts'
import { pastIds } from './past-rows.ts'
import { scanProducts } from './scan.ts'
import { SortOrder } from './sort-order.ts'
import { TextColumn } from './text-column.ts'
import type { ViewColumn } from './view-column.ts'
import { viewColumn } from './view-column.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'

/** A mask is a byte a product. */
const MAX_MASKS = 24
/** An order is 4 bytes a product and its keys up to 100: of a million products two are kept, else up to eight. */
const MAX_ORDERS = 8
const MAX_ORDERED = 2_000_000

/** Folded texts are a byte a letter: the names of a million products in two languages. A column longer than this is not kept. */
const MAX_LETTERS = 64_000_000
const MAX_TEXTS = 6

/** How long the thread works before it looks whether the view is still wanted. */
export const SLICE_MS = 40

/** What the reader asks for: a view under its caller's key. */
export interface ViewNeed {
  readonly viewKey: string
  readonly query: ViewQuery
  readonly isRefresh: boolean
}

/** A view as it was made: ids in memory that threads share. */
export interface MadeView {
  readonly need: ViewNeed
  readonly ids: Uint32Array
  /** Null where the view has none. */
  readonly groups: Groups | null
  /** The newest change row that it includes. */
  readonly seq: number
}

/**
 * One slice of making a view, on the scanner thread. What views are made of (masks, orders) is kept and mended for
 * products changed since, or dropped when they are many; a view given up half way goes on from there when asked again.
 */
export function makeView(context: ReadContext, computed: ComputedColumns, need: ViewNeed): Slice {
  let maker = context.memory.get('catalogue.maker') as ViewMaker | undefined // only ever set here
  if (!maker) context.memory.set('catalogue.maker', (maker = new ViewMaker(context, computed)))
  const made = maker
  return context.db.transaction(() => made.slice(need))()
}

/** Makes the views of one connection out of masks, orders and texts that it keeps. */
export class ViewMaker {
  readonly #context: ReadContext
  readonly #computed: ComputedColumns
  readonly #commits: CommitFollower
  readonly #masks = new Lru<Mask>(MAX_MASKS)
  readonly #orders = new Lru<SortOrder>(MAX_ORDERS)
  readonly #texts = new Lru<TextColumn>(MAX_TEXTS)
  /** Columns whose texts are too long to be kept. */
  readonly #tooLong = new Set<number>()

  constructor(context: ReadContext, computed: ComputedColumns, commits = followCommits(context.db)) {
    this.#context = context
    this.#computed = computed
    this.#commits = commits
  }

  /** Products are a table with narrow indexes; those of then are a view (past-maker.ts). */
  get #isTable(): boolean {
    return this.#db.prepare("SELECT 1 FROM sqlite_temp_schema WHERE name = 'product'").get() === undefined
  }

  get #db(): Db {
    return this.#context.db
  }

  slice(need: ViewNeed): Slice {
    const until = performance.now() + SLICE_MS
    this.#catchUp()
    this.#dropLongTexts()
    const { filter } = need.query
    const sort = orderOf(need.query)
    const masks = this.#masksOf(filter)
    for (const { scan } of masks) if (scan.share < 1 && performance.now() < until) scan.advance(until)
    const orders = sort.map(({ column }) => this.#order(column, sort.length))
    for (const order of orders) if (performance.now() < until) order.advance(this.#db, until)
    const shares = [...masks.map(({ scan }) => scan.share), ...orders.map(({ share }) => share)]
    if (shares.some((share) => share < 1)) return { share: shares.reduce((sum, share) => sum + share) / shares.length }
    const ids = shared(this.#make(need.query))
    return { made: { need, ids, groups: this.#groups(need.query, ids), seq: this.#commits.seq } satisfies MadeView }
  }

  /** The groups that a view is ordered in, named by the values of their first product; of the past there are none. */
  #groups({ group, asOf }: ViewQuery, ids: Uint32Array): Groups | null {
    if (!group || asOf !== undefined) return null
    const { columns } = group
    const orders = columns.map(({ column }) => this.#order(column, columns.length))
    const runs = findRuns(
      ids,
      orders.map((order) => order.ranks()),
    )
    const first = [...runs.starts].map((start) => ids[start] as number) // starts are places of ids
    const rows = readRows(
      this.#db,
      orders.map(({ column }) => column),
      first,
    )
    const values = new Map(rows.map((row) => [row.id, row.values]))
    return {
      levels: columns.length,
      ...runs,
      values: first.map((id) => orders.map(({ column }, level) => this.#groupValue(column, values.get(id)?.[level]))),
    }
  }

  /** What a group is named by: of several values the first, which its products are ordered by. */
  #groupValue({ column }: ViewColumn, stored: CellValue = null): CellValue {
    if (stored === null || !column?.slot) return stored
    const value = toBorder(this.#db, this.#context.structure(), column.slot, stored)
    return typeof value === 'string' ? (jsonList(value)?.[0] ?? value) : value
  }

  #catchUp(): void {
    const changes = this.#commits.next(this.#context.structure().version)
    if (changes === null) {
      this.#masks.clear()
      this.#orders.clear()
      this.#texts.clear()
      this.#tooLong.clear()
    } else if (changes.size > 0) {
      for (const mask of this.#masks.values()) mask.follow(this.#db, changes)
      for (const order of this.#orders.values()) order.follow(this.#db, changes)
      for (const texts of this.#texts.values()) texts.follow(this.#db, changes)
    }
  }

  #make(query: ViewQuery): Uint32Array {
    const ids = this.#idsOf(query)
    return query.asOf === undefined || isNarrowed(query) ? ids : pastIds(this.#db, query.asOf, ids)
  }

  #idsOf(query: ViewQuery): Uint32Array {
    const { filter, search: words } = query
    const sort = orderOf(query)
    const mask: ProductSet = inAll(this.#masksOf(filter))
    const found = words.trim() === '' ? null : search(this.#context, words).filter((id) => mask.has(id))
    const [first] = sort
    if (!first) return found ?? mask.ids
    // Few products, or several columns: compare places. Else walk along the column, which costs the same for any.
    const isFew = found !== null && found.length * 8 < mask.count
    if (isFew || sort.length > 1) return this.#sorted(found ?? mask.ids, sort)
    return this.#along(first, found ? new IdSet(found) : mask, found ?? mask.ids)
  }

  /** All candidates in the order of one column; those without a value come last, whichever way it goes. */
  #along(
    { column, descending }: ViewQuery['sort'][number],
    isWanted: { has(id: number): boolean },
    candidates: Uint32Array,
  ): Uint32Array {
    const order = this.#order(column)
    const { ids } = order
    const ordered = new Uint32Array(candidates.length)
    let count = 0
    for (let index = 0; index < ids.length; index++) {
      const id = ids[descending ? ids.length - 1 - index : index] as number // within the order
      if (isWanted.has(id)) ordered[count++] = id
    }
    if (count < ordered.length) for (const id of candidates) if (!order.has(id)) ordered[count++] = id
    return ordered
  }

  #sorted(candidates: Uint32Array, sort: ViewQuery['sort']): Uint32Array {
    const keys = sort.map(({ column, descending }) => ({ ranks: this.#order(column).ranks(), descending }))
    return candidates.slice().sort((a, b) => {
      for (const { ranks, descending } of keys) {
        const [first, second] = [ranks[a] ?? -1, ranks[b] ?? -1]
        if (first === second) continue
        if (first === -1 || second === -1) return first === -1 ? 1 : -1
        return descending ? second - first : first - second
      }
      return a - b
    })
  }

  /** Which products each part of a filter holds for. */
  #masksOf(filter: string): readonly Mask[] {
    const context = { structure: this.#context.structure(), computed: this.#computed }
    return filterParts(context, filter.trim()).map((part) => this.#mask(part))
  }

  #mask({ key, fragment, text }: FilterPart): Mask {
    const known = this.#masks.get(key)
    if (known) return known
    const isInMemory = text !== null && !this.#tooLong.has(text.slot.id)
    return this.#masks.set(
      key,
      new Mask(fragment, (onIds) =>
        isInMemory
          ? this.#textsOf(text.slot).find(text, onIds)
          : scanProducts<number>(this.#db, {
              select: 'p.id',
              where: fragment,
              isAtOnce: key === '' && this.#isTable,
              onRows: onIds,
            }),
      ),
    )
  }

  #textsOf(slot: Slot): TextColumn {
    const key = String(slot.id)
    return this.#texts.get(key) ?? this.#texts.set(key, new TextColumn(this.#db, slot))
  }

  /** What is kept stays within bounds; a column that alone goes beyond them is asked by SQL from now on. */
  #dropLongTexts(): void {
    let letters = 0
    for (const [key, texts] of [...this.#texts.entries()].toReversed()) {
      letters += texts.letters
      if (letters <= MAX_LETTERS) continue
      this.#texts.delete(key)
      if (texts.letters <= MAX_LETTERS) continue
      this.#tooLong.add(Number(key))
      this.#masks.clear() // of those that wait for it
    }
  }

  /** The order by a column, which stays while a view by so many columns is made. */
  #order(key: string, together = 1): SortOrder {
    const known = this.#orders.get(key)
    if (known) return known
    const column = viewColumn(this.#context.structure(), this.#computed, key)
    const products = Number(this.#db.prepare('SELECT MAX(id) FROM product').pluck().get() ?? 0)
    this.#orders.keep(Math.max(together, Math.floor(MAX_ORDERED / Math.max(1, products))) - 1)
    return this.#orders.set(key, new SortOrder(this.#db, column))
  }
}

/** What a view is ordered by: by what groups it first. */
function orderOf({ group, sort }: ViewQuery): ViewQuery['sort'] {
  const columns = group?.columns ?? []
  return [...columns, ...sort.filter(({ column }) => !columns.some((each) => each.column === column))]
}

/** Whether values decide which products there are, or in which order. */
export function isNarrowed(query: ViewQuery): boolean {
  return query.filter.trim() !== '' || query.search.trim() !== '' || orderOf(query).length > 0
}

/** The same ids in memory that needs no copying from thread to thread. */
function shared(ids: Uint32Array): Uint32Array {
  const copy = new Uint32Array(new SharedArrayBuffer(ids.byteLength))
  copy.set(ids)
  return copy
}
