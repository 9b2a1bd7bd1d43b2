import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox'
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './field.module.css'

export interface CheckboxProps {
  readonly label: ReactNode
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly isDisabled?: boolean
}

/** Part of a form or list: takes effect with the rest. */
export function Checkbox({
  label,
  isOn,
  onChange,
  isDisabled = false,
  isMixed = false,
}: CheckboxProps & { readonly isMixed?: boolean }): ReactNode {
  return (
    <label className={styles['toggle']}>
      <BaseCheckbox.Root
        className={styles['checkbox']}
        checked={isOn}
        indeterminate={isMixed}
        disabled={isDisabled}
        onCheckedChange={onChange}
      >
        <BaseCheckbox.Indicator>
          {isMixed ? <Minus size={12} strokeWidth={3} aria-hidden /> : <Check size={12} strokeWidth={3} aria-hidden />}
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      {label}
    </label>
  )
}
