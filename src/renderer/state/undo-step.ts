import { newRequestId, queries, startJob } from '../engine/index.ts'
import type { Language } from '../i18n/index.ts'
import { errorText } from '../i18n/index.ts'
import { toast } from '../ui/index.ts'
import { useLastStep } from './last-step.ts'

/**
 * Takes one step of the catalogue back, whatever came after it; the grid goes to what changed. Later edits that were
 * kept are told, and so is why it could not be: then the answer is false.
 */
export async function undoStep(changeSetId: number, language: Language): Promise<boolean> {
  const outcome = await startJob('catalogue.undo', { requestId: newRequestId(), changeSetId })
  queries.invalidate('catalogue.history')
  if (!outcome.ok) {
    toast({ id: 'step', kind: 'bad', text: errorText(outcome.error, language) })
    return false
  }
  const { changeSet, kept, first } = outcome.value
  useLastStep.setState({ changeSetId: changeSet?.id ?? null, first })
  if (kept > 0) toast({ id: 'step', text: language.t('app.undo.kept', { count: kept }) })
  return true
}
