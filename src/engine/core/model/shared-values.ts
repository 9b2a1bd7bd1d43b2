import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Slot } from '../structure/model.ts'

const TEXTS: readonly string[] = ['text', 'textarea']

/**
 * The value that a model takes where its variants differ: of texts the words that all begin with, or have in common
 * ("T-shirt" of "T-shirt red M"); else what most of them have. Null where none has any.
 */
export function sharedValue(slot: Slot, values: readonly CellValue[]): CellValue {
  const filled = values.filter((value) => value !== null)
  if (filled.length === 0) return null
  const type = slot.attribute?.type ?? ''
  const isUniform = new Set(filled).size === 1
  if (TEXTS.includes(type) && !isUniform) {
    const words = commonWords(filled.map(String))
    if (words !== '') return words
  }
  return mostCommon(filled)
}

/** Of equally frequent ones the first. */
function mostCommon(values: readonly CellValue[]): CellValue {
  const counts = new Map<CellValue, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

/** The words of the first text that stand in every other, in its order, without separators left at the ends. */
function commonWords(texts: readonly string[]): string {
  const [first = [], ...others] = texts.map((text) => text.split(/\s+/).filter((word) => word !== ''))
  const kept = first.filter((word) => others.every((words) => words.includes(word)))
  return kept.join(' ').replaceAll(/^[\s,;:–-]+|[\s,;:–-]+$/g, '')
}
