import { CircleAlert, CloudOff, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSyncExternalStore } from 'react'
import { cancelJob, useConnection, useJobs, useQuery } from '../engine/index.ts'
import { useLanguage } from '../i18n/index.ts'
import { useGridStatus } from '../state/grid-status.ts'
import { IconButton, Progress } from '../ui/index.ts'
import { jobTitle, progressShare, progressText } from './job-words.ts'
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
      <span className={styles['spring']} />
      <RunningJobs />
      <Offline />
      <Saved lastCommitAt={info?.lastCommitAt ?? null} />
    </footer>
  )
}

function RunningJobs(): ReactNode {
  const language = useLanguage()
  const { t } = language
  const byId = useJobs((jobs) => jobs.byId)
  const running = [...byId.values()].filter(({ state }) => state === 'running')
  const job = running[0]
  if (!job) return null
  const title = jobTitle(job.op, language)
  return (
    <span className={styles['statusItem']}>
      {running.length > 1 && <span>{t('app.status.jobs', { count: running.length })}</span>}
      <span>{title}</span>
      <Progress isCompact label={title} share={progressShare(job.progress)} />
      <span>{progressText(job.progress, language)}</span>
      <IconButton isSmall icon={X} label={t('app.job.cancel')} onClick={() => cancelJob(job.id)} />
    </span>
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
