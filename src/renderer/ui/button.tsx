import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import styles from './button.module.css'
import { cx } from './cx.ts'
import { Tooltip } from './tooltip.tsx'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  /** `primary` at most once per screen; `quiet` in bars and lists. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly icon?: LucideIcon
  readonly isBusy?: boolean
}

export function Button({
  kind = 'secondary',
  icon: Icon,
  isBusy,
  children,
  disabled,
  ...rest
}: ButtonProps): ReactNode {
  const busy = isBusy === true
  return (
    <button
      type="button"
      {...rest}
      className={cx(styles['button'], styles[kind])}
      disabled={disabled === true || busy}
      aria-busy={busy}
    >
      {busy ? <span className={styles['spinner']} aria-hidden /> : Icon && <Icon size={15} aria-hidden />}
      {children}
    </button>
  )
}

/** A button that reads as a part of its sentence. */
export function LinkButton(props: Omit<ComponentProps<'button'>, 'className'>): ReactNode {
  return <button type="button" {...props} className={styles['link']} />
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'children'> {
  readonly icon: LucideIcon
  /** Read by screen readers and shown as a tooltip. */
  readonly label: string
  readonly shortcut?: string
  readonly isPressed?: boolean
  readonly isSmall?: boolean
}

export function IconButton({ icon: Icon, label, shortcut, isPressed, isSmall, ...rest }: IconButtonProps): ReactNode {
  return (
    <Tooltip text={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <button
        type="button"
        {...rest}
        className={cx(styles['icon'], isSmall === true && styles['small'])}
        aria-label={label}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      >
        <Icon size={isSmall === true ? 14 : 16} aria-hidden />
      </button>
    </Tooltip>
  )
}
