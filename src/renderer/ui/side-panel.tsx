import { X } from 'lucide-react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useState } from 'react'
import { useLanguage } from '../i18n/index.ts'
import { localSetting } from '../state/local-settings.ts'
import { IconButton } from './button.tsx'
import styles from './side-panel.module.css'

export interface SidePanelProps {
  readonly title: string
  readonly onClose: () => void
  /** Under this name the width is remembered on this machine. */
  readonly name: string
  /** In px, until somebody changes it. */
  readonly initialWidth?: number
  readonly actions?: ReactNode
  readonly children: ReactNode
}

const WIDTH = { min: 280, initial: 360, max: 720 }

/** A panel at the right of the screen whose width is dragged, or changed with the arrow keys on its edge. */
export function SidePanel(props: SidePanelProps): ReactNode {
  const { title, onClose, name, initialWidth = WIDTH.initial, actions, children } = props
  const { t } = useLanguage()
  const setting = localSetting(`panel.${name}`, (stored) => clamp(typeof stored === 'number' ? stored : initialWidth))
  const [width, setWidth] = useState(() => setting.get())

  const resize = (next: number): void => {
    setWidth(clamp(next))
    setting.set(clamp(next))
  }
  const handlePointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right ?? window.innerWidth
    resize(right - event.clientX)
  }
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') resize(width + 16)
    if (event.key === 'ArrowRight') resize(width - 16)
  }

  return (
    <aside className={styles['panel']} aria-label={title} style={{ width }}>
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <hr> cannot be dragged or take the focus
        role="separator"
        className={styles['edge']}
        aria-orientation="vertical"
        aria-valuenow={width}
        aria-valuemin={WIDTH.min}
        aria-valuemax={WIDTH.max}
        aria-label={title}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={handlePointerMove}
        onKeyDown={handleKeyDown}
      />
      <header className={styles['header']}>
        <h2>{title}</h2>
        <div className={styles['actions']}>
          {actions}
          <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
        </div>
      </header>
      <div className={styles['body']}>{children}</div>
    </aside>
  )
}

function clamp(width: number): number {
  return Math.round(Math.min(WIDTH.max, Math.max(WIDTH.min, width)))
}
