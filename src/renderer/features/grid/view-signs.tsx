import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { useGridStatus } from '../../state/grid-status.ts'
import { Button, Progress } from '../../ui/index.ts'
import styles from './products-screen.module.css'

/** Stands where the count does while a new order or filter takes its time; the old rows stay in use. */
export function Making({ share }: { readonly share: number }): ReactNode {
  const { t } = useLanguage()
  return (
    <span className={styles['making']}>
      {t('grid.making')}
      <Progress isCompact label={t('grid.making')} progress={{ done: share, total: 1 }} />
    </span>
  )
}

/** What was typed or pasted and does not fit, until it is repaired: shown alone by a click. */
export function Refused({ onShow }: { readonly onShow: () => void }): ReactNode {
  const { t } = useLanguage()
  const count = useGridStatus(({ refused }) => refused)
  if (count === 0) return null
  return (
    <Button kind="quiet" icon={CircleAlert} onClick={onShow}>
      <span className={styles['refused']}>{t('grid.refusedCells', { count })}</span>
    </Button>
  )
}
