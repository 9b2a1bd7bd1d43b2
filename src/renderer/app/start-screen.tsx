import { FileInput, FileSpreadsheet, FolderOpen, Plus, Route, Store, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { CatalogueState, RecentCatalogue } from '../../shared/desktop.ts'
import { fromWireError } from '../../shared/errors.ts'
import { errorText, useLanguage } from '../i18n/index.ts'
import { Button, Way } from '../ui/index.ts'
import styles from './start-screen.module.css'
import { startWith } from './start-with.ts'
import { Upgrading } from './upgrading.tsx'

/** What a person sees before there is a catalogue: three ways in, and the way back to earlier ones. */
export function StartScreen({ catalogue }: { readonly catalogue: CatalogueState }): ReactNode {
  const language = useLanguage()
  const { t } = language
  if (catalogue.status === 'opening') {
    return (
      <main className={styles['page']}>
        {catalogue.upgrade ? (
          <Upgrading name={catalogue.name} progress={catalogue.upgrade} />
        ) : (
          <output>{t('app.open.opening', { name: catalogue.name })}</output>
        )}
      </main>
    )
  }
  return (
    <main className={styles['page']}>
      <div className={styles['column']}>
        {catalogue.status === 'failed' && (
          <div className={styles['failure']} role="alert">
            <strong>{t('app.open.failed', { name: catalogue.name })}</strong>
            <span>{errorText(fromWireError(catalogue.error), language)}</span>
          </div>
        )}
        <header className={styles['header']}>
          <h1>{t('app.start.title')}</h1>
          <p>{t('app.start.text')}</p>
        </header>
        <div className={styles['ways']}>
          <Way icon={FileInput} title={t('app.start.drop')} text={t('app.start.drop.text')}>
            <Button onClick={() => startWith('import')}>{t('app.start.drop.action')}</Button>
          </Way>
          <Way icon={Table2} title={t('app.start.sample')} text={t('app.start.sample.text')}>
            <Button kind="primary" onClick={() => startWith('sample')}>
              {t('app.start.sample.action')}
            </Button>
          </Way>
          <Way icon={Store} title={t('app.start.connect')} text={t('app.start.connect.text')}>
            <Button onClick={() => startWith('publish')}>{t('app.start.connect.action')}</Button>
          </Way>
        </div>
        <div className={styles['row']}>
          <Button kind="quiet" icon={Plus} onClick={() => startWith('products')}>
            {t('app.start.new')}
          </Button>
          <Button kind="quiet" icon={FolderOpen} onClick={() => void window.desktop.catalogue.open()}>
            {t('app.start.open')}
          </Button>
          <Button kind="quiet" icon={Route} onClick={() => startWith('tour')} title={t('app.start.tour.text')}>
            {t('app.start.tour')}
          </Button>
        </div>
        <Recent />
      </div>
    </main>
  )
}

function Recent(): ReactNode {
  const { t } = useLanguage()
  const [recent, setRecent] = useState<readonly RecentCatalogue[]>([])
  useEffect(() => {
    let isHere = true
    void window.desktop.catalogue.recent().then((list) => isHere && setRecent(list))
    return () => {
      isHere = false
    }
  }, [])
  if (recent.length === 0) return null
  return (
    <section className={styles['recent']}>
      <h2>{t('app.start.recent')}</h2>
      <ul>
        {recent.map(({ id, name, folder }) => (
          <li key={id}>
            <button type="button" onClick={() => void window.desktop.catalogue.openRecent(id)}>
              <FileSpreadsheet size={15} aria-hidden />
              <span>{name}</span>
              <small>{folder}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
