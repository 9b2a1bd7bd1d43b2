import { History, Redo2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ChangeSetSummary } from '../../../shared/contract/catalogue.ts'
import { useSteps } from '../../app/use-steps.ts'
import { useQuery } from '../../engine/index.ts'
import type { Language } from '../../i18n/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { toggleHistory, useOverlays } from '../../state/overlays.ts'
import { Button, EmptyState, IconButton, SidePanel } from '../../ui/index.ts'
import { HeldPrices } from '../approval/index.tsx'
import { HistoryStep } from './history-step.tsx'
import styles from './history.module.css'
import { LookBack } from './look-back.tsx'
import { ANY_STEP, StepFilter, stepQuery } from './step-filter.tsx'

const PAGE = 100

/** Every step, newest first; each opens to its cells and can be taken back. */
export function HistoryPanel(): ReactNode {
  const language = useLanguage()
  const { t } = language
  const steps = useSteps()
  const [limit, setLimit] = useState(PAGE)
  const [choice, setChoice] = useState(ANY_STEP)
  const { data } = useQuery('history.steps', { ...stepQuery(choice), limit }, { keepPrevious: true })
  const opened = useOverlays((overlays) => overlays.changeSetId)
  const changeSets = data?.changeSets ?? []
  const actions = (
    <>
      <LookBack />
      <IconButton
        icon={Undo2}
        label={t('app.undo')}
        shortcut="Ctrl+Z"
        disabled={steps.undoName === null}
        onClick={steps.undo}
      />
      <IconButton
        icon={Redo2}
        label={t('app.redo')}
        shortcut="Ctrl+Y"
        disabled={steps.redoName === null}
        onClick={steps.redo}
      />
    </>
  )
  return (
    <SidePanel name="history" title={t('app.history')} actions={actions} onClose={toggleHistory}>
      <HeldPrices importId={null} />
      <StepFilter choice={choice} onChange={setChoice} />
      {data && changeSets.length === 0 && <Nothing isFiltered={choice !== ANY_STEP} />}
      {byDay(changeSets, language).map(([day, sets]) => (
        <section key={day} className={styles['day']}>
          <h3>{day}</h3>
          <ol>
            {sets.map((changeSet) => (
              <HistoryStep key={changeSet.id} changeSet={changeSet} isOpenAtFirst={changeSet.id === opened} />
            ))}
          </ol>
        </section>
      ))}
      {data?.hasMore === true && limit < 500 && (
        <div className={styles['older']}>
          <Button kind="quiet" onClick={() => setLimit(Math.min(500, limit + PAGE))}>
            {t('history.older')}
          </Button>
        </div>
      )}
    </SidePanel>
  )
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }): ReactNode {
  const { t } = useLanguage()
  const title = isFiltered ? t('history.filter.nothing') : t('history.nothing')
  const text = isFiltered ? t('history.filter.nothing.text') : t('history.nothing.text')
  return <EmptyState icon={History} title={title} text={text} />
}

function byDay(sets: readonly ChangeSetSummary[], { t, formatLocale }: Language): [string, ChangeSetSummary[]][] {
  const format = new Intl.DateTimeFormat(formatLocale, { dateStyle: 'full' })
  const dayOf = (moment: Date): string => format.format(moment)
  const today = dayOf(new Date())
  const yesterday = dayOf(new Date(Date.now() - 86_400_000))
  const days = new Map<string, ChangeSetSummary[]>()
  for (const set of sets) {
    const day = dayOf(new Date(set.committedAt))
    const name = day === today ? t('history.today') : day === yesterday ? t('history.yesterday') : day
    days.set(name, [...(days.get(name) ?? []), set])
  }
  return [...days]
}
