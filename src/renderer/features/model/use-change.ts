import type { ModelChangeInput } from '../../../shared/contract/model-change.ts'
import { newRequestId, useJob } from '../../engine/index.ts'
import { rejectionText, useLanguage } from '../../i18n/index.ts'
import { undoStep } from '../../state/undo-step.ts'
import { toast } from '../../ui/index.ts'
import { failure } from '../grid/index.tsx'

/** Makes changes of the model and offers to take them back; true when they were made. */
export function useChange(): {
  readonly isRunning: boolean
  readonly make: (changes: readonly ModelChangeInput[], createOptions?: boolean) => Promise<boolean>
} {
  const language = useLanguage()
  const change = useJob('model.change')
  const { t } = language
  const make = async (changes: readonly ModelChangeInput[], createOptions = false): Promise<boolean> => {
    const done = await change.start({
      requestId: newRequestId(),
      changes: [...changes],
      createOptions,
      format: language.format.typed,
    })
    if (!done.ok) {
      toast(failure(done.error, language))
      return false
    }
    const [refusal] = done.value.rejections
    if (refusal) {
      toast({ kind: 'bad', text: rejectionText(refusal, language) })
      return false
    }
    const changeSetId = done.value.changeSet?.id ?? null
    if (changeSetId !== null) {
      toast({
        kind: 'good',
        text: t('model.done'),
        action: { text: t('model.undo'), onClick: () => void undoStep(changeSetId, language) },
      })
    }
    return true
  }
  return { isRunning: change.state === 'running', make }
}
