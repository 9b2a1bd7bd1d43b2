import type { TextFormat } from '../../shared/contract/common.ts'

/** How this locale writes things. Formatters are made once; making one costs a hundred times its use. */
export interface Formats {
  readonly number: (value: number) => string
  /** With exactly this many decimals. */
  readonly decimals: (value: number, digits: number) => string
  readonly price: (value: number, currency: string) => string
  /** A share; whole percents, or with up to so many decimals. */
  readonly percent: (share: number, decimals?: number) => string
  /** `2026-05-31`, as stored, in the order of the locale. */
  readonly date: (stored: string) => string
  readonly time: (moment: string | Date) => string
  readonly dateTime: (moment: string | Date) => string
  readonly bytes: (count: number) => string
  /** How a person of this locale types numbers and dates; goes along with typed text. */
  readonly typed: TextFormat
}

export function createFormats(locale: string): Formats {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 15 })
  const day = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' })
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const fixed = perKey((digits: number) => {
    return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  })
  const share = perKey((digits: number) => {
    return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits })
  })
  const money = perKey((currency: string) => priceFormat(locale, currency))

  return {
    number: (value) => plain.format(value),
    decimals: (value, digits) => fixed(digits).format(value),
    price: (value, currency) => money(currency).format(value),
    percent: (part, digits = 0) => share(digits).format(part),
    date: (stored) => formatDay(stored, day),
    time: (at) => clock.format(new Date(at)),
    dateTime: (at) => moment.format(new Date(at)),
    bytes: (count) => formatBytes(count, locale),
    typed: typedFormat(locale),
  }
}

function priceFormat(locale: string, currency: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency })
  } catch {
    return new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }) // a code that is not a currency's
  }
}

function formatDay(stored: string, format: Intl.DateTimeFormat): string {
  const day = new Date(`${stored}T00:00:00Z`)
  return Number.isNaN(day.getTime()) ? stored : format.format(day)
}

function formatBytes(count: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(count, 1)) / 3))
  const unit = units[step] ?? 'byte'
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: step > 1 ? 1 : 0 } as const
  return new Intl.NumberFormat(locale, options).format(count / 1000 ** step)
}

function typedFormat(locale: string): TextFormat {
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value
  const parts = new Intl.DateTimeFormat(locale).formatToParts(new Date(0)).map(({ type }) => type)
  const order = parts.filter((type) => type === 'day' || type === 'month' || type === 'year')
  const dateOrder = order[0] === 'year' ? 'ymd' : order[0] === 'month' ? 'mdy' : 'dmy'
  return { decimal: decimal === ',' ? ',' : '.', dateOrder }
}

function perKey<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>()
  return (key) => {
    let value = made.get(key)
    if (value === undefined) made.set(key, (value = make(key)))
    return value
  }
}
