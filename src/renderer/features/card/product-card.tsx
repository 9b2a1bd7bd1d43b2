import { ChevronDown, ChevronUp, Columns2, Copy, Ellipsis, Grid2x2, PanelRight, Trash2 } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useDeferredValue, useEffect, useEffectEvent, useRef } from 'react'
import { useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { openProductDialog } from '../../state/product-dialog.ts'
import { closeCard, openComparison, useProductCard } from '../../state/product-card.ts'
import { useScope } from '../../state/scope.ts'
import { EmptyState, IconButton, Menu, Notice, SidePanel } from '../../ui/index.ts'
import { CardBody } from './card-body.tsx'
import styles from './card.module.css'
import { deleteProducts, openMatrix } from './product-commands.ts'
import { focusColumn, focusedColumn, focusNextMissing, moveFocus } from './fields.ts'

/** The product under the grid's cursor, or one that was opened from its links; walks on with J and K. */
export function ProductCard(): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { cursorId, visitedId, grid, focusRequest } = useProductCard()
  const productId = visitedId ?? cursorId
  const locale = useScope()?.locale ?? null
  const structure = useQuery('catalogue.structure', {}).data
  const isReadOnly = useQuery('catalogue.info', {}).data?.isReadOnly ?? true
  const { data, error } = useQuery('catalogue.productCard', productId === null ? null : { productId, locale }, {
    keepPrevious: true,
  })
  // Another product's card is made in slices; what an edit changes is shown with it.
  const made = useDeferredValue(data, null)
  const card = data?.id === made?.id ? data : (made ?? undefined)
  const rootRef = useRef<HTMLDivElement>(null)
  const wantedField = useRef<string | null>(null)

  const walk = (step: number): void => {
    wantedField.current = focusedColumn()
    grid?.walk(step)
    rootRef.current?.focus() // the grid's cursor has taken it
  }
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    switch (event.key.toLowerCase()) {
      case 'j':
        walk(1)
        break
      case 'k':
        walk(-1)
        break
      case 'n':
        focusNextMissing(rootRef.current, event.shiftKey ? -1 : 1)
        break
      case 'escape':
        grid?.focus()
        break
      case 'arrowdown':
      case 'arrowup':
        if (!moveFocus(rootRef.current, event.key === 'ArrowDown' ? 1 : -1)) return
        break
      default:
        return
    }
    event.preventDefault()
  }

  const enter = useEffectEvent(() => {
    if (!rootRef.current?.contains(document.activeElement)) rootRef.current?.focus()
  })
  useEffect(() => {
    if (focusRequest > 0) enter()
  }, [focusRequest])
  const restoreField = useEffectEvent(() => {
    const key = wantedField.current
    if (key === null || document.activeElement !== rootRef.current) return
    wantedField.current = null
    focusColumn(rootRef.current, key)
  })
  useEffect(() => {
    if (card?.id === productId) restoreField()
  }, [card?.id, productId])

  const id = card?.id
  const actions = (
    <>
      {id !== undefined && (
        <Menu
          align="end"
          trigger={<IconButton icon={Ellipsis} label={t('card.actions')} />}
          entries={[
            {
              id: 'duplicate',
              text: t('card.duplicate'),
              icon: Copy,
              onSelect: () => openProductDialog('duplicate', id),
            },
            { id: 'compare', text: t('card.compare'), icon: Columns2, onSelect: () => openComparison([id]) },
            ...(card?.kind === 'product'
              ? []
              : [{ id: 'matrix', text: t('model.matrix.open'), icon: Grid2x2, onSelect: () => void openMatrix(id) }]),
            {
              id: 'delete',
              text: t('card.delete'),
              icon: Trash2,
              isDanger: true,
              onSelect: () => void deleteProducts([id], language),
            },
          ]}
        />
      )}
      <IconButton icon={ChevronUp} label={t('card.previous')} shortcut="K" onClick={() => walk(-1)} />
      <IconButton icon={ChevronDown} label={t('card.next')} shortcut="J" onClick={() => walk(1)} />
    </>
  )
  return (
    <SidePanel
      name="card"
      initialWidth={480}
      title={card?.sku ?? t('card.title')}
      actions={actions}
      onClose={closeCard}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of what is inside */}
      <div ref={rootRef} className={styles['card']} data-card tabIndex={-1} onKeyDown={handleKeyDown}>
        {error && productId !== null && <Notice kind="bad">{errorText(error, language)}</Notice>}
        {productId === null && !card && (
          <EmptyState icon={PanelRight} title={t('card.none')} text={t('card.none.text')} />
        )}
        {card && structure && !error && (
          <CardBody key={card.id} card={card} structure={structure} isReadOnly={isReadOnly} />
        )}
      </div>
    </SidePanel>
  )
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]')
}
