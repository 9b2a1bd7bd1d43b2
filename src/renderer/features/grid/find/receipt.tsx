import { CircleCheck, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { SheetResult } from '../../../../shared/contract/sheet.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { undoStep } from '../../../state/undo-step.ts'
import { Button } from '../../../ui/index.ts'
import { Counts } from './change-preview.tsx'
import styles from './receipt.module.css'

/** What a finished operation did, cell for cell, and the way back. */
export function Receipt({ result }: { readonly result: SheetResult }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [isUndone, setIsUndone] = useState(false)
  const { changeSet, kept } = result

  const undo = async (): Promise<void> => {
    if (changeSet && (await undoStep(changeSet.id, language))) setIsUndone(true)
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
