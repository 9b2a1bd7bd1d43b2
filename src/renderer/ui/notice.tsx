import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './notice.module.css'

export interface NoticeProps {
  readonly kind?: 'info' | 'good' | 'warn' | 'bad'
  readonly title?: string
  readonly children?: ReactNode
  /** Buttons at its end. */
  readonly actions?: ReactNode
}

const ICONS = { info: Info, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert }

/** A sentence that belongs to the screen it stands on: it stays until its cause is gone. */
export function Notice({ kind = 'info', title, children, actions }: NoticeProps): ReactNode {
  const Icon = ICONS[kind]
  return (
    <div className={cx(styles['notice'], styles[kind])} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden />
      <div className={styles['words']} data-selectable>
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  )
}
