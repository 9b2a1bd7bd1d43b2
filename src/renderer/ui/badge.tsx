import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './badge.module.css'
import { cx } from './cx.ts'

export interface BadgeProps {
  readonly kind?: 'neutral' | 'accent' | 'good' | 'warn' | 'bad'
  readonly icon?: LucideIcon
  readonly children: ReactNode
}

/** A state or a count in a word. Never the only carrier of a meaning: the text says it, the colour helps. */
export function Badge({ kind = 'neutral', icon: Icon, children }: BadgeProps): ReactNode {
  return (
    <span className={cx(styles['badge'], styles[kind])}>
      {Icon && <Icon size={12} aria-hidden />}
      {children}
    </span>
  )
}
