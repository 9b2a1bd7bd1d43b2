import { CalendarClock, Columns2, Copy, Grid2x2, Group, LockOpen, PanelRight, Plus, Trash2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { Language } from '../../i18n/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import type { CardGrid } from '../../state/product-card.ts'
import { openCard, openComparison, useProductCard } from '../../state/product-card.ts'
import { putSelectionBack } from '../../state/past.ts'
import { openProductDialog } from '../../state/product-dialog.ts'
import { openVariantGroup } from '../../state/variant-group.ts'
import { selectionOf, useSheetTarget } from '../../state/sheet-target.ts'
import type { MenuEntry } from '../../ui/index.ts'
import { MenuAt } from '../../ui/index.ts'
import styles from './card.module.css'
import { deleteProducts, openMatrix, selectedProducts } from './product-commands.ts'

interface Point {
  readonly x: number
  readonly y: number
}

type Overriding = ReturnType<CardGrid['override']>
const NO_OVERRIDE: Overriding = { canTakeOver: false, kind: null, productKind: 'product' }

/** What can be done with the selected rows: by the context menu, and the button at the start of the row pointed at. */
export function RowMenu(): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [point, setPoint] = useState<Point | null>(null)
  /** How the active cell stood when the menu opened. */
  const [override, setOverride] = useState<Overriding>(NO_OVERRIDE)
  const grid = useProductCard((card) => card.grid)

  useEffect(() => {
    const handleContextMenu = (event: MouseEvent): void => {
      const cell = event.target instanceof Element ? event.target.closest('.products-grid [role="gridcell"]') : null
      if (!cell) return
      event.preventDefault()
      setOverride(useProductCard.getState().grid?.override() ?? NO_OVERRIDE)
      // From the keyboard the event has no place: the menu opens at the cell.
      const box = cell.getBoundingClientRect()
      const isKeyboard = event.clientX === 0 && event.clientY === 0
      setPoint(isKeyboard ? { x: box.left + 8, y: box.bottom } : { x: event.clientX, y: event.clientY })
    }
    // As in a spreadsheet, the right button within the selected rows leaves the selection as it is.
    const keepSelection = (event: MouseEvent): void => {
      if (event.button !== 2 || !isOnSelectedRow(event.target)) return
      event.stopPropagation()
      event.preventDefault() // the focus stays on the active cell
    }
    document.addEventListener('contextmenu', handleContextMenu)
    document.addEventListener('mousedown', keepSelection, { capture: true })
    document.addEventListener('pointerdown', keepSelection, { capture: true })
    return () => {
      document.removeEventListener('contextmenu', handleContextMenu)
      document.removeEventListener('mousedown', keepSelection, { capture: true })
      document.removeEventListener('pointerdown', keepSelection, { capture: true })
    }
  }, [])

  const withRows = (act: (ids: readonly number[]) => void): void => void selectedProducts().then(act)
  return (
    <>
      <RowButton />
      <MenuAt
        label={t('card.rowMenu')}
        point={point}
        onClose={() => {
          setPoint(null)
          grid?.focus()
        }}
        entries={[
          { id: 'open', text: t('card.open'), icon: PanelRight, shortcut: 'Ctrl+I', onSelect: () => openCard() },
          { id: 'compare', text: t('card.compare'), icon: Columns2, onSelect: () => withRows(openComparison) },
          ...(override.productKind === 'product'
            ? []
            : [{ id: 'matrix', text: t('model.matrix.open'), icon: Grid2x2, onSelect: () => void openMatrix() }]),
          ...overrideEntries(grid, override, language),
          { kind: 'separator', id: 'line-1' },
          { id: 'new', text: t('card.new'), icon: Plus, onSelect: () => openProductDialog('create') },
          { id: 'duplicate', text: t('card.duplicate'), icon: Copy, onSelect: () => openProductDialog('duplicate') },
          {
            id: 'group',
            text: t('model.variants.groupSelected'),
            icon: Group,
            onSelect: () => withRows(openVariantGroup),
          },
          { kind: 'separator', id: 'line-history' },
          { id: 'put-back', text: t('history.back.as'), icon: CalendarClock, onSelect: putBackSelected },
          { kind: 'separator', id: 'line-2' },
          {
            id: 'delete',
            text: t('card.delete'),
            icon: Trash2,
            shortcut: 'Ctrl+Delete',
            isDanger: true,
            onSelect: () => withRows((ids) => void deleteProducts(ids, language)),
          },
        ]}
      />
    </>
  )
}

/** Asks when the selected cells were as they should be. */
function putBackSelected(): void {
  const { target } = useSheetTarget.getState()
  const selection = target && selectionOf(target, 'selection')
  if (selection) putSelectionBack(selection)
}

/** What can be done about the active cell where somebody else has, or had, a say in it. */
function overrideEntries(grid: CardGrid | null, { canTakeOver, kind }: Overriding, { t }: Language): MenuEntry[] {
  const line: MenuEntry = { kind: 'separator', id: 'line-cell' }
  if (canTakeOver)
    return [line, { id: 'take-over', text: t('grid.override.take'), icon: LockOpen, onSelect: () => grid?.takeOver() }]
  if (kind === null) return []
  const text = t(kind === 'own' ? 'grid.override.reset' : 'grid.override.give')
  return [line, { id: 'reset', text, icon: Undo2, onSelect: () => grid?.reset() }]
}

function isOnSelectedRow(target: EventTarget | null): boolean {
  const cell = target instanceof Element ? target.closest('.products-grid [role="gridcell"]') : null
  const row = Number(cell?.closest('[row-index]')?.getAttribute('row-index') ?? -1)
  return useProductCard.getState().selection?.spans.some(({ from, to }) => row >= from && row <= to) ?? false
}

/** A button in the row number under the pointer that opens the card on that row. For the pointer only: keys have Ctrl+I. */
function RowButton(): ReactNode {
  const { t } = useLanguage()
  const [cell, setCell] = useState<{
    readonly element: HTMLElement
    readonly top: number
    readonly left: number
  } | null>(null)

  useEffect(() => {
    const handleMove = ({ target }: PointerEvent): void => {
      if (!(target instanceof Element) || target.closest('[data-row-button]')) return
      const element = target.closest<HTMLElement>('.products-grid [role="gridcell"].row-number')
      const box = element?.getBoundingClientRect()
      setCell((before) =>
        before?.element === element ? before : element && box ? { element, top: box.top, left: box.left } : null,
      )
    }
    const hide = (): void => setCell(null)
    document.addEventListener('pointermove', handleMove)
    document.addEventListener('wheel', hide, { passive: true })
    return () => {
      document.removeEventListener('pointermove', handleMove)
      document.removeEventListener('wheel', hide)
    }
  }, [])

  const handleClick = (): void => {
    const row = Number(cell?.element.closest('[row-index]')?.getAttribute('row-index') ?? -1)
    setCell(null)
    if (row >= 0) useProductCard.getState().grid?.goToRow(row)
    openCard(null, { isFocused: false })
  }
  if (!cell) return null
  return (
    <button
      type="button"
      data-row-button
      className={styles['rowButton']}
      style={{ top: cell.top, left: cell.left }}
      aria-label={t('card.open')}
      title={t('card.open')}
      tabIndex={-1}
      onClick={handleClick}
    >
      <PanelRight size={14} aria-hidden />
    </button>
  )
}
