import { Progress as Base } from '@base-ui/react/progress'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './progress.module.css'

export interface ProgressProps {
  readonly label: string
  /** How far it is; without a total, or null, only that it goes on. */
  readonly progress: { readonly done: number; readonly total: number | null } | null
  /** Shown beside the label: `1,204 of 5,000`. */
  readonly text?: string
  /** Only the bar, for status lines; the label is still read out. */
  readonly isCompact?: boolean
}

export function Progress({ label, progress, text, isCompact = false }: ProgressProps): ReactNode {
  const share = progress?.total ? Math.min(1, progress.done / progress.total) : null
  return (
    <Base.Root
      className={cx(styles['progress'], isCompact && styles['compact'])}
      value={share}
      max={1}
      aria-label={label}
    >
      {!isCompact && (
        <div className={styles['line']}>
          <span>{label}</span>
          <span className={styles['text']}>{text}</span>
        </div>
      )}
      <Base.Track className={styles['track']}>
        {/* Moved rather than made wider: that is no layout of the page for each frame of a step. */}
        <Base.Indicator
          className={styles['indicator']}
          style={share === null ? {} : { width: '100%', translate: `${(share - 1) * 100}%` }}
        />
      </Base.Track>
    </Base.Root>
  )
}
