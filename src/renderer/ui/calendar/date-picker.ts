import type { Language } from '../../i18n/index.ts'
import styles from './calendar.module.css'
import { createCalendar } from './calendar.ts'
import type { Day } from './days.ts'

export interface DatePickerOptions {
  /** What a day is typed into. */
  readonly input: HTMLInputElement
  /** What the calendar stands under; it gets the calendar inside, so that focus there is still focus here. */
  readonly place: HTMLElement
  readonly language: () => Language
  /** The day that is typed; null while it is none. */
  readonly typed: () => Day | null
  readonly max?: () => Day | null
  /** Another day; `isPicked` when the person is done. */
  readonly onDay: (day: Day, isPicked: boolean) => void
  /** Escape belongs to the calendar, which closes; otherwise it goes on to whoever is around. */
  readonly closesOnEscape: boolean
}

export interface DatePicker {
  /** `isFocused` puts the keyboard into the calendar; otherwise it stays where it is, with typing followed. */
  open(isFocused: boolean): void
  close(): void
  toggle(): void
  destroy(): void
}

let count = 0

/**
 * The calendar under a field. Typing stays possible all the time: the calendar follows it, arrow down goes into the
 * calendar, and a digit typed there goes on in the field. It lies above everything (a popover of the browser), and
 * still inside its field.
 */
export function attachDatePicker(options: DatePickerOptions): DatePicker {
  const { input, place, language, typed, max = () => null, onDay } = options
  const popup = document.createElement('div')
  const calendar = createCalendar({
    language,
    max,
    onMove: (day) => onDay(day, false),
    onPick: (day) => {
      onDay(day, true)
      picker.close()
    },
  })
  const anchor = `--date-${++count}`
  place.style.setProperty('anchor-name', anchor)
  popup.style.setProperty('position-anchor', anchor)
  popup.popover = 'manual'
  popup.className = styles['popup'] ?? ''
  popup.append(calendar.element)
  place.append(popup)

  const isOpen = (): boolean => popup.matches(':popover-open')

  const handleInput = (): void => {
    if (isOpen()) calendar.show(typed())
  }
  const handleInputKey = (event: KeyboardEvent): void => {
    if (event.target !== input) return
    const isDown = event.key === 'ArrowDown'
    const isToCalendar = (isDown && (event.altKey || isOpen())) || (event.key === 'ArrowUp' && isOpen())
    if (isToCalendar) picker.open(true)
    else if (event.key === 'Escape' && isOpen() && options.closesOnEscape) picker.close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const handlePopupKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && options.closesOnEscape) {
      event.stopPropagation()
      event.preventDefault()
      picker.close()
    } else if (event.key === 'F2') {
      event.stopPropagation()
      input.focus()
    } else if (/^[\d\p{L}]$/u.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.stopPropagation()
      input.focus()
      input.select() // the key is typed there, over what stands there
    }
  }
  const handleFocusOut = ({ relatedTarget }: FocusEvent): void => {
    const isInside = relatedTarget instanceof Node && place.contains(relatedTarget)
    if (!isInside && document.hasFocus()) picker.close()
  }
  const keepFocus = (event: MouseEvent): void => event.preventDefault()

  input.addEventListener('input', handleInput)
  place.addEventListener('keydown', handleInputKey, { capture: true }) // before what the field's own keys do
  place.addEventListener('focusout', handleFocusOut)
  popup.addEventListener('keydown', handlePopupKey)
  popup.addEventListener('mousedown', keepFocus)

  const picker: DatePicker = {
    open: (isFocused) => {
      if (!isOpen()) {
        calendar.show(typed())
        popup.showPopover()
      }
      if (isFocused) calendar.focus()
    },
    close: () => {
      if (!isOpen()) return
      const hadFocus = popup.contains(document.activeElement)
      popup.hidePopover()
      if (hadFocus) input.focus()
    },
    toggle: () => (isOpen() ? picker.close() : picker.open(true)),
    destroy: () => {
      input.removeEventListener('input', handleInput)
      place.removeEventListener('keydown', handleInputKey, { capture: true })
      place.removeEventListener('focusout', handleFocusOut)
      popup.remove()
    },
  }
  return picker
}
