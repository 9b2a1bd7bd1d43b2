import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/index.ts'
import { cx } from './cx.ts'
import styles from './filter-chips.module.css'

export interface FilterChip<Value extends string> {
  readonly value: Value
  readonly text: string
  readonly count: number
  readonly tone?: 'neutral' | 'good' | 'change' | 'warn' | 'bad'
}

export interface FilterChipsProps<Value extends string> {
  /** Names the group for screen readers. */
  readonly label: string
  readonly chips: readonly FilterChip<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** Counts that are filters: exactly one is on. What counts nothing stays in place, so that nothing jumps. */
export function FilterChips<Value extends string>(props: FilterChipsProps<Value>): ReactNode {
  const { format } = useLanguage()
  const { label, chips, value, onChange } = props
  return (
    <fieldset className={styles['chips']} aria-label={label}>
      {chips.map((chip) => (
        <button
          key={chip.value}
          type="button"
          className={cx(styles['chip'], styles[chip.tone ?? 'neutral'])}
          aria-pressed={chip.value === value}
          disabled={chip.count === 0 && chip.value !== value}
          data-value={chip.value}
          onClick={() => onChange(chip.value)}
        >
          <span className={styles['dot']} aria-hidden />
          <span>{chip.text}</span>
          <span className={styles['count']}>{format.number(chip.count)}</span>
        </button>
      ))}
    </fieldset>
  )
}
