import type { ReactNode } from 'react'
import styles from './detail-panel.module.css'

export interface DetailPanelProps {
  /** Names it for screen readers; alone, it is what to do to see something here. */
  readonly label: string
  readonly title?: string
  /** How it stands: a badge beside the title. */
  readonly badge?: ReactNode
  readonly children?: ReactNode
}

/** What one row of the list at its left is in whole. Without a title it says what to choose. */
export function DetailPanel({ label, title, badge, children }: DetailPanelProps): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be in reach of the keyboard
    <aside className={styles['panel']} aria-label={label} tabIndex={0}>
      {title === undefined ? (
        <p className={styles['hint']}>{label}</p>
      ) : (
        <header className={styles['header']}>
          <h2 title={title}>{title}</h2>
          {badge}
        </header>
      )}
      {children}
    </aside>
  )
}

export interface DetailValue {
  readonly key: string
  readonly name: string
  /** What it replaces; null when there was nothing. Left out where nothing changes. */
  readonly was?: string | null
  readonly text: string
}

/** Names and values under a heading of a DetailPanel; where a value changes, the old one stands above the new one. */
export function DetailValues({
  title,
  values,
}: {
  readonly title: string
  readonly values: readonly DetailValue[]
}): ReactNode {
  return (
    <section className={styles['group']}>
      <h3>{title}</h3>
      <dl data-selectable>
        {values.map(({ key, name, was, text }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>
              {was !== undefined && was !== null && <del>{was}</del>}
              {was === undefined ? <span translate="no">{text}</span> : <ins>{text}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
