import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { cx } from './cx.ts'
import styles from './field.module.css'

export interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  /** Replaces the hint and is read out. */
  readonly error?: string | undefined
  readonly children: ReactNode
}

/** Visible name, hint and error around a control that is not a TextField. */
export function Field({ label, hint, error, children }: FieldProps): ReactNode {
  return (
    <div className={styles['field']}>
      <span className={styles['label']}>{label}</span>
      {children}
      <Message hint={hint} error={error} />
    </div>
  )
}

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'className' | 'onChange' | 'value'> {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly icon?: LucideIcon
  /** The label only for screen readers: in bars, where an icon or placeholder says it. */
  readonly isLabelHidden?: boolean
}

export function TextField(props: TextFieldProps): ReactNode {
  const { label, value, onChange, hint, error, icon: Icon, isLabelHidden = false, ...rest } = props
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <div className={cx(styles['box'], Icon && styles['withIcon'])}>
        {Icon && <Icon size={15} aria-hidden />}
        <input
          spellCheck={false}
          autoComplete="off"
          {...rest}
          id={id}
          className={styles['input']}
          value={value}
          aria-invalid={error !== undefined}
          aria-describedby={hint !== undefined || error !== undefined ? `${id}-message` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      <Message id={`${id}-message`} hint={hint} error={error} />
    </div>
  )
}

function Message({
  id,
  hint,
  error,
}: {
  readonly id?: string
  readonly hint: ReactNode
  readonly error: string | undefined
}): ReactNode {
  if (error !== undefined) {
    return (
      <span id={id} className={styles['error']} role="alert">
        {error}
      </span>
    )
  }
  if (hint === undefined) return null
  return (
    <span id={id} className={styles['hint']}>
      {hint}
    </span>
  )
}
