/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   tiles are placed by the pixel, which a select cannot be; their keys are handled by the box around them */
import { FileText, TriangleAlert } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import styles from './library.module.css'
import { Thumbnail } from './thumbnail.tsx'
import type { LibraryAsset, LibraryRows } from './use-library.ts'
import { problemWords } from './words.ts'

interface PictureGridProps {
  /** Names it for screen readers. */
  readonly label: string
  readonly rows: LibraryRows
  readonly selected: number | null
  readonly onSelect: (at: number) => void
}

const TILE = { width: 148, height: 168 }
/** Rows of tiles above and below the view that are drawn already. */
const OVERSCAN = 2

/** Thumbnails of any number of files, of which only those in view exist. Arrows, Page, Home and End move the choice. */
export function PictureGrid({ label, rows, selected, onSelect }: PictureGridProps): ReactNode {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, width: 0, height: 0 })
  const columns = Math.max(1, Math.floor(view.width / TILE.width))
  const top = selected === null ? null : Math.floor(selected / columns) * TILE.height

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const observer = new ResizeObserver(() =>
      setView({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const element = scroller.current
    if (top === null || !element) return
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + TILE.height > element.scrollTop + element.clientHeight)
      element.scrollTop = top + TILE.height - element.clientHeight
  }, [top])

  const lines = Math.ceil(rows.total / columns)
  const first = Math.max(0, Math.floor(view.top / TILE.height) - OVERSCAN) * columns
  const last = Math.min(rows.total, (Math.ceil((view.top + view.height) / TILE.height) + OVERSCAN) * columns)
  const handleScroll = (element: HTMLElement): void => {
    setView({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight })
    rows.show(Math.floor(element.scrollTop / TILE.height) * columns)
  }
  const handleKeyDown = (event: KeyboardEvent): void => {
    const to = moved(event.key, selected, rows.total, columns, Math.max(1, Math.floor(view.height / TILE.height)))
    if (to === null) return
    event.preventDefault()
    onSelect(to)
  }
  return (
    <div
      ref={scroller}
      className={styles['grid']}
      role="listbox"
      aria-label={label}
      aria-activedescendant={selected === null ? undefined : `${id}-${selected}`}
      tabIndex={0}
      onScroll={(event) => handleScroll(event.currentTarget)}
      onKeyDown={handleKeyDown}
    >
      <div className={styles['space']} role="presentation" style={{ height: lines * TILE.height }}>
        {Array.from({ length: Math.max(0, last - first) }, (_, offset) => {
          const at = first + offset
          const asset = rows.row(at)
          return (
            <div
              key={at}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === selected}
              aria-setsize={rows.total}
              aria-posinset={at + 1}
              className={cx(styles['tile'], at === selected && styles['chosen'])}
              style={{
                top: Math.floor(at / columns) * TILE.height,
                left: (at % columns) * TILE.width,
                width: TILE.width,
                height: TILE.height,
              }}
              onClick={() => onSelect(at)}
            >
              {asset && <Tile asset={asset} />}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Tile({ asset }: { readonly asset: LibraryAsset }): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const { hash, fileName, mediaType, width, height, bytes, fault, isUsed } = asset
  const isPicture = mediaType.startsWith('image/')
  const words = problemWords(asset, language).join(' ')
  const size = width !== null && height !== null ? `${format.number(width)} × ${format.number(height)}` : null
  return (
    <>
      {isPicture ? (
        <Thumbnail hash={fault === null ? hash : null} size="tileSize" />
      ) : (
        <span className={styles['document']}>
          <FileText size={28} strokeWidth={1.25} aria-hidden />
        </span>
      )}
      <span className={styles['name']} translate="no" title={fileName}>
        {fileName}
      </span>
      <span className={styles['facts']}>
        <span className={styles['soft']}>
          {isUsed ? (size ?? format.bytes(bytes)) : t('media.library.unusedTile')}
          {asset.expiry !== null && ` · ${t(`media.library.${asset.expiry}`)}`}
        </span>
        {words !== '' && (
          <span className={styles['warn']} title={words}>
            <TriangleAlert size={13} aria-label={words} />
          </span>
        )}
      </span>
    </>
  )
}

/** Where a key takes the choice; null for a key that does not move it. */
function moved(key: string, selected: number | null, count: number, columns: number, page: number): number | null {
  const from = selected ?? -1
  const below = selected === null ? 0 : from + columns
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: from + 1,
    ArrowLeft: from - 1,
    ArrowDown: below,
    ArrowUp: from - columns,
    PageDown: from + page * columns,
    PageUp: from - page * columns,
    Home: 0,
    End: count - 1,
  }
  const to = moves[key]
  return to === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, to))
}
