import type { CellValue } from '../../../../../shared/vocabulary.ts'
import type { RecordChange } from '../../../../core/records/plan-record.ts'
import { isLendable, levelOf } from '../../../../core/structure/inheritance.ts'
import type { StructureModel } from '../../../../core/structure/model.ts'
import { ownList } from '../../../../core/structure/own-values.ts'
import { SYSTEM_SLOT } from '../../../../core/structure/system-slots.ts'
import type { Problem } from '../../../../core/values/problem.ts'
import { isProblem, problem } from '../../../../core/values/problem.ts'
import { readStep } from '../../../../runtime/module.ts'
import type { Sealed } from '../../../../runtime/sealed.ts'
import { seal } from '../../../../runtime/sealed.ts'
import type { Db } from '../../../../store/database.ts'
import { prepared, pluckStatement } from '../../../../store/database.ts'
import { placeOf } from '../../../../store/inherit.ts'
import { productRows } from '../../../../store/product-rows.ts'
import { readRun } from '../../run/import-run.ts'
import { openStaging } from '../../staging/staging-file.ts'
import type { PlannedWrite } from '../plan-steps.ts'
import { noteRowRejection } from './note-rejection.ts'
import type { Relation } from './relations.ts'
import { nextRelations, skusUnder } from './relations.ts'

export interface PlacesChunk {
  /** Null after the last relation. */
  readonly next: { readonly depth: number; readonly n: number } | null
  readonly keys: readonly string[]
  readonly count: number
  readonly writes: Sealed<readonly PlannedWrite[]>
}

const PLACING = [
  SYSTEM_SLOT.kind,
  SYSTEM_SLOT.parent,
  SYSTEM_SLOT.family,
  SYSTEM_SLOT.familyVariant,
  SYSTEM_SLOT.ownValues,
] as const
type PlacingValues = readonly (CellValue | undefined)[]
const STAYS: PlacingValues = PLACING.map(() => undefined)

/** Relations in one step. A chunk ends where the next are deeper: their models are to be written first. */
const AT_ONCE = 500

/** Turns noted models, variants and links into writes, now that all products are there; what leads nowhere is refused. */
export const planPlaces = readStep(
  'import.planPlaces',
  'worker',
  ({ db, structure }, { importId, after }: { importId: number; after: PlacesChunk['next'] }): PlacesChunk => {
    const staging = openStaging(readRun(db, importId).stagingPath, 'write')
    try {
      const found = nextRelations(staging, after, AT_ONCE)
      const relations = found.filter(({ depth }) => depth === found[0]?.depth)
      const last = relations.at(-1)
      const linkKeys = [...new Set(relations.flatMap(({ links }) => Object.keys(links)))]
      const emptied = new Map(relations.map((relation) => [relation.n, leftBehind(db, structure(), staging, relation)]))
      const emptyKeys = [...new Set([...emptied.values()].flat())]
      const writes = relations.flatMap((relation): PlannedWrite[] => {
        const productId = liveId(db, relation.sku)
        if (productId === null) return [] // its row was refused
        const refuse = (why: Problem): void => noteRowRejection(staging, relation.n, why, relation.sku)
        const placed = relation.change === null ? STAYS : placing(db, structure(), relation, relation.change, productId)
        if (isProblem(placed)) refuse(placed)
        const links = linkKeys.map((key) => linksOf(db, relation.links[key], refuse))
        const empty = emptyKeys.map((key) =>
          !isProblem(placed) && emptied.get(relation.n)?.includes(key) ? null : undefined,
        )
        return [{ row: relation.n, productId, values: [...(isProblem(placed) ? STAYS : placed), ...links, ...empty] }]
      })
      return {
        next: last === undefined ? null : { depth: last.depth, n: last.n },
        keys: [...PLACING.map(({ key }) => key), ...linkKeys, ...emptyKeys],
        count: writes.length,
        writes: seal(writes),
      }
    } finally {
      staging.close()
    }
  },
)

/** What puts a product where it is to stand, in the order of `PLACING`. */
function placing(
  db: Db,
  structure: StructureModel,
  { sku, scheme }: Relation,
  change: RecordChange,
  productId: number,
): PlacingValues | Problem {
  if (change.parent === null) {
    if (change.kind !== 'model') return ['product', null, undefined, undefined, null]
    const variant = structure.familyVariantsById.get(scheme ?? 0)
    if (variant === undefined) return STAYS // refused by `planSchemes`, or splits as before
    const familyId = stateOf(db, productId)?.familyId ?? null
    if (familyId !== null && familyId !== variant.familyId)
      return problem('wrong-family-variant', `"${sku}" is of another family than "${variant.code}".`, {
        name: variant.code,
      })
    return ['model', null, variant.familyId, variant.id, undefined]
  }
  const parentId = liveId(db, change.parent)
  if (parentId === null)
    return problem('unknown-parent', `There is no model "${change.parent}".`, { sku: change.parent })
  const place = placeOf(db, structure, parentId)
  const state = stateOf(db, parentId)
  if (state?.kind !== 'model' || place === null)
    return problem('not-a-model', `"${change.parent}" is not a model with variants.`, { sku: change.parent })
  const own = change.own === undefined ? ownOf(db, structure, productId, parentId, place) : change.own
  return [change.kind, parentId, state.familyId, undefined, own]
}

/** What a product that stood alone says otherwise than its model: that stays its own. Null for one that moves. */
function ownOf(
  db: Db,
  structure: StructureModel,
  productId: number,
  parentId: number,
  above: NonNullable<ReturnType<typeof placeOf>>,
): CellValue {
  if (stateOf(db, productId)?.parentId !== null) return null
  const place = { ...above, depth: above.depth + 1 }
  const lent = [...structure.slots.values()].filter((slot) => isLendable(place, slot))
  const rows = productRows(db, lent)
  const [own, models] = [rows.read(productId)?.values ?? [], rows.read(parentId)?.values ?? []]
  return ownList(lent.flatMap(({ key }, at) => ((own[at] ?? null) !== null && own[at] !== models[at] ? [key] : [])))
}

/**
 * Columns in which a new model holds what its variants hold from now on: they are emptied. A value that none of its
 * variants has is refused there, so that it does not go unheard.
 */
function leftBehind(
  db: Db,
  structure: StructureModel,
  staging: Db,
  { n, sku, scheme, change }: Relation,
): readonly string[] {
  const variant = structure.familyVariantsById.get(scheme ?? 0)
  const id = liveId(db, sku)
  if (variant === undefined || id === null || change?.kind !== 'model' || change.parent !== null) return []
  const slots = [...structure.slots.values()].filter((slot) => (levelOf(variant, slot) ?? 0) > 0)
  const rows = productRows(db, slots)
  const held = rows.read(id)?.values ?? []
  const filled = slots.flatMap((slot, at) => ((held[at] ?? null) === null ? [] : [{ key: slot.key, at }]))
  if (filled.length === 0) return []
  const below = skusUnder(staging, sku).flatMap((each) => rows.read(liveId(db, each) ?? 0)?.values ?? [])
  for (const { key, at } of filled) {
    const value = held[at] ?? null
    const isKept = below.some((_, place) => place % slots.length === at && below[place] === value)
    if (!isKept)
      noteRowRejection(
        staging,
        n,
        problem('belongs-to-variant', `Each variant has its own ${key}; "${sku}" keeps none.`, { level: 1 }),
        String(value),
      )
  }
  return filled.map(({ key }) => key)
}

function linksOf(db: Db, skus: readonly string[] | undefined, refuse: (why: Problem) => void): CellValue | undefined {
  if (skus === undefined) return undefined
  const ids = skus.flatMap((sku) => {
    const id = liveId(db, sku)
    if (id === null) refuse(problem('unknown-link', `There is no product "${sku}".`, { sku }))
    return id ?? []
  })
  return ids.length === 0 ? undefined : JSON.stringify(ids)
}

function liveId(db: Db, sku: string): number | null {
  return (pluckStatement(db, 'SELECT id FROM product WHERE sku = ? AND deleted_at IS NULL').get(sku) ?? null) as
    | number
    | null
}

interface State {
  readonly kind: string
  readonly parentId: number | null
  readonly familyId: number | null
}

function stateOf(db: Db, productId: number): State | null {
  const row = prepared(db, 'SELECT kind, parent_id AS parentId, family_id AS familyId FROM product WHERE id = ?').get(
    productId,
  )
  return (row ?? null) as State | null
}
