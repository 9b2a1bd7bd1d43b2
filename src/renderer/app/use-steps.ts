import type { MessageRef } from '../../shared/contract/common.ts'
import { newRequestId, queries, startJob, useQuery } from '../engine/index.ts'
import { errorText, useLanguage } from '../i18n/index.ts'
import { useLastStep } from '../state/last-step.ts'
import { stepName } from '../state/step-name.ts'
import { toast } from '../ui/index.ts'

export interface Steps {
  /** Name of the step that undo would take back; null when there is none. */
  readonly undoName: string | null
  readonly redoName: string | null
  undo(): void
  redo(): void
}

/** Undo and redo of the catalogue's steps, with their names. */
export function useSteps(): Steps {
  const language = useLanguage()
  const { t } = language
  const history = useQuery('catalogue.history', { limit: 1 }).data
  const structure = useQuery('catalogue.structure', {}).data
  const nameOf = (step: MessageRef | null | undefined): string | null =>
    step ? stepName(step, structure, language) : null

  const take = async (direction: 'undo' | 'redo'): Promise<void> => {
    const outcome = await startJob(`catalogue.${direction}`, { requestId: newRequestId() })
    queries.invalidate('catalogue.history')
    if (!outcome.ok) return toast({ kind: 'bad', text: errorText(outcome.error, language) })
    const { step, changeSet, kept, first } = outcome.value
    if (step === null) return
    useLastStep.setState({ changeSetId: changeSet?.id ?? null, first })
    const name = nameOf(step.label) ?? ''
    const text = direction === 'undo' ? t('app.undone', { step: name }) : t('app.redone', { step: name })
    toast({ id: 'step', text, ...(kept > 0 ? { detail: t('app.undo.kept', { count: kept }) } : {}) })
  }

  return {
    undoName: nameOf(history?.canUndo),
    redoName: nameOf(history?.canRedo),
    undo: () => void take('undo'),
    redo: () => void take('redo'),
  }
}
