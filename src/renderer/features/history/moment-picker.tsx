import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import type { ChosenMoment } from '../../state/past.ts'
import { NOW } from '../../state/past.ts'
import { stepName } from '../../state/step-name.ts'
import { Button, Combobox, MomentField } from '../../ui/index.ts'
import styles from './history.module.css'
import { lastFriday, toField, yesterday } from './moments.ts'

/** Steps that can be named: further back people think of a day. */
const STEPS = 500

interface MomentPickerProps {
  /** Null while what is typed is no moment. */
  readonly value: ChosenMoment | null
  readonly onChange: (chosen: ChosenMoment | null) => void
  /** Which side of a step is meant when one is named. */
  readonly edge: 'before-step' | 'after-step'
  readonly hasNow?: boolean
}

/** A moment of the past: a day and time, one of those people mean most, or a step by its name. */
export function MomentPicker({ value, onChange, edge, hasNow = false }: MomentPickerProps): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const [presets] = useState(momentsNow)
  const structure = useQuery('catalogue.structure', {}).data
  const steps = useQuery('history.steps', { limit: STEPS }).data?.changeSets ?? []
  const lastImport = useQuery('history.steps', { kind: 'import', limit: 1 }).data?.changeSets[0]
  const { moment } = value ?? { moment: null }
  const stepId = moment && 'changeSetId' in moment ? moment.changeSetId : null
  const at = moment?.kind === 'time' ? moment.at : steps.find(({ id }) => id === stepId)?.committedAt

  const chooseTime = (time: Date): void =>
    onChange(Number.isNaN(time.getTime()) ? null : { moment: { kind: 'time', at: time.toISOString() }, step: null })
  const isTime = (time: Date): boolean => moment?.kind === 'time' && moment.at === time.toISOString()
  const preset = (text: string, isOn: boolean, choose: () => void): ReactNode => (
    <Button aria-pressed={isOn} onClick={choose}>
      {text}
    </Button>
  )
  return (
    <div className={styles['moment']}>
      <MomentField
        label={t('history.past.at')}
        value={at === undefined ? '' : toField(new Date(at))}
        max={toField(presets.now).slice(0, 10)}
        onChange={(text) => chooseTime(new Date(text))}
      />
      <div className={styles['presets']}>
        {hasNow && preset(t('history.moment.now'), moment?.kind === 'now', () => onChange(NOW))}
        {preset(
          t('history.past.yesterday', { moment: format.dateTime(presets.yesterday) }),
          isTime(presets.yesterday),
          () => chooseTime(presets.yesterday),
        )}
        {preset(t('history.past.friday', { moment: format.dateTime(presets.friday) }), isTime(presets.friday), () =>
          chooseTime(presets.friday),
        )}
        {lastImport &&
          preset(
            t('history.past.beforeImport'),
            moment?.kind === 'before-step' && moment.changeSetId === lastImport.id,
            () => onChange({ moment: { kind: 'before-step', changeSetId: lastImport.id }, step: lastImport.label }),
          )}
      </div>
      <Combobox
        label={t(`history.moment.${edge}.choose`)}
        placeholder={t(`history.moment.${edge}.choose`)}
        value={moment?.kind === edge ? String(moment.changeSetId) : null}
        choices={steps.map(({ id, label, actor, committedAt }) => ({
          value: String(id),
          text: stepName(label, structure, language),
          hint: `${actor}, ${format.dateTime(committedAt)}`,
        }))}
        onChange={(id) => {
          const step = steps.find((each) => String(each.id) === id)
          if (step) onChange({ moment: { kind: edge, changeSetId: step.id }, step: step.label })
        }}
      />
    </div>
  )
}

/** The moments people mean most, as of the opening. */
function momentsNow(): { readonly now: Date; readonly yesterday: Date; readonly friday: Date } {
  const now = new Date()
  return { now, yesterday: yesterday(now), friday: lastFriday(now) }
}
