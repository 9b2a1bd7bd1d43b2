import type { MessageRef } from '../../shared/contract/common.ts'
import type { Translator } from './translator.ts'

/**
 * A step of the history in words, with what it was about where that was one thing: `1 cell edited · BOOT-12, colour`.
 * An undo or redo names the step it is about.
 */
export function stepName({ key, params }: MessageRef, translator: Translator): string {
  const { t, ref } = translator
  const { of, ...own } = params
  if (typeof of === 'string') {
    const step = stepName({ key: of, params: own }, translator)
    return key === 'history.redo' ? t('app.redone', { step }) : t('app.undone', { step })
  }
  const about = [own['name'], own['column']].filter((each) => typeof each === 'string' && each !== '').join(', ')
  const step = ref({ key, params: own }) ?? key
  return about === '' ? step : t('history.what', { step, name: about })
}
