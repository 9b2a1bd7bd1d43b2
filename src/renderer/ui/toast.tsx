import { Toast as Base } from '@base-ui/react/toast'
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/index.ts'
import { Button, IconButton } from './button.tsx'
import { cx } from './cx.ts'
import styles from './toast.module.css'

const manager = Base.createToastManager()

export interface ToastAction {
  readonly text: string
  readonly onClick: () => void
}

export interface ToastOptions {
  readonly kind?: 'info' | 'good' | 'bad'
  readonly text: string
  readonly detail?: string
  /** One thing to do about it, such as undo. */
  readonly action?: ToastAction
  /** Another, beside it. */
  readonly second?: ToastAction
  /** Still others, below it. */
  readonly others?: readonly ToastAction[]
  /** A toast with the same id takes the place of the one before. */
  readonly id?: string
}

/**
 * Says something in passing, from anywhere. What the person must not miss belongs on the screen instead.
 * Every part is given, also those this one has not: a toast that takes the place of another keeps what is left out.
 */
export function toast({ kind = 'info', text, detail, action, second, others = [], id }: ToastOptions): void {
  const toastId = manager.add({
    ...(id === undefined ? {} : { id }),
    type: kind,
    title: text,
    description: detail,
    priority: kind === 'bad' ? 'high' : 'low',
    data: { more: [...(second ? [second] : []), ...others] },
    timeout: kind === 'bad' ? 12_000 : 6_000,
    actionProps: action && {
      children: action.text,
      onClick: () => {
        manager.close(toastId)
        action.onClick()
      },
    },
  })
}

const ICONS = { info: Info, good: CircleCheck, bad: CircleAlert }

/** Where toasts appear: in the free part of the navigation, over nothing one reads or clicks. Once, around the app. */
export function ToastProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useLanguage()
  return (
    <Base.Provider toastManager={manager} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className={styles['viewport']} aria-label={t('ui.notifications')}>
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

function Toasts(): ReactNode {
  const { t } = useLanguage()
  const { toasts } = Base.useToastManager()
  return toasts.map((item) => {
    const kind = item.type === 'good' || item.type === 'bad' ? item.type : 'info'
    const Icon = ICONS[kind]
    const { more = [] } = (item.data ?? {}) as { readonly more?: readonly ToastAction[] } // as `toast` puts it there
    return (
      <Base.Root key={item.id} toast={item} className={styles['toast']} swipeDirection={['right', 'down']}>
        <Base.Content className={styles['content']}>
          <Icon size={15} className={cx(styles['icon'], styles[kind])} aria-hidden />
          <Base.Title className={styles['title']} render={<p />} />
          <Base.Description className={styles['detail']} />
          <div className={styles['actions']}>
            <Base.Action render={<Button kind="quiet" />} />
            {more.map(({ text, onClick }) => (
              <Button
                key={text}
                kind="quiet"
                onClick={() => {
                  manager.close(item.id)
                  onClick()
                }}
              >
                {text}
              </Button>
            ))}
          </div>
          <Base.Close render={<IconButton icon={X} isSmall label={t('ui.close')} />} />
        </Base.Content>
      </Base.Root>
    )
  })
}
