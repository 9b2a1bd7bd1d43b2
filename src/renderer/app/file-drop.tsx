import { FileDown } from 'lucide-react'
import type { DragEvent, ReactNode } from 'react'
import { useState } from 'react'
import { useConnection } from '../engine/index.ts'
import { useLanguage } from '../i18n/index.ts'
import { toast } from '../ui/index.ts'
import styles from './file-drop.module.css'
import { FILE_DROPPED } from '../features/grid/index.tsx'
import { openDropped } from './open-import.ts'
import { startWithFiles } from './start-with.ts'

/** Pictures of one product dropped at once; nobody means more. */
const MOST_FILES = 50

/** Files and folders dropped anywhere on the window open the import; pictures, the board where they find their products. */
export function FileDrop({ children }: { readonly children: ReactNode }): ReactNode {
  const language = useLanguage()
  const { t } = language
  // Enter and leave come for every element on the way: the drag is over the window while they do not balance.
  const [depth, setDepth] = useState(0)
  const [isOnTaker, setIsOnTaker] = useState(false)

  const handleDrop = async (event: DragEvent): Promise<void> => {
    event.preventDefault()
    setDepth(0)
    const taker = takerOf(event.target)
    const files = [...event.dataTransfer.files] // before the first wait: it is gone then
    if (taker) return handleTaker(taker, files.slice(0, MOST_FILES))
    const dropped = await window.desktop.ticketsForFiles(files).catch(() => null)
    const isNothing = dropped === null || dropped.tickets.length + dropped.pictures.places.length === 0
    if (isNothing) return toast({ kind: 'bad', text: t('app.drop.refused') })
    if (dropped.left > 0) toast({ kind: 'bad', text: t('app.drop.left', { count: dropped.left }) })
    if (useConnection.getState().catalogue.status === 'open') await openDropped(dropped, language)
    else await startWithFiles(dropped, language)
  }

  const handleTaker = async (taker: Element, files: readonly File[]): Promise<void> => {
    const found = await Promise.all(files.map((file) => window.desktop.ticketForFile(file).catch(() => null)))
    const tickets = found.filter((each) => each !== null)
    if (tickets.length < files.length) toast({ kind: 'bad', text: t('app.drop.refused') })
    if (tickets.length > 0) taker.dispatchEvent(new CustomEvent(FILE_DROPPED, { detail: tickets, bubbles: true }))
  }

  const handleOver = (event: DragEvent): void => {
    event.dataTransfer.dropEffect = 'copy'
    setIsOnTaker(takerOf(event.target) !== null)
  }

  const onFiles = (event: DragEvent, then: () => void): void => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    then()
  }

  return (
    <div
      className={styles['area']}
      onDragEnter={(event) => onFiles(event, () => setDepth(depth + 1))}
      onDragLeave={(event) => onFiles(event, () => setDepth(Math.max(0, depth - 1)))}
      onDragOver={(event) => onFiles(event, () => handleOver(event))}
      onDrop={(event) => void handleDrop(event)}
    >
      {children}
      {depth > 0 && !isOnTaker && (
        <div className={styles['overlay']}>
          <div className={styles['card']}>
            <FileDown size={28} strokeWidth={1.5} aria-hidden />
            <strong>{t('app.drop.title')}</strong>
            <span>{t('app.drop.text')}</span>
          </div>
        </div>
      )}
    </div>
  )
}

/** A cell or field that takes the file itself: pictures and documents of a product. */
function takerOf(target: EventTarget): Element | null {
  return target instanceof Element ? target.closest('[data-takes-files], .products-grid .cell-takes-files') : null
}
