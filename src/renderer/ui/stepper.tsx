import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './stepper.module.css'

export interface Step<Value extends string> {
  readonly value: Value
  readonly text: string
  readonly isDone: boolean
  readonly isDisabled?: boolean
}

export interface StepperProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly steps: readonly Step<Value>[]
  readonly onChange: (value: Value) => void
}

/** Where one is in a task of a few steps, and the way back to any of them. */
export function Stepper<Value extends string>({ label, value, steps, onChange }: StepperProps<Value>): ReactNode {
  return (
    <nav aria-label={label}>
      <ol className={styles['steps']}>
        {steps.map((step, at) => (
          <li key={step.value}>
            <button
              type="button"
              className={styles['step']}
              aria-current={step.value === value ? 'step' : undefined}
              disabled={step.isDisabled === true}
              onClick={() => onChange(step.value)}
            >
              <span className={styles['number']}>
                {step.isDone && step.value !== value ? <Check size={12} strokeWidth={3} aria-hidden /> : at + 1}
              </span>
              {step.text}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
