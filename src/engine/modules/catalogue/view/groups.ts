import type { GroupRow, ViewQuery } from '../../../../shared/contract/catalogue.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'

/** How the products of a view stand in groups: runs of products whose values are ordered alike. */
export interface Groups {
  readonly levels: number
  /** The place of the first product of every innermost group. */
  readonly starts: Uint32Array
  /** The outermost level on which another group begins there; 0 where one begins on every level. */
  readonly depths: Uint8Array
  /** The values of every innermost group, one a level, as callers see values. */
  readonly values: readonly (readonly CellValue[])[]
}

/** What of a grouped view is to be seen: the products of open groups, and a row for every group that is in sight. */
export interface Seen {
  readonly ids: Uint32Array
  readonly rows: readonly GroupRow[]
}

/** More groups are no overview, and their names alone would be megabytes. */
const MAX_GROUPS = 20_000

/**
 * Where groups begin among ids that are ordered by these ranks (place by product id, -1 without a value). Throws
 * `invalid-input`, reason "too-many-groups", where nearly every product would be a group of its own.
 */
export function findRuns(ids: Uint32Array, ranks: readonly Int32Array[]): Pick<Groups, 'starts' | 'depths'> {
  const starts: number[] = []
  const depths: number[] = []
  for (let place = 0; place < ids.length; place++) {
    const depth = place === 0 ? 0 : ranks.findIndex((rank) => rankOf(rank, ids, place) !== rankOf(rank, ids, place - 1))
    if (depth === -1) continue
    starts.push(place)
    depths.push(depth)
    if (starts.length > MAX_GROUPS)
      throw new AppError('invalid-input', `This would make more than ${MAX_GROUPS} groups. Group by something else.`, {
        reason: 'too-many-groups',
        limit: MAX_GROUPS,
      })
  }
  return { starts: Uint32Array.from(starts), depths: Uint8Array.from(depths) }
}

function rankOf(ranks: Int32Array, ids: Uint32Array, place: number): number {
  return ranks[ids[place] as number] ?? -1 // a place within the ids
}

/** The same groups when only the products that `isKept` says are left; groups without any go. */
export function keptGroups(groups: Groups, ids: Uint32Array, isKept: (id: number) => boolean): Groups {
  const starts: number[] = []
  const depths: number[] = []
  const values: (readonly CellValue[])[] = []
  let count = 0
  let depth = groups.levels
  for (let group = 0; group < groups.starts.length; group++) {
    const before = count
    const end = groups.starts[group + 1] ?? ids.length
    for (let place = groups.starts[group] as number; place < end; place++) if (isKept(ids[place] as number)) count++ // both within
    // A group that goes leaves the beginning of its outer groups to the next one.
    depth = Math.min(depth, groups.depths[group] as number) // within the groups
    if (count === before) continue
    starts.push(before)
    depths.push(depth)
    values.push(groups.values[group] as readonly CellValue[]) // within the groups
    depth = groups.levels
  }
  return { levels: groups.levels, starts: Uint32Array.from(starts), depths: Uint8Array.from(depths), values }
}

type Openness = Pick<NonNullable<ViewQuery['group']>, 'isOpen' | 'except'>

/** What is seen when these groups are open. A copy of what is open, whatever the order cost: nothing is ordered anew. */
export function seenOf(ids: Uint32Array, groups: Groups, { isOpen, except }: Openness): Seen {
  const exceptions = new Set(except)
  const seen = new Uint32Array(ids.length)
  const rows: { level: number; key: string; value: CellValue; count: number; isOpen: boolean }[] = []
  /** The row of the present group on every level; null where it is not in sight. */
  const current: ((typeof rows)[number] | null)[] = []
  let count = 0
  for (let group = 0; group < groups.starts.length; group++) {
    const start = groups.starts[group] as number // within the groups
    const end = groups.starts[group + 1] ?? ids.length
    const values = groups.values[group] ?? []
    for (let level = groups.depths[group] as number; level < groups.levels; level++) {
      const outer = current[level - 1]
      const isSeen = level === 0 || outer?.isOpen === true
      const key = groupKey(values.slice(0, level + 1))
      const row = { level, key, value: values[level] ?? null, count: 0, isOpen: exceptions.has(key) !== isOpen }
      current[level] = isSeen ? row : null
      if (isSeen) rows.push(row)
    }
    for (const row of current) if (row) row.count += end - start
    if (current[groups.levels - 1]?.isOpen !== true) continue
    seen.set(ids.subarray(start, end), count)
    count += end - start
  }
  return { ids: seen.slice(0, count), rows }
}

/** What a group is called in `except`: its values, the outermost first. */
function groupKey(values: readonly CellValue[]): string {
  return JSON.stringify(values)
}
