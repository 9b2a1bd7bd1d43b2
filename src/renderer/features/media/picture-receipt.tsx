import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { newRequestId, startJob, useQuery } from '../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../i18n/index.ts'
import { changedByFilter } from '../../state/filters.ts'
import { go } from '../../state/navigation.ts'
import { Button, Notice, Receipt, Screen } from '../../ui/index.ts'
import type { Attached } from './board-session.ts'
import { leaveBoard } from './board-session.ts'
import styles from './media.module.css'

/** Names told in one line. */
const SHOWN = 12

/** What was attached, what was not and why, and the way back. */
export function PictureReceipt({ attached, left }: { readonly attached: Attached; readonly left: number }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { changeSetId, pictures, products, changed, withoutRoom, rejections } = attached
  const [undo, setUndo] = useState<{ readonly isRunning: boolean; readonly error?: Error }>({ isRunning: false })
  const newest = useQuery('catalogue.history', { limit: 200 }).data
  const isUndone = newest?.changeSets.find(({ id }) => id === changeSetId)?.undoState === 'undone'
  const handleUndo = async (): Promise<void> => {
    if (changeSetId === null) return
    setUndo({ isRunning: true })
    const outcome = await startJob('catalogue.undo', { requestId: newRequestId(), changeSetId })
    setUndo({ isRunning: false, ...(outcome.ok ? {} : { error: outcome.error }) })
  }
  return (
    <Screen
      title={t('media.title')}
      footer={
        <>
          <span className={styles['spring']} />
          <Button kind="quiet" onClick={leaveBoard}>
            {t('ui.close')}
          </Button>
          {changeSetId !== null && !isUndone && (
            <Button
              kind="primary"
              onClick={() => go({ screen: 'products', filter: changedByFilter(changeSetId), search: '' })}
            >
              {t('media.receipt.show')}
            </Button>
          )}
        </>
      }
    >
      <Receipt
        kind={isUndone ? 'undone' : 'good'}
        title={t(isUndone ? 'media.receipt.undone' : 'media.receipt.title')}
        numbers={[
          { name: t('media.receipt.pictures'), count: pictures },
          { name: t('media.receipt.products'), count: products },
          { name: t('media.receipt.left'), count: left },
        ]}
        actions={
          changeSetId !== null &&
          !isUndone && (
            <Button icon={Undo2} isBusy={undo.isRunning} onClick={() => void handleUndo()}>
              {t('media.receipt.undo')}
            </Button>
          )
        }
      >
        {undo.error && <Notice kind="bad">{errorText(undo.error, language)}</Notice>}
      </Receipt>
      <div className={styles['notices']}>
        {changed.length > 0 && (
          <Notice kind="warn">
            {t('media.receipt.changed', { count: changed.length, names: shortened(changed) })}
          </Notice>
        )}
        {withoutRoom.length > 0 && (
          <Notice kind="warn">
            {t('media.receipt.withoutRoom', { count: withoutRoom.length, names: shortened(withoutRoom) })}
          </Notice>
        )}
        {rejections.slice(0, SHOWN).map((rejection, at) => (
          <Notice key={at} kind="warn">
            {rejectionText(rejection, language)}
          </Notice>
        ))}
      </div>
    </Screen>
  )
}

function shortened(names: readonly string[]): string {
  return names.length > SHOWN ? `${names.slice(0, SHOWN).join(', ')} …` : names.join(', ')
}
