import { useEffect } from 'react'
import { followCursor, useProductCard } from '../../state/product-card.ts'
import { isForeign } from './cells/cell-state.ts'
import type { Cursor } from './cursor.ts'
import type { GridSession } from './grid-session.ts'

/** Tells the product card where the cursor is, and lets it move the cursor. */
export function useCardBeside(session: GridSession, cursor: Cursor | null): void {
  const productId = cursor?.productId ?? null
  const hasCursor = cursor !== null
  useEffect(() => {
    if (hasCursor) followCursor(productId)
  }, [productId, hasCursor])
  useEffect(() => {
    useProductCard.setState({
      grid: {
        walk: (rows) => session.walk(rows),
        goToRow: (row) => session.goToRow(row),
        isOnItsWay: () => session.isOnItsWay(),
        focus: () => session.walk(0),
        override: () => {
          const cell = session.editor()?.state()
          return {
            canTakeOver: isForeign(cell?.lock ?? null),
            kind: cell?.override ?? null,
            productKind: cell?.productKind ?? 'product',
          }
        },
        takeOver: () => session.editor()?.takeOver(),
        reset: () => session.editor()?.reset(),
      },
    })
    return () => useProductCard.setState({ grid: null, cursorId: null, visitedId: null })
  }, [session])
}
