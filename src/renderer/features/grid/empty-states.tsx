import { SearchX, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { openImportDialog } from '../../app/open-import.ts'
import { useLanguage } from '../../i18n/index.ts'
import { go } from '../../state/navigation.ts'
import { setProductView } from '../../state/product-view.ts'
import { Button, EmptyState } from '../../ui/index.ts'
import styles from './products-screen.module.css'

/** In the place of the grid while the catalogue is empty: the ways to products. */
export function NoProducts(): ReactNode {
  const { t } = useLanguage()
  return (
    <div className={styles['cover']}>
      <EmptyState icon={Table2} title={t('app.start.title')} text={t('grid.empty')}>
        <Button kind="primary" onClick={() => void openImportDialog()}>
          {t('app.start.drop.action')}
        </Button>
        <Button onClick={() => go({ screen: 'publish' })}>{t('app.start.connect.action')}</Button>
        <Button onClick={() => void window.desktop.catalogue.create({ isSample: true })}>
          {t('app.start.sample.action')}
        </Button>
      </EmptyState>
    </div>
  )
}

/** In the place of the grid while no product fits what is searched and filtered for. */
export function NothingFound(): ReactNode {
  const { t } = useLanguage()
  return (
    <div className={styles['cover']}>
      <EmptyState icon={SearchX} title={t('grid.nothing')} text={t('grid.nothing.text')}>
        <Button onClick={() => setProductView({ filter: '', search: '' })}>{t('grid.nothing.clear')}</Button>
      </EmptyState>
    </div>
  )
}
