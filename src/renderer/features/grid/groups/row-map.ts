import type { GroupRow } from '../../../../shared/contract/catalogue.ts'

/**
 * Which rows of the grid are groups and which are products. A *row* is what is drawn; a *place* is the position of a
 * product in the view, as the engine counts: group rows have none, products of closed groups neither.
 */
export interface RowMap {
  /** Rows that are drawn for so many products. */
  rows(products: number): number
  groupAt(row: number): GroupRow | null
  /** Null for a group's row. */
  placeAt(row: number): number | null
  rowAt(place: number): number
  /** The places of a stretch of rows, both ends included; null where all of them are groups. */
  placesIn(first: number, last: number): { readonly first: number; readonly last: number } | null
  /** The row of the group with this key; null where it is not in sight. */
  rowOf(key: string): number | null
  /** The groups that a row is in, the outermost first; of a group's own row, those around it. */
  around(row: number): readonly { readonly row: number; readonly group: GroupRow }[]
}

/** Pure: made once for every order, in one pass over the groups; each question is a look-up or a binary search. */
export function createRowMap(groups: readonly GroupRow[]): RowMap {
  const rows = new Int32Array(groups.length)
  /** Products seen above each group. */
  const above = new Int32Array(groups.length)
  const levels = groups.reduce((most, { level }) => Math.max(most, level + 1), 0)
  let seen = 0
  groups.forEach((group, index) => {
    rows[index] = seen + index
    above[index] = seen
    if (group.isOpen && isInnermost(group)) seen += group.count
  })

  /** Only innermost groups hold rows of products: an outer one that is open holds groups. */
  function isInnermost({ level }: GroupRow): boolean {
    return level === levels - 1
  }

  /** The last group whose row is not below; -1 where there is none. */
  const groupBefore = (row: number): number => lastAtMost(rows, row)
  const placeAt = (row: number): number | null => {
    const index = groupBefore(row)
    return rows[index] === row ? null : row - index - 1
  }
  const rowAt = (place: number): number => place + lastAtMost(above, place) + 1

  return {
    rows: (products) => products + groups.length,
    groupAt: (row) => {
      const index = groupBefore(row)
      return rows[index] === row ? (groups[index] ?? null) : null
    },
    placeAt,
    rowAt,
    placesIn: (from, to) => {
      const before = (row: number): number => row - (groupBefore(row - 1) + 1) // products above a row
      const first = before(from)
      const last = before(to + 1) - 1
      return first > last ? null : { first, last }
    },
    rowOf: (key) => {
      const index = groups.findIndex((group) => group.key === key)
      return rows[index] ?? null
    },
    around: (row) => {
      const index = groupBefore(row)
      const found: { row: number; group: GroupRow }[] = []
      let level = rows[index] === row ? (groups[index]?.level ?? 0) : levels
      for (let at = index; at >= 0 && level > 0; at--) {
        const group = groups[at]
        if (!group || group.level >= level) continue
        found.unshift({ row: rows[at] ?? 0, group })
        level = group.level
      }
      return found
    },
  }
}

/** The last index whose number is at most this; -1 where there is none. Numbers ascend. */
function lastAtMost(numbers: Int32Array, most: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] as number) <= most) low = middle + 1 // between low and high
    else high = middle
  }
  return low - 1
}
