import type { Language, MessageKey } from '../../i18n/index.ts'
import type { TourNumbers, TourValue } from './tour-step.ts'

/** Figures as a person reads them; the messages that name them have no parameters. */
export function figuresOf(numbers: TourNumbers, language: Language): readonly { name: string; value: string }[] {
  const plain = language.t as (key: MessageKey) => string
  return Object.entries(numbers).map(([key, value]) => ({
    name: plain(key as MessageKey), // the keys are messages by their type
    value: valueText(value, language),
  }))
}

function valueText(value: TourValue, { format }: Language): string {
  if (typeof value === 'object') return format.percent(value.share)
  return typeof value === 'number' ? format.number(value) : value
}
