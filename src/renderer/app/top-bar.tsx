import { Redo2, Undo2 } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useConnection, useQuery } from '../engine/index.ts'
import { useLanguage } from '../i18n/index.ts'
import { go, useNavigation } from '../state/navigation.ts'
import { setProductView, useProductView } from '../state/product-view.ts'
import { Badge, IconButton, SearchField } from '../ui/index.ts'
import { CatalogueMenu } from './catalogue-menu.tsx'
import { ScopeSwitcher } from './scope-switcher.tsx'
import styles from './shell.module.css'
import { useSteps } from './use-steps.ts'

export function TopBar(): ReactNode {
  const { t } = useLanguage()
  const catalogue = useConnection((connection) => connection.catalogue)
  const info = useQuery('catalogue.info', {}).data
  const steps = useSteps()
  return (
    <header className={styles['topBar']}>
      <div className={styles['catalogue']}>
        {catalogue.status === 'open' && <CatalogueMenu key={catalogue.name} name={catalogue.name} />}
        {info?.isSample === true && <Badge kind="accent">{t('app.catalogue.sample')}</Badge>}
        {info?.isReadOnly === true && <Badge kind="warn">{t('app.catalogue.readOnly')}</Badge>}
      </div>
      <ProductSearch />
      <span className={styles['spring']} />
      <ScopeSwitcher />
      <span className={styles['divider']} />
      <div className={styles['group']}>
        <IconButton
          icon={Undo2}
          label={steps.undoName === null ? t('app.undo.nothing') : t('app.undo.step', { step: steps.undoName })}
          shortcut="Ctrl+Z"
          disabled={steps.undoName === null}
          data-tour="undo"
          onClick={steps.undo}
        />
        <IconButton
          icon={Redo2}
          label={steps.redoName === null ? t('app.redo.nothing') : t('app.redo.step', { step: steps.redoName })}
          shortcut="Ctrl+Y"
          disabled={steps.redoName === null}
          onClick={steps.redo}
        />
      </div>
    </header>
  )
}

function ProductSearch(): ReactNode {
  const { t } = useLanguage()
  const search = useProductView((view) => view.search)
  const screen = useNavigation(({ route }) => route.screen)

  const handleChange = (text: string): void => {
    setProductView({ search: text })
    if (screen !== 'products') go({ screen: 'products' })
  }
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') setProductView({ search: '' })
  }
  return (
    <search className={styles['search']}>
      <SearchField
        label={t('app.search')}
        isOfScreen
        value={search}
        onChange={handleChange}
        onKeyDown={handleKeyDown}
        maxLength={500}
      />
    </search>
  )
}
