import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'
import styles from './chip.module.css'
import { cx } from './cx.ts'

export interface ChipProps {
  readonly text: string
  /** More to be read by the pointer. */
  readonly title?: string
  /** What the cross does, for those who hear it. */
  readonly removeLabel: string
  /** `accent` for what limits or changes; `neutral` for what only arranges. */
  readonly tone?: 'accent' | 'neutral'
  readonly onRemove: () => void
}

/** One of the things chosen, in a list of them, with a cross that takes it away. */
export function Chip({ text, title, removeLabel, tone = 'accent', onRemove }: ChipProps): ReactNode {
  return (
    <li className={cx(styles['chip'], styles[tone])} title={title}>
      <span>{text}</span>
      <IconButton isSmall icon={X} label={removeLabel} onClick={onRemove} />
    </li>
  )
}
