import type { Language } from '../../i18n/index.ts'
import { cx } from '../cx.ts'
import styles from './calendar.module.css'
import type { CalendarWords } from './calendar-words.ts'
import { calendarWords } from './calendar-words.ts'
import type { Day } from './days.ts'
import { addMonths, firstDayOfWeek, moved, today, weekNumber, weeksOf } from './days.ts'

export interface CalendarOptions {
  readonly language: () => Language
  /** Days after it cannot be chosen. */
  readonly max: () => Day | null
  /** The keyboard or the mouse is on another day. */
  readonly onMove: (day: Day) => void
  readonly onPick: (day: Day) => void
}

/** A month to choose a day from. Plain DOM, as the editors of cells: it opens in one frame. */
export interface Calendar {
  readonly element: HTMLElement
  /** Shows the month of a day; without one that of today, with nothing chosen. */
  show(day: Day | null): void
  /** Puts the keyboard on the day shown. */
  focus(): void
}

export function createCalendar({ language, max, onMove, onPick }: CalendarOptions): Calendar {
  const element = document.createElement('div')
  let chosen: Day | null = null
  /** Where the keyboard is, or would be. */
  let at: Day = today()

  const isOver = (day: Day): boolean => day > (max() ?? day)
  const go = (day: Day, isChosen: boolean): void => {
    at = isOver(day) ? (max() ?? day) : day
    chosen = isChosen ? at : chosen
    draw()
  }
  const turn = (months: number): void => go(addMonths(at, months), false)
  const pick = (day: Day): void => {
    if (!isOver(day)) onPick(day)
  }

  const title = document.createElement('strong')
  title.ariaLive = 'polite'
  const previous = button('‹', styles['turn'], () => turn(-1))
  const next = button('›', styles['turn'], () => turn(1))
  const todays = button('', styles['today'], () => pick(today()))
  const head = document.createElement('div')
  head.className = styles['head'] ?? ''
  head.append(previous, title, next)
  let table = document.createElement('table')

  /** 42 cells, well under a millisecond. The keyboard is in the new ones before the old ones go: it never leaves. */
  const draw = (): void => {
    const words = calendarWords(language().formatLocale)
    const old = table
    title.textContent = words.month(at)
    table = month(words)
    old.after(table)
    if (old.contains(document.activeElement)) focus()
    old.remove()
  }

  const month = (words: CalendarWords): HTMLTableElement => {
    const { formatLocale, t } = language()
    const firstDay = firstDayOfWeek(formatLocale)
    const weeks = weeksOf(at, firstDay)
    const hasNumbers = firstDay === 1 // where weeks begin on Monday they are known by their number
    const grid = document.createElement('table')
    grid.role = 'grid'
    grid.ariaLabel = words.month(at)
    const names = grid.createTHead().insertRow()
    if (hasNumbers) names.append(heading(t('ui.date.week'), t('ui.date.weekShort'), 'col'))
    for (const day of weeks[0] ?? []) names.append(heading(words.weekday(day), words.weekdayShort(day), 'col'))
    const body = grid.createTBody()
    for (const week of weeks) {
      const row = body.insertRow()
      const number = hasNumbers ? weekNumber(week[0] ?? at) : 0
      if (hasNumbers) row.append(heading(t('ui.date.weekNumber', { number }), String(number), 'row'))
      for (const day of week) row.append(cell(day, words))
    }
    return grid
  }

  const cell = (day: Day, words: CalendarWords): HTMLElement => {
    const item = document.createElement('td')
    item.role = 'gridcell'
    item.tabIndex = day === at ? 0 : -1
    item.dataset['day'] = day
    item.textContent = String(Number(day.slice(8)))
    item.ariaLabel = words.day(day)
    item.ariaSelected = String(day === chosen)
    item.ariaDisabled = isOver(day) ? 'true' : null
    if (day === today()) item.ariaCurrent = 'date'
    item.className = cx(styles['day'], day.slice(0, 7) !== at.slice(0, 7) && styles['outside'])
    return item
  }

  const focus = (): void => table.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus()

  element.className = styles['calendar'] ?? ''
  element.role = 'group'
  element.append(head, table, todays)
  element.addEventListener('click', ({ target }) => {
    const day = target instanceof Element ? target.closest<HTMLElement>('[data-day]')?.dataset['day'] : undefined
    if (day !== undefined) pick(day)
  })
  element.addEventListener('keydown', (event) => {
    const isButton = event.target instanceof HTMLButtonElement
    const isPress = event.key === 'Enter' || event.key === ' '
    if (isButton && isPress) return event.stopPropagation() // it presses the button
    const day = moved(at, event, firstDayOfWeek(language().formatLocale))
    if (day !== null) {
      go(day, true)
      focus()
      onMove(at)
    } else if (isPress && !event.ctrlKey) pick(at)
    else return
    event.preventDefault()
    event.stopPropagation()
  })

  return {
    element,
    show: (day) => {
      chosen = day
      at = day ?? today()
      const { t, formatLocale } = language()
      element.ariaLabel = t('ui.date.calendar')
      name(previous, t('ui.date.previousMonth'))
      name(next, t('ui.date.nextMonth'))
      todays.textContent = t('ui.date.today', { day: calendarWords(formatLocale).day(today()) })
      draw()
    },
    focus,
  }
}

function heading(title: string, text: string, scope: 'col' | 'row'): HTMLElement {
  const element = document.createElement('th')
  element.scope = scope
  name(element, title)
  element.textContent = text
  return element
}

function button(text: string, style: string | undefined, act: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = style ?? ''
  element.textContent = text
  element.addEventListener('click', act)
  return element
}

function name(element: HTMLElement, text: string): void {
  element.ariaLabel = text
  element.title = text
}
