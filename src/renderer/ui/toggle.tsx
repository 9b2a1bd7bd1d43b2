import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox'
import { Switch as BaseSwitch } from '@base-ui/react/switch'
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './field.module.css'

export interface ToggleProps {
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
}: ToggleProps & { readonly isMixed?: boolean }): ReactNode {
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

/** Takes effect at once. */
export function Switch({ label, isOn, onChange, isDisabled = false }: ToggleProps): ReactNode {
  return (
    <label className={styles['toggle']}>
      <BaseSwitch.Root className={styles['switch']} checked={isOn} disabled={isDisabled} onCheckedChange={onChange}>
        <BaseSwitch.Thumb className={styles['thumb']} />
      </BaseSwitch.Root>
      {label}
    </label>
  )
}
