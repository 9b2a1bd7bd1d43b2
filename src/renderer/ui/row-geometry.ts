/** Pixels of a row, the same for all or by index. */
export type RowHeight = number | ((index: number) => number)

export interface RowGeometry {
  readonly total: number
  readonly topOf: (index: number) => number
  readonly heightOf: (index: number) => number
  /** The row at this distance from the top; the last row beyond the end. */
  readonly indexAt: (y: number) => number
}

/** Where the rows of a list lie. Rows of one height cost nothing; of different heights, one number each. */
export function rowGeometry(count: number, rowHeight: RowHeight): RowGeometry {
  const last = Math.max(0, count - 1)
  if (typeof rowHeight === 'number') {
    return {
      total: count * rowHeight,
      topOf: (index) => index * rowHeight,
      heightOf: () => rowHeight,
      indexAt: (y) => Math.min(last, Math.max(0, Math.floor(y / rowHeight))),
    }
  }
  const ends = new Float64Array(count)
  let end = 0
  for (let index = 0; index < count; index++) ends[index] = end += rowHeight(index)
  return {
    total: end,
    topOf: (index) => (index === 0 ? 0 : (ends[index - 1] ?? end)),
    heightOf: rowHeight,
    indexAt: (y) => {
      let low = 0
      let high = last
      while (low < high) {
        const middle = (low + high) >> 1
        if ((ends[middle] ?? end) > y) high = middle
        else low = middle + 1
      }
      return low
    },
  }
}
