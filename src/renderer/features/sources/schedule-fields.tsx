import type { ReactNode } from 'react'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Checkbox, Combobox, Field, SelectField, TextField } from '../../ui/index.ts'
import type { DraftFieldsProps } from './draft-fields.ts'
import { scheduleOf } from './draft-schedule.ts'
import { weekdayName } from './source-words.ts'
import styles from './sources.module.css'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const ZONES = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }))

/** When the source is asked by itself, and what that comes to. */
export function ScheduleFields({ draft, fault, onChange }: DraftFieldsProps): ReactNode {
  const { t, format, formatLocale } = useLanguage()
  const schedule = scheduleOf(draft)
  const next = useQuery('sources.nextRuns', schedule === null ? null : { schedule }, { keepPrevious: true }).data?.at
  const [first, second, third] = (next ?? []).map((at) => format.dateTime(at))
  const isTimed = draft.schedule === 'days' || draft.schedule === 'month'
  const zones = ZONES.some(({ value }) => value === draft.timeZone)
    ? ZONES
    : [{ value: draft.timeZone, text: draft.timeZone }, ...ZONES]
  return (
    <section className={styles['schedule']} aria-label={t('sources.form.schedule')}>
      <div className={styles['pair']}>
        <SelectField
          label={t('sources.form.schedule')}
          value={draft.schedule}
          choices={(['hand', 'interval', 'days', 'month'] as const).map((value) => ({
            value,
            text: t(`sources.form.schedule.${value}`),
          }))}
          onChange={(kind) => onChange({ schedule: kind })}
        />
        {draft.schedule === 'interval' && (
          <TextField
            label={t('sources.form.minutes')}
            value={draft.minutes}
            error={fault('number')}
            inputMode="numeric"
            maxLength={4}
            onChange={(minutes) => onChange({ minutes })}
          />
        )}
        {draft.schedule === 'month' && (
          <TextField
            label={t('sources.form.day')}
            hint={t('sources.form.day.hint')}
            value={draft.day}
            error={fault('number')}
            inputMode="numeric"
            maxLength={2}
            onChange={(day) => onChange({ day })}
          />
        )}
      </div>
      {isTimed && (
        <div className={styles['pair']}>
          <TextField
            label={t('sources.form.time')}
            value={draft.time}
            error={fault('time')}
            maxLength={5}
            onChange={(time) => onChange({ time })}
          />
          <Field label={t('sources.form.timeZone')}>
            <Combobox
              label={t('sources.form.timeZone')}
              value={draft.timeZone}
              choices={zones}
              onChange={(timeZone) => onChange({ timeZone })}
            />
          </Field>
        </div>
      )}
      {draft.schedule === 'days' && (
        <Field label={t('sources.form.weekdays')} hint={t('sources.form.weekdays.hint')}>
          <fieldset className={styles['weekdays']} aria-label={t('sources.form.weekdays')}>
            {WEEKDAYS.map((day) => (
              <Checkbox
                key={day}
                label={weekdayName(day, formatLocale)}
                isOn={draft.weekdays.includes(day)}
                onChange={(isOn) =>
                  onChange({
                    weekdays: isOn ? [...draft.weekdays, day] : draft.weekdays.filter((other) => other !== day),
                  })
                }
              />
            ))}
          </fieldset>
        </Field>
      )}
      {schedule !== null && first !== undefined && second !== undefined && third !== undefined && (
        <p className={styles['soft']} aria-live="polite">
          {t('sources.form.then', { first, second, third })}
        </p>
      )}
    </section>
  )
}
