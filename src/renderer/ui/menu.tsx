import { Menu as Base } from '@base-ui/react/menu'
import type { LucideIcon } from 'lucide-react'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Kbd } from './kbd.tsx'
import styles from './popup.module.css'

export type MenuEntry =
  | { readonly kind: 'separator'; readonly id: string }
  | { readonly kind: 'label'; readonly id: string; readonly text: string }
  | {
      readonly kind?: 'item'
      readonly id: string
      readonly text: string
      readonly icon?: LucideIcon
      readonly shortcut?: string
      readonly isChecked?: boolean
      readonly isDisabled?: boolean
      readonly isDanger?: boolean
      readonly onSelect: () => void
    }

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly entries: readonly MenuEntry[]
  readonly align?: 'start' | 'end'
  readonly side?: 'top' | 'bottom' | 'right'
}

export function Menu({ trigger, entries, align = 'start', side = 'bottom' }: MenuProps): ReactNode {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} side={side} className={styles['positioner']}>
          <Base.Popup className={styles['popup']}>{entries.map(renderEntry)}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

export interface MenuAtProps {
  /** Names it for screen readers. */
  readonly label: string
  /** Where it opens, in px of the window; null keeps it closed. */
  readonly point: { readonly x: number; readonly y: number } | null
  readonly onClose: () => void
  readonly entries: readonly MenuEntry[]
}

/** A context menu: opens at a point instead of a button. */
export function MenuAt({ label, point, onClose, entries }: MenuAtProps): ReactNode {
  const anchor = { getBoundingClientRect: () => DOMRect.fromRect({ ...point, width: 0, height: 0 }) }
  return (
    <Base.Root open={point !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} align="start" side="bottom" className={styles['positioner']}>
          <Base.Popup aria-label={label} className={styles['popup']}>
            {entries.map(renderEntry)}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function renderEntry(entry: MenuEntry): ReactNode {
  if (entry.kind === 'separator') return <Base.Separator key={entry.id} className={styles['separator']} />
  if (entry.kind === 'label') {
    return (
      <div key={entry.id} className={styles['groupLabel']}>
        {entry.text}
      </div>
    )
  }
  const { icon: Icon, text, shortcut, isChecked } = entry
  const content = (
    <>
      {isChecked !== undefined && (
        <span className={styles['check']}>{isChecked && <Check size={14} aria-hidden />}</span>
      )}
      {Icon && <Icon size={15} aria-hidden />}
      <span className={styles['itemText']}>{text}</span>
      {shortcut !== undefined && <Kbd keys={shortcut} />}
    </>
  )
  const className = cx(styles['item'], entry.isDanger === true && styles['danger'])
  if (isChecked === undefined) {
    return (
      <Base.Item key={entry.id} className={className} disabled={entry.isDisabled === true} onClick={entry.onSelect}>
        {content}
      </Base.Item>
    )
  }
  return (
    <Base.CheckboxItem
      key={entry.id}
      className={className}
      checked={isChecked}
      disabled={entry.isDisabled === true}
      onCheckedChange={entry.onSelect}
      closeOnClick
    >
      {content}
    </Base.CheckboxItem>
  )
}
