import type { LucideIcon } from 'lucide-react'
import { CircleAlert, CircleCheck, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/index.ts'
import { cx } from './cx.ts'
import styles from './receipt.module.css'

export interface ReceiptProps {
  readonly kind: 'good' | 'bad' | 'undone'
  readonly title: string
  /** Beside the title: how much it took. */
  readonly text?: string | undefined
  /** At the right: what can be done about it. */
  readonly actions?: ReactNode
  /** The first number is the sum of the others, and written so: `a = b + c`. */
  readonly isSum?: boolean
  readonly numbers: readonly ReceiptNumber[]
  /** Between the title and the numbers. */
  readonly children?: ReactNode
}

export interface ReceiptNumber {
  readonly name: string
  readonly count: number
}

const ICONS = { good: CircleCheck, bad: CircleAlert, undone: Undo2 } as const satisfies Record<string, LucideIcon>

/** What became of it all, in large numbers. */
export function Receipt(props: ReceiptProps): ReactNode {
  const { kind, title, text, actions, isSum = false, numbers, children } = props
  const { format } = useLanguage()
  const Icon = ICONS[kind]
  return (
    <div className={styles['receipt']}>
      <div className={styles['title']}>
        <Icon size={20} aria-hidden className={styles[kind]} />
        <h2>{title}</h2>
        {text !== undefined && <span className={styles['text']}>{text}</span>}
        <span className={styles['spring']} />
        {actions}
      </div>
      {children}
      <dl className={cx(styles['numbers'], isSum && styles['sum'])}>
        {numbers.map(({ name, count }, at) => (
          <div key={name}>
            {isSum && at > 0 && <span aria-hidden>{at === 1 ? '=' : '+'}</span>}
            <dd>{format.number(count)}</dd>
            <dt>{name}</dt>
          </div>
        ))}
      </dl>
    </div>
  )
}
