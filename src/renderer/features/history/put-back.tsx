import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { Input, Result } from '../../../shared/contract/index.ts'
import { newRequestId, startJob, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useLastStep } from '../../state/last-step.ts'
import type { Then } from '../../state/past.ts'
import { backToNow, closeComparison } from '../../state/past.ts'
import { stepName } from '../../state/step-name.ts'
import { Button, Dialog, toast } from '../../ui/index.ts'
import styles from './history.module.css'
import { momentText } from './moment-text.ts'

interface PutBackProps {
  readonly difference: Input<'history.preview'>['difference']
  readonly then: Then
  readonly onClose: () => void
}

const COUNTS = ['changed', 'unchanged', 'refused', 'locked', 'binned', 'returned', 'gone'] as const

/** Says what going back would do, cell by cell counted, and does it as one step. */
export function PutBack({ difference, then, onClose }: PutBackProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const structure = useQuery('catalogue.structure', {}).data
  const [counted, setCounted] = useState<Result<'history.preview'> | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [requestId] = useState(newRequestId)

  useEffect(() => {
    let isAsked = true
    void startJob('history.preview', { difference }).then((outcome) => {
      if (!isAsked) return
      if (outcome.ok) return setCounted(outcome.value)
      toast({ kind: 'bad', text: errorText(outcome.error, language) })
      onClose()
    })
    return () => {
      isAsked = false
    }
    // Asked once: what it is about does not change while it is open.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const carryOut = async (): Promise<void> => {
    setIsBusy(true)
    const outcome = await startJob('history.restore', {
      requestId,
      difference,
      format: language.format.typed,
      language: language.locale,
    })
    setIsBusy(false)
    if (!outcome.ok) return toast({ kind: 'bad', text: errorText(outcome.error, language) })
    const { changeSet, first } = outcome.value
    onClose()
    closeComparison()
    backToNow()
    if (!changeSet) return
    useLastStep.setState({ changeSetId: changeSet.id, first })
    toast({ id: 'step', kind: 'good', text: stepName(changeSet.label, structure, language) })
  }
  const doesNothing = counted === null || counted.changed + counted.binned + counted.returned === 0
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="narrow"
      title={t('history.back.title', { moment: momentText(then, structure, language) })}
      description={t('history.back.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" disabled={doesNothing} isBusy={isBusy} onClick={() => void carryOut()}>
            {t('history.back.do')}
          </Button>
        </>
      }
    >
      <ul className={styles['counts']} aria-live="polite">
        {counted === null ? (
          <li>{t('history.back.counting')}</li>
        ) : (
          COUNTS.filter((name) => name === 'changed' || counted[name] > 0).map((name) => (
            <li key={name} data-count={name}>
              {t(`history.back.${name}`, { count: counted[name] })}
            </li>
          ))
        )}
      </ul>
    </Dialog>
  )
}
