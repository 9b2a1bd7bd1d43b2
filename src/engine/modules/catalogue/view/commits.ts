import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import type { Db } from '../../../store/database.ts'

/** What commits have changed since the last look: slots by product, `null` for anything about a product. */
export type Changes = ReadonlyMap<number, ReadonlySet<number> | null>

/**
 * Above so many change rows it is cheaper to read a column again than to mend what was made of it: one product in
 * twenty, or this where there are few.
 */
const MIN_LIMIT = 5_000

export interface CommitFollower {
  /** Changes since the last call; null when there are too many to tell one by one, or the structure is another. */
  next(structureVersion: number): Changes | null
  /** The newest change row seen: what was made after it is of another time. */
  readonly seq: number
}

/**
 * Follows what the writer commits, from a reading connection: `PRAGMA data_version` says whether anything happened,
 * the journal says what. Call within the transaction that reads.
 */
export function followCommits(db: Db): CommitFollower {
  const dataVersion = db.prepare('PRAGMA data_version').pluck()
  const lastSeq = db.prepare('SELECT MAX(seq) FROM change').pluck()
  const lastProduct = db.prepare('SELECT MAX(id) FROM product').pluck()
  const rowsAfter = db.prepare(
    `SELECT c.entity_id AS id, s.slots, c.before IS NULL OR c.after IS NULL AS isWhole FROM change c
     LEFT JOIN change_shape s ON s.id = c.shape_id WHERE c.seq > ? AND c.entity = 'product' LIMIT ?`,
  )
  const childrenOf = db.prepare(
    'SELECT id, parent_id AS parentId FROM product WHERE parent_id IN (SELECT value FROM json_each(?))',
  )
  let seenData: unknown = null
  let seenStructure: number | null = null
  let seq = 0

  return {
    next: (structureVersion) => {
      const data = dataVersion.get()
      if (data === seenData && structureVersion === seenStructure) return NOTHING
      const isFirst = seenStructure === null
      const isSame = structureVersion === seenStructure
      const from = seq
      seenData = data
      seenStructure = structureVersion
      seq = Number(lastSeq.get() ?? 0)
      if (isFirst || !isSame) return null
      if (seq === from) return NOTHING
      const limit = Math.max(MIN_LIMIT, Number(lastProduct.get() ?? 0) / 20)
      const rows = rowsAfter.all(from, Math.ceil(limit) + 1) as { id: number; slots: string; isWhole: 0 | 1 }[]
      return rows.length > limit
        ? null
        : withCopies(toChanges(rows), (ids) => childrenOf.all(JSON.stringify(ids)) as Child[])
    },
    get seq() {
      return seq
    },
  }
}

interface Child {
  readonly id: number
  readonly parentId: number
}

const NOTHING: Changes = new Map()

function toChanges(rows: readonly { id: number; slots: string; isWhole: 0 | 1 }[]): Map<number, Set<number> | null> {
  const changes = new Map<number, Set<number> | null>()
  for (const { id, slots, isWhole } of rows) {
    const ids = JSON.parse(slots) as number[]
    const known = changes.get(id)
    // A product that comes, goes or finds another model may have changed in every column.
    if (isWhole || ids.includes(SYSTEM_SLOT.deletedAt.id) || ids.includes(SYSTEM_SLOT.parent.id)) changes.set(id, null)
    else if (known === undefined) changes.set(id, new Set(ids))
    else if (known) for (const slotId of ids) known.add(slotId)
  }
  return changes
}

/** Adds the products below changed models: their copies are written without change rows of their own. */
function withCopies(changes: Map<number, Set<number> | null>, childrenOf: (ids: number[]) => Child[]): Changes {
  for (let level = [...changes.keys()]; level.length > 0;) {
    const children = childrenOf(level)
    for (const { id, parentId } of children) {
      const ofParent = changes.get(parentId)
      const own = changes.get(id)
      if (ofParent === null || own === null) changes.set(id, null)
      else changes.set(id, new Set([...(own ?? []), ...(ofParent ?? [])]))
    }
    level = children.map(({ id }) => id)
  }
  return changes
}

/** The changed products that something made of these slots has to look at again. */
export function touching(
  changes: Changes,
  { slotIds, isWide }: { readonly slotIds: ReadonlySet<number>; readonly isWide: boolean },
): number[] {
  return [...changes]
    .filter(([, slots]) => isWide || slots === null || [...slots].some((id) => slotIds.has(id)))
    .map(([id]) => id)
}
