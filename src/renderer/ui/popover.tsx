import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './popup.module.css'

export interface PopoverProps {
  /** Names it for screen readers. */
  readonly label: string
  /** The button that opens it; none where it is opened from elsewhere, at `anchor`. */
  readonly trigger?: ReactElement
  readonly anchor?: Element | null
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  readonly align?: 'start' | 'center' | 'end'
  readonly children: ReactNode
}

/** A small form or list beside what it belongs to. */
export function Popover(props: PopoverProps): ReactNode {
  const { label, trigger, anchor, isOpen, onOpenChange, side = 'bottom', align = 'start', children } = props
  const controlled = isOpen === undefined ? {} : { open: isOpen }
  return (
    <Base.Root {...controlled} onOpenChange={(open) => onOpenChange?.(open)}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Positioner
          {...(anchor === undefined ? {} : { anchor })}
          sideOffset={4}
          side={side}
          align={align}
          className={styles['positioner']}
        >
          <Base.Popup aria-label={label} className={cx(styles['popup'], styles['panel'])}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
