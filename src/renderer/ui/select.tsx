import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './popup.module.css'
import fieldStyles from './field.module.css'

export interface Choice<Value extends string = string> {
  readonly value: Value
  readonly text: string
  readonly hint?: string
}

export interface SelectProps<Value extends string> {
  /** Names it for screen readers; put visible text beside it with `Field`. */
  readonly label: string
  readonly value: Value | null
  readonly choices: readonly Choice<Value>[]
  readonly onChange: (value: Value) => void
  readonly placeholder?: string
  readonly isDisabled?: boolean
  /** Without a frame, for bars. */
  readonly isQuiet?: boolean
}

/** One of a few choices. For many, or where people search, use Combobox. */
export function Select<Value extends string>(props: SelectProps<Value>): ReactNode {
  const { label, value, choices, onChange, placeholder = '', isDisabled = false, isQuiet = false } = props
  return (
    <Base.Root value={value} onValueChange={(next) => next !== null && onChange(next)} disabled={isDisabled}>
      <Base.Trigger
        aria-label={label}
        className={cx(fieldStyles['select'], isQuiet && fieldStyles['quiet'])}
        title={choices.find((choice) => choice.value === value)?.text}
      >
        <Base.Value>
          {(current: Value | null) => choices.find((choice) => choice.value === current)?.text ?? placeholder}
        </Base.Value>
        <ChevronDown size={14} aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className={styles['positioner']}>
          <Base.Popup className={styles['popup']}>
            <Base.List>
              {choices.map((choice) => (
                <Base.Item key={choice.value} value={choice.value} className={styles['item']}>
                  <span className={styles['check']}>
                    <Base.ItemIndicator>
                      <Check size={14} aria-hidden />
                    </Base.ItemIndicator>
                  </span>
                  <Base.ItemText className={styles['itemText']}>{choice.text}</Base.ItemText>
                  {choice.hint !== undefined && <span className={styles['itemHint']}>{choice.hint}</span>}
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
