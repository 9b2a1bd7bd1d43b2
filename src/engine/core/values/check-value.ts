import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Column } from '../structure/column.ts'
import type { StructureModel } from '../structure/model.ts'
import { formatNumber, roundToSignificant } from './numbers.ts'
import { problem } from './problem.ts'
import type { ReadValue } from './read-value.ts'
import { accept, EMPTY, refuse } from './read-value.ts'
import { checkNumber, textReader } from './reader.ts'

/** How stored values look as text: the format that every stored value is read back in. */
export const STORED_FORMAT = { decimal: '.', dateOrder: 'ymd' } as const

/**
 * Checks a value that comes in its stored form (from an editor, another catalogue, a rule) instead of as typed text,
 * by the same rules; families, categories and parents are given by code and SKU.
 */
export function checkValue(structure: StructureModel, column: Column, value: CellValue): ReadValue {
  if (value === null) return EMPTY
  if (typeof value === 'string') return textReader(structure, column, STORED_FORMAT)(value)
  if (!Number.isFinite(value)) return refuse(problem('not-a-number', 'This is not a number.'))
  switch (column.attribute?.type) {
    case 'number':
    case 'price': {
      const amount = roundToSignificant(value)
      return Math.abs(amount) >= 1e15
        ? refuse(problem('number-too-large', 'This number is too large.'))
        : checkNumber(column.attribute, amount)
    }
    case 'boolean':
      return value === 0 || value === 1
        ? accept(value)
        : refuse(problem('not-a-boolean', `${value} is neither yes nor no.`))
    default:
      return textReader(structure, column, STORED_FORMAT)(formatNumber(value, '.'))
  }
}
