import type { Difference } from '../../../shared/contract/history.ts'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { ReadContext } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import { prepared } from '../../store/database.ts'
import { seqNow } from '../../store/moments.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import { currentViews, summaryOf, toBorder } from '../catalogue/index.ts'
import type { CellsBetween } from './cells-between.ts'
import { cellsBetween } from './cells-between.ts'
import type { Narrowed } from './narrow.ts'
import { bandsOf, inSelection } from './narrow.ts'

/** The cells of a difference that its filters leave, by their places in `cells`. */
export interface Found {
  readonly cells: CellsBetween
  readonly places: Uint32Array
  readonly products: number
  readonly created: number
  readonly removed: number
}

type Cell = Result<'history.difference'>['cells'][number]

const FACETS_MOST = 200

/** A page of what differs, with its counts. */
export function difference(
  context: ReadContext,
  computed: ComputedColumns,
  { difference: asked, from, count }: Parsed<'history.difference'>,
): Result<'history.difference'> {
  const narrowed = { asked, bands: bandsOf(context, computed, asked) }
  return context.db.transaction(() => {
    const found = findCells(context, computed, narrowed)
    const { cells, places, products, created, removed } = found
    const page = [...readCells(context, cells, places.subarray(from, from + count))]
    return {
      total: places.length,
      products,
      created,
      removed,
      cells: page,
      steps: [...new Set(page.map(({ changeSetId }) => changeSetId))].flatMap((id) => stepOf(context.db, id)),
      facets: facetsOf(context, asked, cells),
    }
  })()
}

/**
 * Finds the cells of a difference; they are kept for the next page, but where a filter of products decides: that goes by
 * how they are now.
 */
export function findCells(context: ReadContext, computed: ComputedColumns, narrowed: Narrowed): Found {
  const { asked } = narrowed
  const key = `${context.structure().version} ${JSON.stringify(asked)}`
  const kept = context.memory.get('history.found') as { key: string; found: Found } | undefined // only ever set here
  if (kept?.key === key) return kept.found
  const found = find(context, computed, narrowed)
  if (asked.filter.trim() === '') context.memory.set('history.found', { key, found })
  return found
}

function find(context: ReadContext, computed: ComputedColumns, { asked, bands }: Narrowed): Found {
  if (asked.from > asked.to) throw new AppError('invalid-input', 'The first moment must be before the second.', {})
  const { slots } = context.structure()
  const cells = between(context, asked.from, asked.to)
  const columns = asked.columns.length === 0 ? null : new Set(asked.columns.map((key) => slots.get(key)?.id ?? -1))
  const ids = asked.productIds === null ? null : new Set(asked.productIds)
  const shown = asked.filter.trim() === '' ? null : productsOf(context, computed, asked.filter)
  const isSelected = bands === null ? null : inSelection(slots, bands)
  const isWanted = stepFilter(context.db, asked)
  const places = new Uint32Array(cells.count)
  let count = 0
  for (let place = 0; place < cells.count; place++) {
    const productId = cells.products[place] as number // within the list, as below
    if (columns !== null && !columns.has(cells.slots[place] as number)) continue
    if (ids !== null && !ids.has(productId)) continue
    if (shown !== null && !shown.has(productId)) continue
    if (isSelected !== null && !isSelected(productId, cells.slots[place] as number)) continue
    if (isWanted !== null && !isWanted(cells.changeSets[place] as number)) continue
    places[count++] = place
  }
  const products = new Set<number>()
  for (let at = 0; at < count; at++) products.add(cells.products[places[at] as number] as number)
  return {
    cells,
    places: places.slice(0, count),
    products: products.size,
    created: countIn(cells.created, products),
    removed: countIn(cells.removed, products),
  }
}

/** The cells at these places with their values, as people see them. */
export function* readCells({ db, structure }: ReadContext, cells: CellsBetween, places: Uint32Array): Generator<Cell> {
  const model = structure()
  const rows = rowReader(db)
  const skuOf = prepared(db, 'SELECT sku FROM product WHERE id = ?', 'pluck')
  let last = { productId: 0, sku: null as string | null }
  for (const place of places) {
    const productId = cells.products[place] as number // within the list, as below
    const slotId = cells.slots[place] as number
    const slot = model.slotsById.get(slotId)
    const shown = (value: CellValue): CellValue => (slot ? toBorder(db, model, slot, value) : value)
    if (productId !== last.productId) last = { productId, sku: (skuOf.get(productId) as string | undefined) ?? null }
    yield {
      productId,
      sku: last.sku,
      column: slot?.key ?? `#${slotId}`,
      before: shown(rows(cells.first[place] as number, 'before', slotId)),
      after: shown(rows(cells.last[place] as number, 'after', slotId)),
      changeSetId: cells.changeSets[place] as number,
    }
  }
}

/** Of the same cells, only what they held at first, as people see it: half the reading of `readCells`. */
export function* readBefore(
  { db, structure }: ReadContext,
  cells: CellsBetween,
  places: Uint32Array,
): Generator<Pick<Cell, 'productId' | 'column' | 'before'>> {
  const model = structure()
  const rows = rowReader(db)
  for (const place of places) {
    const slotId = cells.slots[place] as number // within the list, as below
    const slot = model.slotsById.get(slotId)
    const value = rows(cells.first[place] as number, 'before', slotId)
    yield {
      productId: cells.products[place] as number,
      column: slot?.key ?? `#${slotId}`,
      before: slot ? toBorder(db, model, slot, value) : value,
    }
  }
}

export function stepOf(db: Db, changeSetId: number): Result<'history.difference'>['steps'] {
  try {
    return [summaryOf(db, changeSetId)]
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return [] // an import under way, or taken back
    throw error
  }
}

/** Values out of change rows by slot; the rows of the cells before are remembered, since a product's cells share them. */
function rowReader(db: Db): (seq: number, side: 'before' | 'after', slotId: number) => CellValue {
  const sides = { before: sideReader(db, 'before'), after: sideReader(db, 'after') }
  return (seq, side, slotId) => {
    const { slots, values } = sides[side](seq)
    return values[slots.indexOf(slotId)] ?? null
  }
}

interface RowSide {
  readonly slots: readonly number[]
  readonly values: readonly CellValue[]
}

function sideReader(db: Db, side: 'before' | 'after'): (seq: number) => RowSide {
  const read = prepared(db, `SELECT shape_id, ${side} FROM change WHERE seq = ?`, 'raw')
  const slotsOf = prepared(db, 'SELECT slots FROM change_shape WHERE id = ?', 'pluck')
  const shapes = new Map<number, readonly number[]>()
  const parsed = new Map<number, RowSide>()
  return (seq) => {
    const known = parsed.get(seq)
    if (known) return known
    const [shape, text] = read.get(seq) as [number, string | null]
    let slots = shapes.get(shape)
    if (!slots) shapes.set(shape, (slots = JSON.parse(slotsOf.get(shape) as string) as number[])) // written by the journal
    const row = { slots, values: JSON.parse(text ?? '[]') as CellValue[] } // likewise, in the order of the slots
    if (parsed.size > 64) parsed.clear()
    parsed.set(seq, row)
    return row
  }
}

/** Lists kept: the one on the screen, and the one that is restored or was on it before. */
const KEPT = 2

function between({ db, memory }: ReadContext, from: number, to: number): CellsBetween {
  const kept = (memory.get('history.between') ?? new Map()) as Map<string, CellsBetween> // only ever set here
  memory.set('history.between', kept)
  // What lies behind the end of the journal may still come: only what is written stays as it is.
  const key = `${from} ${Math.min(to, seqNow(db))}`
  const known = kept.get(key) ?? cellsBetween(db, from, to)
  kept.delete(key)
  kept.set(key, known)
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old)
  return known
}

function productsOf(context: ReadContext, computed: ComputedColumns, filter: string): ReadonlySet<number> {
  const views = currentViews(context, computed)
  return new Set(views.ids(`history ${filter}`, { filter, search: '', sort: [] }, true))
}

function stepFilter(
  db: Db,
  { actor, kind, origin, supplier, changeSetId }: Difference,
): ((id: number) => boolean) | null {
  if (actor === null && kind === null && origin === null && supplier === null && changeSetId === null) return null
  const read = prepared(db, 'SELECT actor, kind, origin, supplier FROM change_set WHERE id = ?')
  const known = new Map<number, boolean>()
  return (id) => {
    let isWanted = known.get(id)
    if (isWanted === undefined) {
      const set = read.get(id) as { actor: string; kind: string; origin: string; supplier: string | null }
      isWanted =
        (actor === null || set.actor === actor) &&
        (kind === null || set.kind === kind) &&
        (origin === null || set.origin === origin) &&
        (supplier === null || set.supplier === supplier) &&
        (changeSetId === null || id === changeSetId)
      known.set(id, isWanted)
    }
    return isWanted
  }
}

function facetsOf(
  { db, structure, memory }: ReadContext,
  { from, to }: Difference,
  cells: CellsBetween,
): Result<'history.difference'>['facets'] {
  const version = `${from} ${to} ${structure().version}`
  const kept = memory.get('history.facets') as { version: string; facets: Facets } | undefined // only ever set here
  if (kept?.version === version) return kept.facets
  const bySlot = new Map<number, number>()
  const bySet = new Map<number, number>()
  for (let place = 0; place < cells.count; place++) {
    const slotId = cells.slots[place] as number // within the list
    const setId = cells.changeSets[place] as number
    bySlot.set(slotId, (bySlot.get(slotId) ?? 0) + 1)
    bySet.set(setId, (bySet.get(setId) ?? 0) + 1)
  }
  const read = prepared(db, 'SELECT actor, kind, supplier FROM change_set WHERE id = ?')
  const actors = new Map<string, number>()
  const kinds = new Map<string, number>()
  const suppliers = new Map<string, number>()
  for (const [id, count] of bySet) {
    const { actor, kind, supplier } = read.get(id) as { actor: string; kind: string; supplier: string | null }
    actors.set(actor, (actors.get(actor) ?? 0) + count)
    kinds.set(kind, (kinds.get(kind) ?? 0) + count)
    if (supplier !== null) suppliers.set(supplier, (suppliers.get(supplier) ?? 0) + count)
  }
  const columns = new Map([...bySlot].map(([id, count]) => [structure().slotsById.get(id)?.key ?? `#${id}`, count]))
  const facets = {
    columns: mostFirst(columns),
    actors: mostFirst(actors),
    kinds: mostFirst(kinds),
    suppliers: mostFirst(suppliers),
  }
  memory.set('history.facets', { version, facets })
  return facets
}

type Facets = Result<'history.difference'>['facets']

function mostFirst(counts: ReadonlyMap<string, number>): { key: string; cells: number }[] {
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, FACETS_MOST)
    .map(([key, cells]) => ({ key, cells }))
}

function countIn(ids: ReadonlySet<number>, among: ReadonlySet<number>): number {
  let count = 0
  for (const id of ids) if (among.has(id)) count++
  return count
}
