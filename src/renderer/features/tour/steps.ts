import { call } from '../../engine/index.ts'
import { go } from '../../state/navigation.ts'
import { scopeInView } from '../../state/scope.ts'
import { completenessOf, wholePercent } from '../quality/index.tsx'
import { editStep, undoStep } from './steps-edit.ts'
import { checkStep, columnsStep, commitStep, openFileStep } from './steps-import.ts'
import { compareStep, practiceStep, publishStep } from './steps-publish.ts'
import type { TourStep } from './tour-step.ts'
import { control, until } from './waiting.ts'

const nothingToDo = async (): Promise<void> => {}

const welcomeStep: TourStep = {
  name: 'welcome',
  target: null,
  arrive: () => go({ screen: 'products', filter: '', search: '' }),
  isDone: () => false,
  act: async () => {
    await until('the products', () => document.querySelector('[row-index="0"] .ag-cell[col-id="sku"]')?.textContent)
  },
  result: async () => {
    const { products, models, variants } = await call('catalogue.info', {})
    return { 'tour.number.products': products + variants, 'tour.number.models': models }
  },
}

const dashboardStep: TourStep = {
  name: 'dashboard',
  target: '[data-tour="quality-attributes"] tbody tr',
  outcome: '[data-tour="quality-kpis"]',
  arrive: () => go({ screen: 'dashboard' }),
  isDone: () => false,
  act: async () => {
    await control('[data-tour="quality-kpis"]')
  },
  result: async () => {
    const inView = scopeInView(await call('catalogue.structure', {}))
    const { scopes, attributes, withoutFamily } = await call(
      'quality.summary',
      inView ? { channel: inView.channel, locale: inView.locale } : {},
    )
    const score = scopes.find(({ channel, locale }) => channel === inView?.channel && locale === inView.locale)
    const share = score ? completenessOf(score) : null
    return {
      'quality.column.completeness': share === null ? '–' : { share: wholePercent(share) / 100 },
      'quality.attributes': score?.missing ?? 0,
      'quality.withoutFamily': withoutFamily,
      'tour.number.gaps': attributes.filter((attribute) => attribute.missing > 0).length,
    }
  },
}

const doneStep: TourStep = {
  name: 'done',
  target: null,
  isDone: () => true,
  act: nothingToDo,
  result: async () => {
    const { changeSets } = await call('catalogue.history', { limit: 500 })
    return { 'tour.number.steps': changeSets.length }
  },
}

/** The whole tour, in order. */
export const TOUR_STEPS: readonly TourStep[] = [
  welcomeStep,
  openFileStep,
  columnsStep,
  checkStep,
  commitStep,
  editStep,
  undoStep,
  dashboardStep,
  practiceStep,
  compareStep,
  publishStep,
  doneStep,
]
