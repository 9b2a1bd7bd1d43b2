import { ImageOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { APP_ORIGIN } from '../../../shared/desktop.ts'
import { cx } from '../../ui/index.ts'
import styles from './media.module.css'

interface ThumbnailProps {
  /** Null of what cannot be seen. */
  readonly hash: string | null
  readonly size?: 'small' | 'cardSize' | 'large'
}

/** A picture, small, or a sign that there is none to see. What it shows is said beside it. */
export function Thumbnail({ hash, size = 'cardSize' }: ThumbnailProps): ReactNode {
  const [failed, setFailed] = useState<string | null>(null)
  return (
    <span className={cx(styles['thumbnail'], styles[size])}>
      {hash === null || failed === hash ? (
        <ImageOff size={16} strokeWidth={1.5} aria-hidden />
      ) : (
        <img
          src={`${APP_ORIGIN}/thumbnail/${hash}`}
          alt=""
          decoding="async"
          draggable={false}
          onError={() => setFailed(hash)}
        />
      )}
    </span>
  )
}
