import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/index.ts'
import { IconButton } from './button.tsx'
import { cx } from './cx.ts'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  readonly description?: ReactNode
  readonly width?: 'narrow' | 'normal' | 'wide'
  /** Buttons, the main one last. */
  readonly footer?: ReactNode
  /** Nothing in it can have the focus, so it has it itself: the arrows scroll it. */
  readonly isReading?: boolean
  readonly children: ReactNode
}

/** A question or a form over the screen. Escape and the cross close it; focus goes in and comes back. */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  width = 'normal',
  footer,
  isReading = false,
  children,
}: DialogProps): ReactNode {
  const { t } = useLanguage()
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles['backdrop']} />
        <Base.Popup className={cx(styles['dialog'], styles[width])}>
          <div className={styles['header']}>
            <Base.Title className={styles['title']}>{title}</Base.Title>
          </div>
          {description !== undefined && (
            <Base.Description className={styles['description']}>{description}</Base.Description>
          )}
          <div className={styles['body']} {...(isReading ? { tabIndex: 0 } : {})}>
            {children}
          </div>
          {footer !== undefined && <div className={styles['footer']}>{footer}</div>}
          {/* Last, so that the focus goes to what the dialog is about. */}
          <span className={styles['close']}>
            <Base.Close render={<IconButton icon={X} label={t('ui.close')} />} />
          </span>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
