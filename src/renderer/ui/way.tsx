import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './way.module.css'

export interface WayProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
  /** The button that goes it. */
  readonly children: ReactNode
}

/** One of a few ways to begin, side by side: what it leads to, and the button. */
export function Way({ icon: Icon, title, text, children }: WayProps): ReactNode {
  return (
    <section className={styles['way']}>
      <Icon size={22} strokeWidth={1.6} aria-hidden />
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  )
}
