import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import type { MessageKey } from '../../i18n/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button, IconButton, Notice } from '../../ui/index.ts'
import { panelPlace } from './panel-place.ts'
import { finishStep } from './run-tour.ts'
import { TOUR_STEPS } from './steps.ts'
import { endTour, useTour } from './tour-session.ts'
import type { TourStep } from './tour-step.ts'
import styles from './tour.module.css'
import { useTargetBox } from './use-target-box.ts'

/** Says what a step is about, points at its control, and does it for a person who would rather watch. */
export function TourPanel({ step, at }: { readonly step: TourStep; readonly at: number }): ReactNode {
  const { t, format } = useLanguage()
  const { isWorking, numbers, failure, isUnattended } = useTour()
  const panel = useRef<HTMLDivElement>(null)
  const box = useTargetBox(step.target)
  const place = panelPlace(box, { width: window.innerWidth, height: window.innerHeight })
  const isLast = at === TOUR_STEPS.length - 1
  const figures = Object.entries(numbers)

  useEffect(() => {
    if (!isUnattended) panel.current?.focus({ preventScroll: true })
  }, [isUnattended])

  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && panel.current?.contains(document.activeElement)) endTour()
    }
    document.addEventListener('keydown', handleKeyDown)
    return () => document.removeEventListener('keydown', handleKeyDown)
  }, [])

  return (
    <>
      {box && (
        <div
          className={styles['ring']}
          style={{ top: box.top - 4, left: box.left - 4, width: box.width + 8, height: box.height + 8 }}
          aria-hidden
        />
      )}
      <section ref={panel} className={styles['panel']} style={place} aria-label={t('tour.title')} tabIndex={-1}>
        <header className={styles['header']}>
          <span className={styles['soft']}>{t('tour.step', { step: at + 1, of: TOUR_STEPS.length })}</span>
          <IconButton icon={X} isSmall label={t('tour.end')} onClick={endTour} />
        </header>
        <h2>{t(`tour.${step.name}.title`)}</h2>
        <p>{t(`tour.${step.name}.text`)}</p>
        {figures.length > 0 && (
          <dl className={styles['numbers']} aria-label={t('tour.numbers')}>
            {figures.map(([key, value]) => (
              <div key={key}>
                <dt>{plainText(t, key)}</dt>
                <dd>{typeof value === 'number' ? format.number(value) : value}</dd>
              </div>
            ))}
          </dl>
        )}
        {failure !== null && <Notice kind="bad">{failure}</Notice>}
        <footer className={styles['footer']}>
          <span className={styles['dots']} aria-hidden>
            {TOUR_STEPS.map(({ name }, index) => (
              <i key={name} className={index <= at ? styles['past'] : undefined} />
            ))}
          </span>
          <Button kind="primary" isBusy={isWorking} data-tour="next" onClick={() => void finishStep()}>
            {isLast ? t('tour.finish') : failure === null ? t('tour.next') : t('ui.retry')}
          </Button>
        </footer>
      </section>
    </>
  )
}

/** The message of a figure's name: those have no parameters. */
function plainText(t: ReturnType<typeof useLanguage>['t'], key: string): string {
  return (t as (key: MessageKey) => string)(key as MessageKey)
}
