import type { ReactNode } from 'react'
import { useEffect, useEffectEvent } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { runUnattended, showStep } from './run-tour.ts'
import { TOUR_STEPS } from './steps.ts'
import { useTour } from './tour-session.ts'
import { TourPanel } from './tour-panel.tsx'

let hasStarted = false

/** The tour over the app; renders nothing until it is started, by a person or by `--tour`. */
export function Tour(): ReactNode {
  const language = useLanguage()
  const { step: at, isUnattended } = useTour()
  const begin = useEffectEvent(() => {
    if (!window.desktop.info.isTour || hasStarted) return
    hasStarted = true
    void runUnattended(language)
  })
  useEffect(() => begin(), [])
  useEffect(() => {
    if (at === 0 && !isUnattended) showStep(0)
  }, [at, isUnattended])
  const step = at === null ? undefined : TOUR_STEPS[at]
  return step && at !== null ? <TourPanel key={step.name} step={step} at={at} /> : null
}
