import type { ReactNode } from 'react'
import { useState } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { TextField } from '../field.tsx'
import { DateField } from './date-field.tsx'
import styles from './date-field.module.css'
import type { Day } from './days.ts'
import { typedTime } from './typed-time.ts'

export interface MomentFieldProps {
  readonly label: string
  /** `2026-05-31T17:00`, where the person is. */
  readonly value: string
  /** An empty text while day or time is none. */
  readonly onChange: (moment: string) => void
  /** Days after it are none to choose. */
  readonly max?: Day
}

/** A day and a time of day, both to be typed. */
export function MomentField({ label, value, onChange, max }: MomentFieldProps): ReactNode {
  const { t } = useLanguage()
  const [told, setTold] = useState({ moment: value, day: value.slice(0, 10), time: value.slice(11) })
  // Another moment from outside takes the place of what was typed.
  const { day, time } = told.moment === value ? told : { day: value.slice(0, 10), time: value.slice(11) }
  const tell = (nextDay: string, nextTime: string): void => {
    const hours = typedTime(nextTime)
    const moment = nextDay === '' || hours === null ? '' : `${nextDay}T${hours}`
    setTold({ moment, day: nextDay, time: nextTime })
    onChange(moment)
  }
  return (
    <fieldset aria-label={label} className={styles['moment']}>
      <DateField
        label={t('ui.date.day')}
        value={day}
        onChange={(next) => tell(next, time)}
        {...(max === undefined ? {} : { max })}
      />
      <TextField
        label={t('ui.date.time')}
        value={time}
        onChange={(next) => tell(day, next)}
        onBlur={() => tell(day, typedTime(time) ?? time)}
        error={typedTime(time) === null ? t('ui.date.wrongTime') : undefined}
      />
    </fieldset>
  )
}
