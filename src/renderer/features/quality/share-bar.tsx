import type { ReactNode } from 'react'
import { cx } from '../../ui/index.ts'
import { gradeOf, wholePercent } from './completeness.ts'
import styles from './dashboard.module.css'

/** A share as a bar. Decoration beside its number: screen readers get the number. */
export function ShareBar({ share }: { readonly share: number | null }): ReactNode {
  return (
    <span className={cx(styles['bar'], styles[gradeOf(share)])} aria-hidden>
      <span style={{ width: `${share === null ? 0 : wholePercent(share)}%` }} />
    </span>
  )
}
