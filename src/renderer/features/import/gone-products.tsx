import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import type { Language } from '../../i18n/index.ts'
import { newRequestId, runJob, startJob } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { skusFilter } from '../../state/filters.ts'
import { go } from '../../state/navigation.ts'
import { undoStep } from '../../state/undo-step.ts'
import { Button, Notice, toast } from '../../ui/index.ts'

/**
 * Says what the supplier does not deliver any more, and offers to phase it out; nothing happens by itself.
 * It looks once: another key whenever the rows were compared anew.
 */
export function GoneProducts({ importId }: { readonly importId: number }): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const [gone, setGone] = useState<Result<'import.gone'> | null>(null)
  useEffect(() => {
    const run = runJob('import.gone', { importId })
    void run.done.then((outcome) => setGone(outcome.ok ? outcome.value : null))
    return run.cancel
  }, [importId])
  if (gone?.since == null || gone.productIds.length === 0) return null
  const { since, productIds, skus } = gone
  const handlePhaseOut = async (): Promise<void> => {
    if (await phaseOut(productIds, language)) setGone(null)
  }
  return (
    <Notice kind="info">
      {t('staging.gone', { count: productIds.length, file: since.fileName, date: format.dateTime(since.deliveredAt) })}{' '}
      {skus.length === productIds.length && (
        <Button kind="quiet" onClick={() => go({ screen: 'products', filter: skusFilter(skus), search: '' })}>
          {t('staging.gone.show')}
        </Button>
      )}
      <Button kind="quiet" onClick={() => void handlePhaseOut()}>
        {t('staging.gone.phaseOut')}
      </Button>
    </Notice>
  )
}

/** Gives products the status of what is sold off, as one step with a way back; false where it could not be. */
async function phaseOut(ids: readonly number[], language: Language): Promise<boolean> {
  const { t } = language
  const outcome = await startJob('sheet.apply', {
    requestId: newRequestId(),
    selection: { kind: 'products', ids: [...ids], columns: ['status'] },
    operation: { kind: 'set-value', value: 'phase-out' },
  })
  if (!outcome.ok) {
    toast({ kind: 'bad', text: errorText(outcome.error, language) })
    return false
  }
  const { changeSet, changed } = outcome.value
  if (!changeSet) return true
  toast({
    id: 'phased-out',
    text: t('staging.gone.done', { count: changed }),
    action: { text: t('app.undo'), onClick: () => void undoStep(changeSet.id, language) },
  })
  return true
}
