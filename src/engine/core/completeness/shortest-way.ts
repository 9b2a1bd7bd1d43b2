/** What a shop gets as one product, and what of it is still empty: its cells are nobody else's. */
export interface LackingProduct {
  readonly rootId: number
  /** Empty required cells, each once, however many variants and languages ask for it: never none. */
  readonly cells: readonly LackingCell[]
  /** What it is worth that it fits: 1, or what is sold of it. */
  readonly weight: number
}

/** An empty cell where its value is kept: on the product itself, or on the model whose value it shows. */
export interface LackingCell {
  readonly productId: number
  readonly column: string
}

/**
 * Products in the order in which filling them pays most: worth for each cell filled. As no two products share a cell,
 * the first so many are those with the fewest cells of all when each is worth the same; with different worths it is
 * greedy: a dear product may come before two cheaper ones that together would be worth more for the same cells.
 */
export function shortestWay(lacking: readonly LackingProduct[]): readonly LackingProduct[] {
  return lacking.toSorted(
    (a, b) =>
      b.weight / b.cells.length - a.weight / a.cells.length || a.cells.length - b.cells.length || a.rootId - b.rootId,
  )
}
