import type { Language } from '../../i18n/index.ts'
import type { StagedPicture } from './board-session.ts'

type Guess = StagedPicture['guesses'][number]

/** Why a product was found for a picture. */
export function whyText({ reason, confidence }: Guess, { t, format }: Pick<Language, 't' | 'format'>): string {
  const share = format.percent(confidence)
  return reason === 'look-alike' || reason === 'words' ? t(`media.why.${reason}`, { share }) : t(`media.why.${reason}`)
}

/** What is to be said of a picture, one sentence each, and what can be done about it. */
export function troubles(picture: StagedPicture, language: Pick<Language, 't'>): string[] {
  const { fault, kind, of } = picture
  const named = problemWords(picture, language)
  if (fault !== null || kind !== 'duplicate') return named
  return [language.t('media.duplicate', { path: fileName(of ?? '') }), ...named]
}

/** What is wrong with a picture, one sentence each. */
export function problemWords(
  { fault, format, problems }: Pick<StagedPicture, 'fault' | 'format' | 'problems'>,
  { t }: Pick<Language, 't'>,
): string[] {
  if (fault === 'format') return [t('media.fault.format', { format: (format ?? '').toUpperCase() })]
  if (fault !== null) return [t(`media.fault.${fault}`)]
  return problems.map((problem) =>
    problem === 'wrong-extension'
      ? t('media.problem.wrong-extension', { format: (format ?? '').toUpperCase() })
      : t(`media.problem.${problem}`),
  )
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
