import type { ReactNode } from 'react'
import { useId } from 'react'
import { cx } from '../../ui/index.ts'
import styles from './dashboard.module.css'

interface CardProps {
  readonly title: string
  readonly text: ReactNode
  /** What can be done with the whole card, beside its title. */
  readonly actions?: ReactNode
  readonly isWide?: boolean
  /** What the tour points at it by. */
  readonly tour?: string
  readonly children: ReactNode
}

/** A part of the dashboard: its name, what it counts, and what is done with it. */
export function Card({ title, text, actions, isWide = false, tour, children }: CardProps): ReactNode {
  const id = useId()
  return (
    <section className={cx(styles['card'], isWide && styles['wide'])} aria-labelledby={id} data-tour={tour}>
      <header className={styles['cardHeader']}>
        <h2 id={id}>{title}</h2>
        <p className={styles['soft']}>{text}</p>
        {actions}
      </header>
      {children}
    </section>
  )
}
