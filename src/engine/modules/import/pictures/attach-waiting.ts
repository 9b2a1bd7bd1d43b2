import type { Result } from '../../../../shared/contract/index.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import { ownList } from '../../../core/structure/own-values.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import { jsonList } from '../../../core/values/options.ts'
import { refuseCell } from '../../../core/values/refuse-cell.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import type { Share } from '../../../runtime/sliced.ts'
import { slicedStep } from '../../../runtime/sliced.ts'
import type { ProductWrite } from '../../../store/change-tx.ts'
import { prepared } from '../../../store/database.ts'
import { placeOf } from '../../../store/inherit.ts'
import { earlierReply } from '../../../store/long-step.ts'
import { summaryIfAny } from '../../catalogue/index.ts'
import { readRun } from '../run/import-run.ts'
import { heldValues } from './keep-waiting.ts'
import { pictureFetched } from './fetched.ts'
import { WAITING } from './standing.ts'

export type Attached = Pick<Result<'pictures.fetch'>, 'pictures' | 'products' | 'changeSet'>

interface WaitingRow {
  readonly id: number
  readonly productId: number
  readonly key: string
  readonly pictures: string
  readonly held: string | null
  readonly parentId: number | null
}

/** Values written between two rests. */
const AT_ONCE = 500

/**
 * Puts the pictures that have come into the values that waited for them, in the order of the file, as one step. What is
 * still to come goes on waiting. Pictures that a person has added meanwhile stay, behind them; a main picture that a
 * person has chosen meanwhile stays. What a variant that came with the import shows otherwise than its model becomes its
 * own, as its other values did: of one that was there the plan has refused it.
 */
export const attachWaiting = slicedStep(
  'pictures.attach',
  function* (
    { db, store, structure }: WriteContext,
    { requestId, importId }: { readonly requestId: string; readonly importId: number },
  ): Generator<Share, Attached> {
    const earlier = earlierReply<Omit<Attached, 'changeSet'>>(store, requestId)
    if (earlier) return { ...earlier.reply, changeSet: summaryIfAny(db, earlier.changeSetId) }
    const isFetched = pictureFetched(db)
    // Models first: what their variants have from them is then no value of their own.
    const all = prepared(
      db,
      `SELECT w.id, w.product_id AS productId, w.column_key AS "key", w.pictures, w.held,
         p.parent_id AS parentId ${WAITING} AND w.import_id = ?
       ORDER BY parentId IS NOT NULL, w.id`,
    ).all(importId) as WaitingRow[]
    const { fileName } = readRun(db, importId)
    const label = (count: number) => ({ key: 'history.import-pictures', params: { file: fileName, count } })
    const products = new Set<number>()
    let pictures = 0
    const step = { kind: 'import-pictures', label: label(0), origin: 'import', requestId }
    const { changeSetId } = yield* store.changeInSlices(step, function* (tx) {
      const done = prepared(db, 'DELETE FROM picture_wait WHERE id = ?')
      const partly = prepared(db, 'UPDATE picture_wait SET held = ? WHERE id = ?')
      let behind = 0
      for (const rows of together(all)) {
        const held = heldValues(db, structure())
        const owned = new Map<number, Set<string>>()
        const writes: ProductWrite[] = []
        for (const row of rows) {
          const { id, productId, key, parentId } = row
          const wanted = jsonList(row.pictures) ?? []
          const here = [...new Set(wanted.flatMap((picture) => isFetched(picture) ?? []))]
          const resolved = resolveColumn(tx.structure(), key)
          const isWhole = wanted.every((picture) => isFetched(picture) !== null)
          const place = placeOf(db, tx.structure(), productId)
          const refusal = resolved.ok ? (refuseCell(resolved.column, place)?.code ?? null) : 'unknown-column'
          const isOwn = refusal === 'inherited-value'
          // Copies of what a model has just got come with the end of the step.
          const now = held(isOwn && parentId !== null ? parentId : productId, key)
          const isList = resolved.ok && resolved.column.attribute?.type === 'asset-collection'
          const isFree = isOwn || now === row.held
          const value = isList ? asList(here, row.held, isOwn ? null : now) : isFree ? (here[0] ?? null) : now
          if ((refusal === null || isOwn) && here.length > 0 && value !== now) {
            if (isOwn) {
              const own = (owned.get(productId) ?? new Set(place?.own)).add(key)
              owned.set(productId, own)
              writes.push({ productId, slots: [SYSTEM_SLOT.ownValues], values: [ownList(own)] })
            }
            writes.push({ productId, slots: [tx.slot(key)], values: [value] })
            products.add(productId)
            pictures += isList ? here.length : 1
          }
          if (isWhole || (refusal !== null && !isOwn)) done.run(id)
          else if (here.length > 0) partly.run(value, id)
        }
        // A product with both columns is written twice: a write is of one column.
        tx.writeProducts(writes)
        behind += rows.length
        yield { done: behind, total: all.length }
      }
      tx.setLabel(label(pictures))
      tx.setReply({ pictures, products: products.size } satisfies Omit<Attached, 'changeSet'>)
    })
    const changeSet = summaryIfAny(db, changeSetId)
    return { pictures, products: products.size, changeSet }
  },
)

/** Some rows at a time, models apart from what is below them: what these show of a model is what it has got by then. */
function together(all: readonly WaitingRow[]): WaitingRow[][] {
  const parts = [all.filter(({ parentId }) => parentId === null), all.filter(({ parentId }) => parentId !== null)]
  return parts.flatMap((rows) =>
    Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, at) => rows.slice(at * AT_ONCE, (at + 1) * AT_ONCE)),
  )
}

/** Those of the file, then what was added since the import. */
function asList(here: readonly string[], before: string | null, now: unknown): string | null {
  const held = typeof now === 'string' ? (jsonList(now) ?? []) : []
  const known = jsonList(before ?? '') ?? []
  const added = held.filter((hash) => !known.includes(hash) && !here.includes(hash))
  const list = [...here, ...added]
  return list.length === 0 ? null : JSON.stringify(list)
}
