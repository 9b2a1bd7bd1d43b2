import type { Structure } from '../../shared/contract/catalogue.ts'
import type { MessageRef } from '../../shared/contract/common.ts'
import type { Language } from '../i18n/index.ts'
import { namesIn } from './column-names.ts'

/**
 * A step of the history in words, with what it was about where that was one thing: `1 cell edited · BOOT-12, Colour`,
 * `File imported · prices.csv`.
 * An undo or redo names the step it is about.
 */
export function stepName({ key, params }: MessageRef, structure: Structure | undefined, language: Language): string {
  const { t, ref } = language
  const { of, ...own } = params
  if (typeof of === 'string') {
    const step = stepName({ key: of, params: own }, structure, language)
    return key === 'history.redo' ? t('app.redone', { step }) : t('app.undone', { step })
  }
  const { name, file, column } = own
  const about = [
    ...(typeof name === 'string' && name !== '' ? [name] : []),
    ...(typeof file === 'string' && file !== '' ? [file] : []),
    ...(typeof column === 'string' && column !== '' ? [namesIn(structure, language).column(column)] : []),
  ]
  const step = ref({ key, params: own }) ?? key
  return about.length === 0 ? step : t('history.what', { step, name: about.join(', ') })
}
