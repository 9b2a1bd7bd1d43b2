import { CircleCheck, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { SheetResult } from '../../../../shared/contract/sheet.ts'
import { newRequestId, queries, startJob } from '../../../engine/index.ts'
import { errorText, useLanguage } from '../../../i18n/index.ts'
import { useLastStep } from '../../../state/last-step.ts'
import { Button, toast } from '../../../ui/index.ts'
import { Counts } from './change-preview.tsx'
import styles from './receipt.module.css'

/** What a finished operation did, cell for cell, and the way back. */
export function Receipt({ result }: { readonly result: SheetResult }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [isUndone, setIsUndone] = useState(false)
  const { changeSet, kept } = result

  const undo = async (): Promise<void> => {
    const undone = await startJob('catalogue.undo', {
      requestId: newRequestId(),
      changeSetId: changeSet?.id ?? null,
    })
    queries.invalidate('catalogue.history')
    if (!undone.ok) return toast({ id: 'step', kind: 'bad', text: errorText(undone.error, language) })
    useLastStep.setState({ changeSetId: undone.value.changeSet?.id ?? null, first: undone.value.first })
    setIsUndone(true)
  }

  return (
    <div className={styles['receipt']} aria-live="polite" data-receipt>
      <CircleCheck size={16} aria-hidden />
      {isUndone ? <p>{t('change.undone')}</p> : <Counts counts={result} />}
      {kept > 0 && <p>{t('sheet.kept', { count: kept })}</p>}
      {changeSet && !isUndone && (
        <Button kind="quiet" icon={Undo2} onClick={() => void undo()}>
          {t('app.undo')}
        </Button>
      )}
    </div>
  )
}
