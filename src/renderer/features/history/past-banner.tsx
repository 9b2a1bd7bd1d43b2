import type { ReactNode } from 'react'
import { settled, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { backToNow, compare, NOW, putSelectionBack, usePast } from '../../state/past.ts'
import { selectionOf, useSheetTarget } from '../../state/sheet-target.ts'
import { Button, Notice, toast } from '../../ui/index.ts'
import styles from './history.module.css'
import { momentText } from './moment-text.ts'

/** Says over the grid that it shows the past, and leads back. Nothing where it shows now. */
export function PastBanner(): ReactNode {
  const language = useLanguage()
  const { t } = language
  const then = usePast(({ shown }) => shown)
  const structure = useQuery('catalogue.structure', {}).data
  const target = useSheetTarget((sheet) => sheet.target)
  if (!then) return null
  const selection = target && selectionOf(target, 'selection')
  const compareWithNow = async (): Promise<void> => {
    const outcome = await settled(compare(then, NOW))
    if (!outcome.ok) toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  return (
    <div className={styles['banner']} data-past>
      <Notice
        kind="warn"
        title={t('history.past.banner', { moment: momentText(then, structure, language) })}
        actions={
          <>
            <Button disabled={!selection} onClick={() => selection && putSelectionBack(selection)}>
              {t('history.back.selection')}
            </Button>
            <Button onClick={() => void compareWithNow()}>{t('history.past.compare')}</Button>
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
