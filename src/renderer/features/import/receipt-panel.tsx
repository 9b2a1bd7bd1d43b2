import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { newRequestId, startJob, useQuery } from '../../engine/index.ts'
import type { Language } from '../../i18n/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { changedByFilter } from '../../state/filters.ts'
import { go } from '../../state/navigation.ts'
import { Button, Notice, Receipt, Screen } from '../../ui/index.ts'
import type { ImportPhase } from './import-session.ts'
import { DeliveryNotice, ReturnButton } from '../suppliers/index.tsx'
import { chooseFile, leaveImport } from './import-session.ts'
import styles from './import.module.css'
import { HeldPrices } from '../approval/index.tsx'
import { PicturesOnTheWay } from './pictures-on-the-way.tsx'
import { RejectionList } from './rejection-list.tsx'

/** What was read is the sum of the rest. */
const PARTS = ['read', 'created', 'updated', 'unchanged', 'skipped', 'rejected'] as const

/** What the import did, in numbers that add up, and the way back. */
export function ReceiptPanel({ phase }: { readonly phase: Extract<ImportPhase, { kind: 'done' }> }): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const [undo, setUndo] = useState<{ readonly isRunning: boolean; readonly error?: Error }>({ isRunning: false })
  const { receipt, changeSet, seconds } = phase.receipt
  const newest = useQuery('catalogue.history', { limit: 200 }).data
  const now = newest?.changeSets.find(({ id }) => id === changeSet?.id) ?? changeSet
  const problems = useQuery('import.rejections', { importId: phase.importId, from: 0, count: 1 }).data?.total ?? 0
  const filled = phase.receipt.score?.kpis.completeness
  const hasGaps = filled !== undefined && filled.numerator < filled.denominator
  const isUndone = now?.undoState === 'undone'
  const handleUndo = async (): Promise<void> => {
    if (!changeSet) return
    setUndo({ isRunning: true })
    const outcome = await startJob('catalogue.undo', { requestId: newRequestId(), changeSetId: changeSet.id })
    setUndo({ isRunning: false, ...(outcome.ok ? {} : { error: outcome.error }) })
  }
  const handleShow = (): void => {
    if (changeSet) go({ screen: 'products', filter: changedByFilter(changeSet.id), search: '' })
  }
  return (
    <Screen
      title={t('import.title')}
      subtitle={t('import.receipt.time', { file: phase.fileName, seconds: format.decimals(Math.max(seconds, 0.1), 1) })}
      isFilled
      footer={
        <>
          <Button onClick={() => void chooseFile()}>{t('import.receipt.another')}</Button>
          {(problems > 0 || hasGaps) && (
            <ReturnButton of={{ kind: 'import', importId: phase.importId }} fileName={phase.fileName} />
          )}
          <span className={styles['spring']} />
          <Button kind="quiet" onClick={leaveImport}>
            {t('ui.close')}
          </Button>
          {changeSet && !isUndone && (
            <Button kind="primary" data-tour="import-show" onClick={handleShow}>
              {t('import.receipt.show')}
            </Button>
          )}
        </>
      }
    >
      <div data-tour="import-receipt">
        <Receipt
          kind={isUndone ? 'undone' : 'good'}
          title={isUndone ? t('import.receipt.undone') : t('import.receipt.title')}
          isSum
          numbers={PARTS.map((part) => ({ name: t(`import.receipt.${part}`), count: receipt[part] }))}
          actions={
            changeSet &&
            !isUndone && (
              <Button icon={Undo2} isBusy={undo.isRunning} onClick={() => void handleUndo()}>
                {t('import.receipt.undo')}
              </Button>
            )
          }
        >
          {phase.receipt.gone != null && !isUndone && (
            <p className={styles['soft']}>{goneText(phase.receipt.gone, language)}</p>
          )}
          {isUndone && <p className={styles['soft']}>{t('import.receipt.undone.text')}</p>}
          {undo.error && <Notice kind="bad">{errorText(undo.error, language)}</Notice>}
        </Receipt>
      </div>
      {phase.receipt.score && (
        <div className={styles['receiptScore']}>
          <DeliveryNotice score={phase.receipt.score} />
        </div>
      )}
      <PicturesOnTheWay importId={phase.importId} />
      <HeldPrices importId={phase.importId} />
      {problems > 0 && (
        <section className={styles['receiptRejections']}>
          <RejectionList importId={phase.importId} count={problems} />
        </section>
      )}
    </Screen>
  )
}

/** What became of products that are no longer delivered. */
function goneText(
  { action, count, of, isDone }: NonNullable<Extract<ImportPhase, { kind: 'done' }>['receipt']['gone']>,
  { t }: Language,
): string {
  return t(isDone ? `rules.done.${action}` : 'rules.gone.held', { count, of })
}
