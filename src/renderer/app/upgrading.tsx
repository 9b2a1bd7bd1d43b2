import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { UpgradeProgress } from '../../shared/upgrade.ts'
import { useLanguage } from '../i18n/index.ts'
import { Progress } from '../ui/index.ts'
import styles from './start-screen.module.css'

interface UpgradingProps {
  readonly name: string
  readonly progress: UpgradeProgress
}

/** A file of an older version on its way: what is done, how far it is, for how long, and that nothing can be lost. */
export function Upgrading({ name, progress: { doing, step, steps, share } }: UpgradingProps): ReactNode {
  const { t, format } = useLanguage()
  const seconds = useSeconds()
  const percent = share === null ? '' : `${format.percent(share)} · `
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <section className={styles['upgrading']}>
      <h1>{t('app.upgrade.title', { name })}</h1>
      <p>{t('app.upgrade.text')}</p>
      <Progress
        label={t(`app.upgrade.${doing}`, { step, steps })}
        progress={share === null ? null : { done: share, total: 1 }}
        text={`${percent}${t('app.upgrade.elapsed', { time })}`}
      />
    </section>
  )
}

/** Whole seconds since it is on the screen: they go on when nothing else does. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const start = performance.now()
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - start) / 1_000)), 1_000)
    return () => clearInterval(timer)
  }, [])
  return seconds
}
