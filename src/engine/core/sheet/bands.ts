/** Rows of a view that share their columns. */
export interface Band {
  readonly from: number
  readonly count: number
  readonly columns: readonly string[]
}

/**
 * Ranges as bands that do not overlap, in the order of rows: every cell once, however often it was selected. Columns
 * keep the order in which the ranges name them. Rows from `total` on are left out.
 */
export function toBands(ranges: readonly Band[], total: number): readonly Band[] {
  const clipped = ranges.map(({ from, count, columns }) => ({ from, to: Math.min(from + count, total), columns }))
  const edges = [...new Set(clipped.flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b)
  const bands: Band[] = []
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1] ?? from
    const covering = clipped.filter((range) => range.from <= from && range.to >= to && range.to > range.from)
    if (to === from || covering.length === 0) continue
    bands.push({ from, count: to - from, columns: [...new Set(covering.flatMap(({ columns }) => columns))] })
  }
  return bands
}
