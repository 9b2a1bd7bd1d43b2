import { flushSync } from 'react-dom'
import { useEffect, useState } from 'react'
import { useSteps } from '../../app/use-steps.ts'
import { useEngineEvent } from '../../engine/index.ts'
import { errorText } from '../../i18n/index.ts'
import { useGridStatus } from '../../state/grid-status.ts'
import { useProductCard } from '../../state/product-card.ts'
import { useSheetTarget } from '../../state/sheet-target.ts'
import { toast } from '../../ui/index.ts'
import type { ColumnLayout } from './columns/column-layout.ts'
import type { Cursor } from './cursor.ts'
import { cursorText } from './cursor.ts'
import type { AskedColumn } from './filter/column-popover.tsx'
import type { GridSession, GridSessionEvents, GridSettings } from './grid-session.ts'
import { createGridSession } from './grid-session.ts'
import { sheetTarget } from './sheet/sheet-target.ts'
import { recountSelection, tellSelection } from './sheet/tell-selection.ts'

/** What the grid has last told. */
export interface GridTold {
  readonly session: GridSession
  /** Products in view; null before the first answer. */
  readonly total: number | null
  /** How much of a new order or filter is made, from 0 to 1; null while none is being made. */
  readonly making: number | null
  /** The order in view may no longer be right. */
  readonly isOutdated: boolean
  readonly cursor: Cursor | null
}

interface GridPlace {
  readonly isVisible: boolean
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onAskColumn: (asked: AskedColumn) => void
}

/** One grid as long as the screen lives: gives it the settings of every rendering and the engine's events, hears what it tells. */
export function useGridSession(settings: GridSettings, { isVisible, onLayout, onAskColumn }: GridPlace): GridTold {
  const { language } = settings
  const steps = useSteps()
  const [total, setTotal] = useState<number | null>(null)
  const [making, setMaking] = useState<number | null>(null)
  const [isOutdated, setIsOutdated] = useState(false)
  const [cursor, setCursor] = useState<Cursor | null>(null)

  const events: GridSessionEvents = {
    // At once: left to React's own time, the count came a frame or two after the rows that it counts.
    onTotal: (count) =>
      flushSync(() => {
        setTotal(count)
        setIsOutdated(false)
      }),
    onLayout,
    onCursor: setCursor,
    onSelection: (selected) => {
      tellSelection(selected)
      const { viewKey, query } = selected.view
      const spans = selected.rects.map(({ top, bottom }) => ({ from: top, to: bottom }))
      useProductCard.setState({ selection: { viewKey, query, spans } })
    },
    onView: (selected) => useSheetTarget.setState({ target: sheetTarget(selected) }),
    onError: (error) => toast({ id: 'grid', kind: 'bad', text: errorText(error, language) }),
    onMaking: setMaking,
    onOutdated: () => setIsOutdated(true),
    onOpenFilter: (column, anchor) => onAskColumn({ column, anchor }),
    undo: steps.undo,
  }
  const [session] = useState(() => createGridSession(settings, events))
  useEffect(() => session.update(settings, events))
  useEffect(() => {
    useGridStatus.setState({ selection: isVisible ? cursorText(cursor, language) : null })
  }, [cursor, language, isVisible])
  useEngineEvent('catalogue.changed', (event) => {
    session.handleChange(event)
    recountSelection()
  })
  useEngineEvent('view.progress', (event) => session.handleProgress(event))

  return { session, total, making, isOutdated, cursor }
}
