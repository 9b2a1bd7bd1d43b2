import type { JobProgress } from '../../shared/contract/jobs.ts'
import type { Language } from '../i18n/index.ts'

/** What a job does, in words: `app.job.<operation>`. */
export function jobTitle(op: string | null, { t, ref }: Pick<Language, 't' | 'ref'>): string {
  return ref({ key: `app.job.${op ?? 'other'}`, params: {} }) ?? t('app.job.other')
}

/** How far it is, or what it waits for. */
export function progressText(progress: JobProgress | null, { t }: Pick<Language, 't'>): string {
  if (!progress) return ''
  if (progress.waitingSeconds !== null) return t('app.job.waiting', { seconds: progress.waitingSeconds })
  if (progress.total === null) return t('app.job.count', { done: progress.done })
  return t('app.job.progress', { done: progress.done, total: progress.total })
}
