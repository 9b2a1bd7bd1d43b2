import type { ReactNode } from 'react'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { backToNow, compareWithNow, usePast } from '../../state/past.ts'
import { Button, Notice, toast } from '../../ui/index.ts'
import styles from './history.module.css'
import { momentText } from './moment-text.ts'

/** Says over the grid that it shows the past, and leads back. Nothing where it shows now. */
export function PastBanner(): ReactNode {
  const language = useLanguage()
  const { t } = language
  const then = usePast(({ shown }) => shown)
  if (!then) return null
  const compare = (): void => {
    compareWithNow(then).catch((error: Error) => toast({ kind: 'bad', text: errorText(error, language) }))
  }
  return (
    <div className={styles['banner']} data-past>
      <Notice
        kind="warn"
        title={t('history.past.banner', { moment: momentText(then, language) })}
        actions={
          <>
            <Button onClick={compare}>{t('history.past.compare')}</Button>
            <Button kind="primary" onClick={backToNow}>
              {t('history.past.back')}
            </Button>
          </>
        }
      >
        {t('history.past.text', { count: then.stepsSince })}
      </Notice>
    </div>
  )
}
