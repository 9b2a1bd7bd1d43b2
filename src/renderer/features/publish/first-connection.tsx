import { GraduationCap, Store } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Way } from '../../ui/index.ts'
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
        <Way icon={GraduationCap} title={t('publish.practice.title')} text={t('publish.practice.text')}>
          <PracticeShopButton kind="primary" />
        </Way>
        <Way icon={Store} title={t('publish.lightspeed.title')} text={t('publish.lightspeed.text')}>
          <Button onClick={() => setConnecting(true)}>{t('publish.lightspeed.start')}</Button>
        </Way>
      </div>
    </div>
  )
}
