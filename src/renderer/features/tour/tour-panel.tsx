import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Button, IconButton, Notice } from '../../ui/index.ts'
import { figuresOf } from './figures.ts'
import { panelPlace } from './panel-place.ts'
import { finishStep } from './run-tour.ts'
import { TOUR_STEPS } from './steps.ts'
import { endTour, useTour } from './tour-session.ts'
import type { TourStep } from './tour-step.ts'
import { failureText } from './tour-step.ts'
import styles from './tour.module.css'
import { useTargetBox } from './use-target-box.ts'

/** Says what a step is about, points at its control, and does it for a person who would rather watch. */
export function TourPanel({ step, at }: { readonly step: TourStep; readonly at: number }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { isWorking, outcome, failure, isUnattended } = useTour()
  const panel = useRef<HTMLDivElement>(null)
  const isOutcome = outcome?.of === step.name
  const box = useTargetBox(isOutcome ? (step.outcome ?? null) : step.target)
  const place = panelPlace(box, { width: window.innerWidth, height: window.innerHeight })
  const isLast = at === TOUR_STEPS.length - 1
  const figures = outcome ? figuresOf(outcome.numbers, language) : []

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
        {outcome && (
          <div className={styles['outcome']}>
            <p>{t(`tour.${outcome.of}.done`)}</p>
            <dl className={styles['numbers']} aria-label={t('tour.numbers')}>
              {figures.map(({ name, value }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </div>
        )}
        {!isOutcome && <p>{t(`tour.${step.name}.text`)}</p>}
        {failure !== null && <Notice kind="bad">{failureText(failure, language)}</Notice>}
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
