import { GraduationCap, Store } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { PracticeShopButton } from './practice-shop-button.tsx'
import { setConnecting } from './publish-session.ts'
import styles from './publish.module.css'

/** Before there is a connection: practise first, or connect the shop. */
export function FirstConnection(): ReactNode {
  const { t } = useLanguage()
  return (
    <div className={styles['first']}>
      <h2>{t('publish.empty.title')}</h2>
      <div className={styles['ways']}>
        <section className={styles['way']}>
          <GraduationCap size={22} strokeWidth={1.6} aria-hidden />
          <h3>{t('publish.practice.title')}</h3>
          <p>{t('publish.practice.text')}</p>
          <PracticeShopButton kind="primary" />
        </section>
        <section className={styles['way']}>
          <Store size={22} strokeWidth={1.6} aria-hidden />
          <h3>{t('publish.lightspeed.title')}</h3>
          <p>{t('publish.lightspeed.text')}</p>
          <Button onClick={() => setConnecting(true)}>{t('publish.lightspeed.start')}</Button>
        </section>
      </div>
    </div>
  )
}
