import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './screen.module.css'

export interface ScreenProps {
  readonly title: string
  /** Beside the title: what exactly is in view. */
  readonly subtitle?: ReactNode
  /** At the right of the title. */
  readonly actions?: ReactNode
  /** A bar that stays at the bottom: the way on. */
  readonly footer?: ReactNode
  /** The content has its own scroll areas and fills the screen; otherwise the screen scrolls. */
  readonly isFilled?: boolean
  readonly children: ReactNode
}

/** The frame of a screen beside the grid: a title line, the content, and a bar with the way on. */
export function Screen({ title, subtitle, actions, footer, isFilled = false, children }: ScreenProps): ReactNode {
  return (
    <section className={styles['screen']} aria-label={title}>
      <header className={styles['header']}>
        <h1>{title}</h1>
        {subtitle !== undefined && <div className={styles['subtitle']}>{subtitle}</div>}
        <span className={styles['spring']} />
        {actions}
      </header>
      <div className={cx(styles['body'], isFilled && styles['filled'])}>{children}</div>
      {footer !== undefined && <FooterBar>{footer}</FooterBar>}
    </section>
  )
}

/** The bar with the way on, for a part of a screen that has its own. */
export function FooterBar({ children }: { readonly children: ReactNode }): ReactNode {
  return <footer className={styles['footer']}>{children}</footer>
}
