import type { ViewQuery } from '../../../../shared/contract/catalogue.ts'
import { LongReadNeeded } from '../../../runtime/long-read.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { ComputedColumns } from '../computed-columns.ts'
import type { Groups, Seen } from './groups.ts'
import { keptGroups, seenOf } from './groups.ts'
import type { IdSet } from './id-set.ts'
import { LiveProducts } from './live-products.ts'
import { Lru } from './lru.ts'
import type { MadeView, ViewNeed } from './make-view.ts'
import type { ViewColumn } from './view-column.ts'
import { viewColumn } from './view-column.ts'

/** A view is 4 bytes a product. */
const MAX_VIEWS = 8

/** Ways of having groups open that are kept of a view: back and forth, positions mean the same. */
const MAX_SHAPES = 4

/** The products of one view, in order; kept under the caller's key until another query or a refresh comes. */
interface View {
  readonly query: string
  /** Of the past: nothing that happens now changes it. */
  readonly isPast: boolean
  ids: Uint32Array
  groups: Groups | null
  /** What is seen of it, by which groups are open. */
  readonly shapes: Lru<Shape>
  /** Made for a refresh that has not been answered yet. */
  isFresh: boolean
}

interface Shape extends Seen {
  /** Stamps the positions: another one whenever one may mean another product. */
  readonly order: number
  /** With those of closed groups. */
  readonly products: number
}

/** The views that this thread keeps to answer pages fast; lost with the thread, made again when asked. */
export interface Views {
  /**
   * The ids of a view in their order. When there is no such view, or it is another query's or to be refreshed, the
   * scanner has to make it first: throws `LongReadNeeded`, and is asked again.
   */
  ids(viewKey: string, query: ViewQuery, refresh: boolean): Uint32Array
  /** As `ids`, with the stamp of their order and the groups they stand in. */
  view(viewKey: string, query: ViewQuery, refresh: boolean): Shape
  /**
   * As `view`, in the order of this stamp while that is known: who has not heard yet of the order that came after it
   * counts positions in this one. Null: as it is.
   */
  viewAt(viewKey: string, query: ViewQuery, order: number | null): Shape
  column(key: string): ViewColumn
  /** The newest change row that what was read includes. */
  readonly version: number
}

/** The views of a reading thread, as of the read transaction that is open now. */
export function currentViews(context: ReadContext, computed: ComputedColumns): Views {
  return keeperOf(context, computed)
}

/** Keeps a view that the scanner has made. */
export function takeView(context: ReadContext, computed: ComputedColumns, made: MadeView): void {
  context.db.transaction(() => keeperOf(context, computed).take(made))()
}

function keeperOf(context: ReadContext, computed: ComputedColumns): Keeper {
  let keeper = context.memory.get('catalogue.views') as Keeper | undefined // only ever set here
  if (!keeper) context.memory.set('catalogue.views', (keeper = new Keeper(context, computed)))
  keeper.catchUp()
  return keeper
}

class Keeper implements Views {
  readonly #context: ReadContext
  readonly #computed: ComputedColumns
  readonly #live: LiveProducts
  readonly #columns = new Map<string, ViewColumn>()
  readonly #views = new Lru<View>(MAX_VIEWS)
  /** What each view was before it became another: a window works with that until it has the answer with the new one. */
  readonly #replaced = new Lru<View>(MAX_VIEWS)
  #structureVersion: number | null = null
  // Begins anywhere, so that no stamp of an engine before this one is taken for one of this.
  #lastOrder = Math.floor(Math.random() * 2 ** 40)

  constructor(context: ReadContext, computed: ComputedColumns) {
    this.#context = context
    this.#computed = computed
    this.#live = new LiveProducts(context.db)
  }

  get version(): number {
    return this.#live.seq
  }

  catchUp(): void {
    const { version } = this.#context.structure()
    if (version !== this.#structureVersion) this.#columns.clear()
    this.#structureVersion = version
    // Products that are gone leave every view at once; nothing else moves until a refresh.
    this.#drop(this.#live.follow())
  }

  /** Takes products out of every view; null: whatever is no longer there. */
  #drop(gone: IdSet | null): void {
    if (gone?.size === 0) return
    for (const view of [...this.#views.values(), ...this.#replaced.values()]) {
      if (view.isPast) continue
      const isKept = (id: number): boolean => (gone ? !gone.has(id) : this.#live.has(id))
      const ids = view.ids.filter(isKept)
      if (ids.length === view.ids.length) continue
      if (view.groups) view.groups = keptGroups(view.groups, view.ids, isKept)
      view.ids = ids
      view.shapes.clear()
    }
  }

  ids(viewKey: string, query: ViewQuery, refresh: boolean): Uint32Array {
    return this.view(viewKey, query, refresh).ids
  }

  view(viewKey: string, query: ViewQuery, refresh: boolean): Shape {
    return this.#shape(this.#view(viewKey, query, refresh), query.group)
  }

  viewAt(viewKey: string, query: ViewQuery, order: number | null): Shape {
    for (const kept of [this.#views.get(viewKey), this.#replaced.get(viewKey)]) {
      const shape = kept?.query === nameOf(query) ? kept.shapes.get(shapeOf(kept, query.group)) : undefined
      if (shape && shape.order === order) return shape
    }
    return this.view(viewKey, query, false)
  }

  #shape(view: View, group: ViewQuery['group']): Shape {
    const { ids, groups, shapes } = view
    const name = shapeOf(view, group)
    const seen = (): Seen => (group && groups ? seenOf(ids, groups, group) : { ids, rows: [] })
    return shapes.get(name) ?? shapes.set(name, { ...seen(), order: ++this.#lastOrder, products: ids.length })
  }

  #view(viewKey: string, query: ViewQuery, refresh: boolean): View {
    const view = this.#views.get(viewKey)
    if (view?.query !== nameOf(query) || (refresh && !view.isFresh)) {
      if (isEverything(query)) return this.#keep(viewKey, query, this.#live.ids, null, false)
      const input: ViewNeed = { viewKey, query, isRefresh: refresh }
      // A page of what is shown and the view that is to come after it do not end each other.
      const key = refresh ? viewKey : `${viewKey} again`
      throw new LongReadNeeded({ key, make: 'catalogue.makeView', take: 'catalogue.takeView', input })
    }
    if (refresh) view.isFresh = false
    return view
  }

  take({ need: { viewKey, query, isRefresh }, ids, groups, seq }: MadeView): void {
    // What has come or gone since; of many any may have.
    const moved = query.asOf === undefined ? (this.#live.movedSince(seq) ?? [...ids]) : []
    const gone = this.#live.goneOf(moved)
    if (gone.size === 0) return void this.#keep(viewKey, query, ids, groups, isRefresh)
    const isKept = (id: number): boolean => !gone.has(id)
    this.#keep(viewKey, query, ids.filter(isKept), groups && keptGroups(groups, ids, isKept), isRefresh)
  }

  #keep(viewKey: string, query: ViewQuery, ids: Uint32Array, groups: Groups | null, isFresh: boolean): View {
    const isPast = query.asOf !== undefined
    const before = this.#views.get(viewKey)
    // Where each position means the product that it meant, what somebody selects or pastes by them still holds.
    const isSame = before && !groups && !before.groups && areEqual(before.ids, ids)
    if (before && !isSame) this.#replaced.set(viewKey, before)
    return this.#views.set(viewKey, {
      query: nameOf(query),
      isPast,
      ids,
      groups,
      shapes: isSame ? before.shapes : new Lru<Shape>(MAX_SHAPES),
      isFresh,
    })
  }

  column(key: string): ViewColumn {
    let column = this.#columns.get(key)
    if (!column) this.#columns.set(key, (column = viewColumn(this.#context.structure(), this.#computed, key)))
    return column
  }
}

/** Which of its groups are open. */
function shapeOf({ groups }: View, group: ViewQuery['group']): string {
  return group && groups ? JSON.stringify([group.isOpen, group.except]) : ''
}

/** What makes a view another one: not which of its groups are open. */
function nameOf({ group, ...query }: ViewQuery): string {
  return JSON.stringify([query, group?.columns])
}

function areEqual(some: Uint32Array, others: Uint32Array): boolean {
  return some.length === others.length && some.every((id, at) => id === others[at])
}

/** All products as they came: what a catalogue opens with, and cheap enough to be made here. */
function isEverything({ filter, search, sort, group, asOf }: ViewQuery): boolean {
  return asOf === undefined && group === undefined && filter.trim() === '' && search.trim() === '' && sort.length === 0
}
