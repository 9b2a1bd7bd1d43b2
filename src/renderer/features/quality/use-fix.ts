import type { Input } from '../../../shared/contract/index.ts'
import { newRequestId, useCommand } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'

/** Carries out certain fixes as one step, and says what came of it. */
export function useFix(): { readonly isRunning: boolean; fix(cells: Input<'quality.fix'>['cells']): Promise<void> } {
  const language = useLanguage()
  const { t } = language
  const command = useCommand('quality.fix')
  return {
    isRunning: command.isRunning,
    fix: async (cells) => {
      const outcome = await command.run({ requestId: newRequestId(), cells })
      if (!outcome.ok) return toast({ kind: 'bad', text: errorText(outcome.error, language) })
      const { changed, rejections } = outcome.value
      const refused = rejections.length === 0 ? '' : ` ${t('quality.fix.refused', { count: rejections.length })}`
      toast({ kind: 'good', text: t('quality.fix.done', { count: changed }) + refused })
    },
  }
}
