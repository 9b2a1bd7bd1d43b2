import { CircleAlert, CloudOff, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { cancelJob, isPassing, useConnection, useJobs, useQuery } from '../engine/index.ts'
import { useLanguage } from '../i18n/index.ts'
import type { Figures } from '../state/grid-status.ts'
import { useGridStatus } from '../state/grid-status.ts'
import { IconButton, Progress } from '../ui/index.ts'
import { jobTitle, progressText } from './job-words.ts'
import styles from './shell.module.css'

/** One quiet line: how much there is, where the cursor is, what runs, what is saved. */
export function StatusBar(): ReactNode {
  const { t } = useLanguage()
  const info = useQuery('catalogue.info', {}).data
  const selection = useGridStatus((status) => status.selection)
  return (
    <footer className={styles['status']} aria-label={t('app.status')}>
      <span className={styles['statusItem']}>
        {info && t('app.status.products', { count: info.products + info.variants })}
        {info && info.models > 0 && <span>· {t('app.status.models', { count: info.models })}</span>}
      </span>
      <span className={styles['selection']} aria-live="polite">
        {selection}
      </span>
      <SelectedRange />
      <span className={styles['spring']} />
      <RunningJobs />
      <Offline />
      <Saved lastCommitAt={info?.lastCommitAt ?? null} />
    </footer>
  )
}

/** Size and figures of what is selected in the sheet. */
function SelectedRange(): ReactNode {
  const { t, format } = useLanguage()
  const range = useGridStatus((status) => status.range)
  if (!range) return null
  const { rows, columns, ranges, cells, figures } = range
  const number = (text: string | null): string => (text === null ? '' : format.number(Number(text)))
  const size = ranges === 1 ? t('sheet.selected', { rows, columns }) : t('sheet.selectedRanges', { count: ranges })
  return (
    <span className={styles['figures']} aria-live="polite">
      <span>{size}</span>
      <span>{t('sheet.cells', { value: format.number(cells) })}</span>
      {figures && <span>{t('sheet.filled', { value: format.number(figures.filled) })}</span>}
      {figures && figures.numbers > 0 && (
        <>
          <span>{t('sheet.sum', { value: number(figures.sum) })}</span>
          <span>{t('sheet.average', { value: format.number(averageOf(figures)) })}</span>
          <span>{t('sheet.min', { value: number(figures.min) })}</span>
          <span>{t('sheet.max', { value: number(figures.max) })}</span>
        </>
      )}
    </span>
  )
}

/** To the cent, or as finely as the values themselves are. */
function averageOf({ average, sum }: Figures): number {
  const digits = Math.max(2, sum?.split('.')[1]?.length ?? 0)
  return Number(Number(average).toFixed(digits))
}

function RunningJobs(): ReactNode {
  const language = useLanguage()
  const { t } = language
  const byId = useJobs((jobs) => jobs.byId)
  const running = [...byId.values()].filter(({ state, op }) => state === 'running' && !isUnseen(op))
  const job = running[0]
  const isLong = useIsLong(job?.id)
  // What is mostly done within a second only shows when it takes longer: until then there is nothing to lay out or move.
  if (!job || (!isLong && job.op !== null && isPassing(job.op))) return null
  const title = jobTitle(job.op, language)
  return (
    <span key={job.id} className={styles['statusItem']}>
      {running.length > 1 && <span>{t('app.status.jobs', { count: running.length })}</span>}
      <span>{title}</span>
      <Progress isCompact label={title} progress={job.progress} />
      <span>{progressText(job.progress, language)}</span>
      <IconButton isSmall icon={X} label={t('app.job.cancel')} onClick={() => cancelJob(job.id)} />
    </span>
  )
}

const LONG_MS = 1_000

/** Whether the same job has been seen running for a second. */
function useIsLong(jobId: number | undefined): boolean {
  const [longId, setLongId] = useState<number>()
  useEffect(() => {
    const timer = setTimeout(() => setLongId(jobId), LONG_MS)
    return () => clearTimeout(timer)
  }, [jobId])
  return jobId !== undefined && longId === jobId
}

/** Looks at what is selected; over before one could read that it runs. */
function isUnseen(op: string | null): boolean {
  return (
    op === null ||
    op === 'sheet.summary' ||
    op === 'sheet.find' ||
    op === 'sheet.count' ||
    op === 'sheet.preview' ||
    op === 'catalogue.facets'
  )
}

function Offline(): ReactNode {
  const { t } = useLanguage()
  const isOnline = useSyncExternalStore(subscribeOnline, () => navigator.onLine)
  if (isOnline) return null
  return (
    <span className={styles['statusItem']}>
      <CloudOff size={13} aria-hidden />
      {t('app.status.offline')}
    </span>
  )
}

function Saved({ lastCommitAt }: { readonly lastCommitAt: string | null }): ReactNode {
  const { t, format } = useLanguage()
  const engine = useConnection((connection) => connection.engine)
  const pending = useGridStatus((status) => status.pending)
  if (engine === 'failed') {
    return (
      <span className={styles['statusItem']} role="alert">
        <CircleAlert size={13} className={styles['statusWarn']} aria-hidden />
        {t('app.status.failed')}
        <button type="button" className={styles['statusButton']} onClick={() => void window.desktop.restartEngine()}>
          {t('app.status.restart')}
        </button>
      </span>
    )
  }
  const text =
    engine !== 'ready'
      ? t('app.status.restarting')
      : pending > 0
        ? t('app.status.saving')
        : lastCommitAt !== null && t('app.status.saved', { time: format.time(lastCommitAt) })
  return <output className={styles['statusItem']}>{text}</output>
}

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
