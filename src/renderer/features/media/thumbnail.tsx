import { ImageOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { APP_ORIGIN } from '../../../shared/desktop.ts'
import { cx } from '../../ui/index.ts'
import styles from './media.module.css'

interface ThumbnailProps {
  /** Null of what cannot be seen. */
  readonly hash: string | null
  readonly size?: 'small' | 'cardSize' | 'large' | 'tileSize' | 'whole'
}

/** After 15 s the address of a thumbnail that is still being made fails: thousands that were just taken in take longer. */
const AGAIN_MS = 4_000
const TRIES = 30

/** A picture, small, or a sign that there is none to see. What it shows is said beside it. */
export function Thumbnail({ hash, size = 'cardSize' }: ThumbnailProps): ReactNode {
  const [failed, setFailed] = useState<{ readonly hash: string; readonly tries: number } | null>(null)
  const [again, setAgain] = useState(0)
  const tries = failed?.hash === hash ? failed.tries : 0
  const isWaiting = tries > again
  useEffect(() => {
    if (!isWaiting || tries >= TRIES) return undefined
    const timer = setTimeout(() => setAgain(tries), AGAIN_MS)
    return () => clearTimeout(timer)
  }, [isWaiting, tries])
  return (
    <span className={cx(styles['thumbnail'], styles[size])}>
      {hash === null || isWaiting ? (
        <ImageOff size={16} strokeWidth={1.5} aria-hidden />
      ) : (
        <img
          src={`${APP_ORIGIN}/thumbnail/${hash}`}
          alt=""
          decoding="async"
          draggable={false}
          onError={() => setFailed({ hash, tries: tries + 1 })}
        />
      )}
    </span>
  )
}
