import type { FirstCell } from '../../state/last-step.ts'
import { endsOfStep } from './cells/cells-of-step.ts'
import { walk } from './groups/walk.ts'
import type { ProductsGrid } from './products-grid.ts'

export interface GoingToOptions {
  readonly grid: () => ProductsGrid | null
  /** The column's id, by the key it has in this scope; the SKU's where it is hidden. */
  readonly columnIdOf: (key: string) => string
  /** The place of a product in the view, where it is not loaded; null when it is not in the view. */
  readonly placeOf: (productId: number) => Promise<number | null>
}

/** How those around the grid bring the cursor, and the keyboard with it, to a cell. */
export interface GoingTo {
  /** Whether what is typed is kept for a cell that the cursor is on its way to. */
  isOnItsWay(): boolean
  /** Moves the cursor so many products; rows on the way need not be loaded. */
  walk(products: number): void
  /** To a product by its place in the view, in the column where the cursor is. */
  goToRow(place: number): void
  /** To a cell of the view, by the place of its product. */
  goTo(place: number, columnKey: string): void
  /**
   * To a product: at once where it is loaded; otherwise the engine says where it is, and what is typed or pasted
   * meanwhile goes to it. False where it is not in the view.
   */
  goToProduct(productId: number, columnKey: string): Promise<boolean>
  /** To the first cell that this step changed, unless somebody types in another by then; lights up all in view. */
  showStep(changeSetId: number, firstCell: FirstCell | null): Promise<void>
}

export function createGoingTo({ grid, columnIdOf, placeOf }: GoingToOptions): GoingTo {
  const goToPlace = (place: number, columnId: string): void => {
    const made = grid()
    made?.sheet.goTo(made.store.map().rowAt(place), columnId)
  }

  /** True when it was loaded. */
  const goIfLoaded = (productId: number, columnKey: string): boolean => {
    const made = grid()
    const row = made?.store.rowOf(productId)
    if (!made || row === undefined) return false
    made.sheet.goTo(row, columnIdOf(columnKey))
    return true
  }

  const find = async (productId: number, columnKey: string): Promise<boolean> => {
    const place = await placeOf(productId)
    if (place === null) return false
    goToPlace(place, columnIdOf(columnKey))
    return true
  }

  const goToProduct = async (productId: number, columnKey: string): Promise<boolean> => {
    if (goIfLoaded(productId, columnKey)) return true
    return (await grid()?.held.during(find(productId, columnKey))) ?? false
  }

  return {
    isOnItsWay: () => grid()?.held.isHolding() ?? false,
    walk: (products) => {
      const made = grid()
      if (made) walk(made.sheet, made.store, products)
    },
    goToRow: (place) => goToPlace(place, grid()?.sheet.active().columnId ?? ''),
    goTo: (place, columnKey) => goToPlace(place, columnIdOf(columnKey)),
    goToProduct,
    showStep: async (changeSetId, firstCell) => {
      const isThere = firstCell !== null && goIfLoaded(firstCell.productId, firstCell.column)
      const cells = await endsOfStep(changeSetId)
      const start = firstCell ?? cells[0]
      const isTyping = grid()?.isEditing() === true
      if (!start || (!isThere && !isTyping && !(await goToProduct(start.productId, start.column)))) return
      await nextFrames(2)
      const made = grid()
      made?.flash(
        [start, ...cells].flatMap(({ productId, column }) => {
          const row = made.store.rowOf(productId)
          return row === undefined ? [] : [{ row, columnId: columnIdOf(column) }]
        }),
      )
    },
  }
}

async function nextFrames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
}
