import type { ReactNode } from 'react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { StagedPicture } from './board-session.ts'
import styles from './media.module.css'
import type { StagedRows } from './use-staged.ts'

interface CardListProps {
  /** Names it for screen readers. */
  readonly label: string
  readonly rows: StagedRows
  /** In px; every card of a list is as high. */
  readonly cardHeight: number
  readonly renderCard: (picture: StagedPicture, at: number) => ReactNode
  /** The card that the keys mean; it is kept in view. */
  readonly cursor?: number | null
}

const OVERSCAN = 3

/** A column of cards of any length, of which only those in view exist. */
export function CardList({ label, rows, cardHeight, renderCard, cursor = null }: CardListProps): ReactNode {
  const scroller = useRef<HTMLElement>(null)
  const [view, setView] = useState({ top: 0, height: 0 })

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setView({ top: element.scrollTop, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const element = scroller.current
    if (cursor === null || !element) return
    const top = cursor * cardHeight
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + cardHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + cardHeight - element.clientHeight
  }, [cursor, cardHeight])

  const first = Math.max(0, Math.floor(view.top / cardHeight) - OVERSCAN)
  const last = Math.min(rows.total, Math.ceil((view.top + view.height) / cardHeight) + OVERSCAN)
  const handleScroll = ({ scrollTop, clientHeight }: HTMLElement): void => {
    setView({ top: scrollTop, height: clientHeight })
    rows.show(Math.floor(scrollTop / cardHeight))
  }
  return (
    <section
      ref={scroller}
      className={styles['cards']}
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and the board's keys work from here
      tabIndex={0}
      onScroll={(event) => handleScroll(event.currentTarget)}
    >
      <ul style={{ height: rows.total * cardHeight }}>
        {Array.from({ length: Math.max(0, last - first) }, (_, offset) => {
          const at = first + offset
          const picture = rows.row(at)
          return (
            <li
              key={at}
              style={{ top: at * cardHeight, height: cardHeight }}
              aria-current={at === cursor ? true : undefined}
              aria-setsize={rows.total}
              aria-posinset={at + 1}
            >
              {picture && renderCard(picture, at)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
