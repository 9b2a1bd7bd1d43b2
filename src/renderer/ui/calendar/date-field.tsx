import { CalendarDays } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { parseDate } from '../../../shared/dates.ts'
import { useLanguage } from '../../i18n/index.ts'
import { cx } from '../cx.ts'
import fieldStyles from '../field.module.css'
import styles from './date-field.module.css'
import { datePattern } from './calendar-words.ts'
import type { DatePicker } from './date-picker.ts'
import { attachDatePicker } from './date-picker.ts'
import type { Day } from './days.ts'

export interface DateFieldProps {
  readonly label: string
  /** Empty for none. */
  readonly value: Day
  /** What is typed and is no day yet comes as an empty text. */
  readonly onChange: (day: Day) => void
  readonly isLabelHidden?: boolean
  readonly isDisabled?: boolean
  /** Days after it are none to choose. */
  readonly max?: Day
}

/** A day, typed in the order of the person's country or chosen from a calendar. */
export function DateField(props: DateFieldProps): ReactNode {
  const { label, value, onChange, isLabelHidden = false, isDisabled = false, max } = props
  const language = useLanguage()
  const { t, format } = language
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const picker = useRef<DatePicker>(null)
  /** What is being typed, while it means the value that was told. */
  const [draft, setDraft] = useState<{ readonly text: string; readonly value: string } | null>(null)
  const [isLeft, setIsLeft] = useState(true)
  const text = draft?.value === value ? draft.text : value === '' ? '' : format.date(value)
  const isWrong = isLeft && value === '' && text.trim() !== ''

  const dayIn = useEffectEvent((typed: string): Day | null => {
    const day = parseDate(typed, format.typed.dateOrder)
    return day !== null && day > (max ?? day) ? null : day
  })
  const takeDay = useEffectEvent((day: Day) => {
    setDraft(null)
    onChange(day)
  })
  const now = useEffectEvent(() => language)
  const newest = useEffectEvent(() => max ?? null)

  useEffect(() => {
    if (!input.current || !place.current) return undefined
    const field = input.current
    const attached = attachDatePicker({
      input: field,
      place: place.current,
      language: () => now(),
      typed: () => dayIn(field.value),
      max: () => newest(),
      onDay: (day) => takeDay(day),
      closesOnEscape: true,
    })
    picker.current = attached
    return () => attached.destroy()
  }, [])

  const handleType = (typed: string): void => {
    const day = parseDate(typed, format.typed.dateOrder) ?? ''
    const next = day > (max ?? day) ? '' : day
    setDraft({ text: typed, value: next })
    setIsLeft(false)
    onChange(next)
  }
  const handleLeave = (): void => {
    setIsLeft(true)
    if (value !== '') setDraft(null) // as the locale writes it
  }
  return (
    <div className={fieldStyles['field']}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : fieldStyles['label']}>
        {label}
      </label>
      <div ref={place} className={cx(fieldStyles['box'], styles['box'])}>
        <input
          ref={input}
          id={id}
          className={fieldStyles['input']}
          value={text}
          placeholder={datePattern(language)}
          spellCheck={false}
          autoComplete="off"
          disabled={isDisabled}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-message` : undefined}
          onChange={(event) => handleType(event.target.value)}
          onBlur={handleLeave}
        />
        <button
          type="button"
          tabIndex={-1} // Alt+arrow down in the field does the same
          className={styles['open']}
          aria-label={t('ui.date.open', { field: label })}
          disabled={isDisabled}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => picker.current?.toggle()}
        >
          <CalendarDays size={14} aria-hidden />
        </button>
      </div>
      {isWrong && (
        <span id={`${id}-message`} className={fieldStyles['error']} role="alert">
          {t('ui.date.wrong', { example: format.date('2026-12-31') })}
        </span>
      )}
    </div>
  )
}
