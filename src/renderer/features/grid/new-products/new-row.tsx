import { ClipboardPaste } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLanguage } from '../../../i18n/index.ts'
import { openProductDialog } from '../../../state/product-dialog.ts'
import { Kbd } from '../../../ui/index.ts'
import type { GridSession } from '../grid-session.ts'
import type { Cursor } from '../cursor.ts'
import styles from './new-products.module.css'

interface NewRowProps {
  readonly session: GridSession
  readonly cursor: Cursor | null
  /** Rows of the view. */
  readonly total: number
}

/**
 * The row past the last one, there while the cursor is on the last: the arrow down goes into it at once, so that what
 * is pasted next does not go over the last product; it becomes products here, and Enter makes one.
 */
export function NewRow({ session, cursor, total }: NewRowProps): ReactNode {
  const { t } = useLanguage()
  const row = useRef<HTMLButtonElement>(null)
  const [isEntered, setIsEntered] = useState(false)
  const isAtEnd = cursor !== null && total > 0 && cursor.row === total - 1

  useEffect(() => {
    const stop = session.onPastEnd(() => {
      flushSync(() => setIsEntered(true)) // the cursor may have come to the last row in this very moment
      row.current?.focus()
    })
    // Outside of a text field these events come to the page's body, and Chromium asks first: prevented means yes.
    const handleQuestion = (event: Event): void => {
      if (document.activeElement === row.current) event.preventDefault()
    }
    const handlePaste = (event: ClipboardEvent): void => {
      if (document.activeElement !== row.current) return
      event.preventDefault()
      const data = event.clipboardData
      void session.pasteAsNew(data?.getData('text/html') ?? '', data?.getData('text/plain') ?? '')
    }
    document.addEventListener('beforepaste', handleQuestion)
    document.addEventListener('paste', handlePaste)
    return () => {
      stop()
      document.removeEventListener('beforepaste', handleQuestion)
      document.removeEventListener('paste', handlePaste)
    }
  }, [session])

  if (!isAtEnd && !isEntered) return null
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'Escape') return
    event.preventDefault()
    session.walk(0)
  }
  return (
    <button
      ref={row}
      type="button"
      className={styles['row']}
      onClick={() => openProductDialog('create')}
      onKeyDown={handleKeyDown}
      onBlur={() => setIsEntered(false)}
    >
      <ClipboardPaste size={14} aria-hidden />
      {t('grid.newRow')}
      <Kbd keys="Ctrl+V" />
    </button>
  )
}
