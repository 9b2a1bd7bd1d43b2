import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { Language } from '../../i18n/index.ts'
import type { Then } from '../../state/past.ts'
import { stepName } from '../../state/step-name.ts'

/** A moment in words: now, the step it is before or after, or its day and time. */
export function momentText({ at, moment, step }: Then, structure: Structure | undefined, language: Language): string {
  const { t, format } = language
  if (moment.kind === 'now') return t('history.difference.now')
  if (step !== null && moment.kind !== 'time')
    return t(`history.moment.${moment.kind}`, { step: stepName(step, structure, language) })
  return at === null ? t('history.past.beginning') : format.dateTime(at)
}
