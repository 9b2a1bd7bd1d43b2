import { intlLanguage } from '../language.ts'
import { constantStep } from './dates.ts'
import type { Series } from './continue-series.ts'

const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

const lists = new Map<string, readonly (readonly string[])[]>()

/**
 * Names of days or months, long or short, in the language of the person or in English, going on around the week or
 * year; null for anything else. The next has the capitals of the first.
 */
export function continueNames(texts: readonly string[], language: string, one: number): Series | null {
  for (const names of [...namesIn(intlLanguage(language)), ...namesIn('en')]) {
    const places = texts.map((text) => names.indexOf(bare(text)))
    if (places.includes(-1)) continue
    const steps = unrolled(places, names.length)
    const step = places.length === 1 ? one : constantStep(steps)
    if (step === null) return null
    const last = steps.at(-1) ?? 0
    const hasPoint = (texts[0] ?? '').endsWith('.')
    return (by) => {
      const at = (((last + step * by) % names.length) + names.length) % names.length
      return likeFirst(names[at] ?? '', texts[0] ?? '') + (hasPoint ? '.' : '')
    }
  }
  return null
}

/** Places on an endless line instead of a circle, each the nearest ahead of the one before. */
function unrolled(places: readonly number[], size: number): readonly number[] {
  const steps: number[] = []
  for (const place of places) {
    const before = steps.at(-1)
    steps.push(before === undefined ? place : before + ((((place - before) % size) + size) % size))
  }
  // Backwards (Friday, Thursday) reads as size - 1 ahead each time.
  const step = (steps[1] ?? 0) - (steps[0] ?? 0)
  return step > size / 2 ? steps.map((value, at) => value - at * size) : steps
}

function namesIn(language: string): readonly (readonly string[])[] {
  let known = lists.get(language)
  if (known) return known
  const list = (count: number, options: Intl.DateTimeFormatOptions, dateOf: (at: number) => number): string[] => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
    return Array.from({ length: count }, (_, at) => bare(format.format(dateOf(at))))
  }
  const widths = ['long', 'short'] as const
  known = [
    ...widths.map((weekday) => list(7, { weekday }, (at) => MONDAY + at * DAY_MS)),
    ...widths.map((month) => list(12, { month }, (at) => Date.UTC(2024, at, 1))),
  ]
  lists.set(language, known)
  return known
}

function bare(text: string): string {
  return text.trim().toLowerCase().replace(/\.$/, '')
}

function likeFirst(name: string, first: string): string {
  if (first.length > 1 && first === first.toUpperCase() && first !== first.toLowerCase()) return name.toUpperCase()
  const isCapital = first[0] !== first[0]?.toLowerCase()
  return isCapital ? (name[0] ?? '').toUpperCase() + name.slice(1) : name
}
