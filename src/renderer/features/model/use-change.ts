import type { ModelChangeInput } from '../../../shared/contract/model-change.ts'
import { newRequestId, startJob, useJob } from '../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'

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
    const problem = done.ok
      ? done.value.rejections[0] && rejectionText(done.value.rejections[0], language)
      : errorText(done.error, language)
    if (problem !== undefined) {
      toast({ kind: 'bad', text: problem })
      return false
    }
    const changeSetId = done.ok ? (done.value.changeSet?.id ?? null) : null
    if (changeSetId !== null) {
      toast({
        kind: 'good',
        text: t('model.done'),
        action: {
          text: t('model.undo'),
          onClick: () => void startJob('catalogue.undo', { requestId: newRequestId(), changeSetId }),
        },
      })
    }
    return true
  }
  return { isRunning: change.state === 'running', make }
}
