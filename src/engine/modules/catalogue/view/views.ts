import type { ViewQuery } from '../../../../shared/contract/catalogue.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import type { ComputedColumns } from '../computed-columns.ts'
import { requireFilter } from '../filter/compile.ts'
import { search } from '../search/search.ts'
import type { CommitFollower } from './commits.ts'
import { followCommits } from './commits.ts'
import { IdSet } from './id-set.ts'
import { Lru } from './lru.ts'
import { Mask } from './mask.ts'
import { SortOrder } from './sort-order.ts'
import { pastIds } from './past-rows.ts'
import type { ViewColumn } from './view-column.ts'
import { viewColumn } from './view-column.ts'

// A mask is 100 kB for 100,000 products, an order 400 kB and its keys up to 10 MB, a view 400 kB.
const MAX_MASKS = 24
const MAX_ORDERS = 8
const MAX_VIEWS = 8

/** The products of one view, in order; kept under the caller's key until another query or a refresh comes. */
interface View {
  readonly query: string
  /** Of the past: nothing that happens now changes it. */
  readonly isPast: boolean
  ids: Uint32Array
  order: number
}

/** Everything this thread keeps to answer pages fast; lost with the thread, made again when asked. */
export interface Views {
  /** The ids of a view in their order, made when it is new, another query's, or to be refreshed. */
  ids(viewKey: string, query: ViewQuery, refresh: boolean): Uint32Array
  /** As `ids`, with the stamp of their order: another one whenever a position may mean another product. */
  view(viewKey: string, query: ViewQuery, refresh: boolean): { readonly ids: Uint32Array; readonly order: number }
  /** How many products a filter shows. */
  count(filter: string): number
  column(key: string): ViewColumn
  /** The newest change row that what was read includes. */
  readonly version: number
}

/**
 * The views of a reading thread, up to date with everything committed before the read transaction that is open now.
 * What was made of products before (masks, orders) is mended for those changed since, or dropped when they are many.
 */
export function currentViews(context: ReadContext, computed: ComputedColumns): Views {
  let keeper = context.memory.get('catalogue.views') as Keeper | undefined // only ever set here
  if (!keeper) context.memory.set('catalogue.views', (keeper = new Keeper(context, computed)))
  keeper.catchUp()
  return keeper
}

class Keeper implements Views {
  readonly #context: ReadContext
  readonly #computed: ComputedColumns
  readonly #commits: CommitFollower
  readonly #masks = new Lru<Mask>(MAX_MASKS)
  readonly #orders = new Lru<SortOrder>(MAX_ORDERS)
  readonly #columns = new Map<string, ViewColumn>()
  readonly #views = new Lru<View>(MAX_VIEWS)
  // Begins anywhere, so that no stamp of an engine before this one is taken for one of this.
  #lastOrder = Math.floor(Math.random() * 2 ** 40)

  constructor(context: ReadContext, computed: ComputedColumns) {
    this.#context = context
    this.#computed = computed
    this.#commits = followCommits(context.db)
  }

  get #db(): Db {
    return this.#context.db
  }

  get version(): number {
    return this.#commits.seq
  }

  catchUp(): void {
    const changes = this.#commits.next(this.#context.structure().version)
    if (changes === null) {
      this.#masks.clear()
      this.#orders.clear()
      this.#columns.clear()
    } else {
      if (changes.size === 0) return
      for (const mask of this.#masks.values()) mask.follow(this.#db, changes)
      for (const order of this.#orders.values()) order.follow(this.#db, changes)
    }
    // Products that are gone leave every view at once; nothing else moves until a refresh.
    if (changes === null || [...changes.values()].includes(null)) {
      for (const view of this.#views.values()) {
        if (view.isPast) continue
        const { length } = view.ids
        view.ids = view.ids.filter((id) => this.#mask('').has(id))
        if (view.ids.length < length) view.order = ++this.#lastOrder
      }
    }
  }

  ids(viewKey: string, query: ViewQuery, refresh: boolean): Uint32Array {
    return this.view(viewKey, query, refresh).ids
  }

  view(viewKey: string, query: ViewQuery, refresh: boolean): View {
    const text = JSON.stringify(query)
    const view = this.#views.get(viewKey)
    if (view && view.query === text && !refresh) return view
    const isPast = query.asOf !== undefined
    return this.#views.set(viewKey, { query: text, isPast, ids: this.#make(query), order: ++this.#lastOrder })
  }

  count(filter: string): number {
    return this.#mask(filter).count
  }

  column(key: string): ViewColumn {
    let column = this.#columns.get(key)
    if (!column) this.#columns.set(key, (column = viewColumn(this.#context.structure(), this.#computed, key)))
    return column
  }

  #make(query: ViewQuery): Uint32Array {
    const present = this.#present(query)
    const { asOf, filter, search: words, sort } = query
    if (asOf === undefined) return present
    return pastIds(this.#db, asOf, present, filter.trim() === '' && words.trim() === '', sort.length > 0)
  }

  #present({ filter, search: words, sort }: ViewQuery): Uint32Array {
    const mask = this.#mask(filter)
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

  #mask(filter: string): Mask {
    const source = filter.trim()
    const known = this.#masks.get(source)
    if (known) return known
    const context = { structure: this.#context.structure(), computed: this.#computed }
    return this.#masks.set(source, new Mask(this.#db, requireFilter(context, source)))
  }

  #order(key: string): SortOrder {
    return this.#orders.get(key) ?? this.#orders.set(key, new SortOrder(this.#db, this.column(key)))
  }
}
