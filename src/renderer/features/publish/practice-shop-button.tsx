import type { ReactNode } from 'react'
import { useJob } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useScope } from '../../state/scope.ts'
import { Button, toast } from '../../ui/index.ts'
import { openPracticeShop } from './publish-session.ts'

/** Starts the shop that runs on this computer and opens its connection. */
export function PracticeShopButton({ kind }: { readonly kind: 'primary' | 'quiet' }): ReactNode {
  const language = useLanguage()
  const scope = useScope()
  const { state } = useJob('publish.startPracticeShop')
  const handleClick = async (): Promise<void> => {
    const outcome = await openPracticeShop(scope?.channel ?? null, language.t('publish.practice'))
    if (!outcome.ok) toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  return (
    <Button kind={kind} isBusy={state === 'running'} data-tour="publish-practice" onClick={() => void handleClick()}>
      {language.t('publish.practice.start')}
    </Button>
  )
}
