import { cellKind, cellText } from '../cells.ts'
import type { SourceCell } from '../source.ts'

/** Roughly what a cell looks like; enough to tell a label from a value and a code from a phrase. */
export type CellShape = 'empty' | 'typed' | 'number' | 'date' | 'code' | 'link' | 'label' | 'phrase'

const number = /^[-+]?[€$£¥]?\s?\d[\d\s.,'\u00a0\u202f]*(?:[€$£¥%]|\s?(?:%|kg|gr?|mg|l|cl|ml|m|cm|mm|eur|usd))?$/i
const currencyFirst = /^(?:eur|usd|gbp|sek|chf|€|\$|£)\s*-?\d[\d\s.,]*$/i
const date = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ]\d{1,2}:\d{2}.*)?$/

export function shapeOf(cell: SourceCell): CellShape {
  const text = cellText(cell).trim()
  if (text === '') return 'empty'
  if (cellKind(cell) !== 'text') return 'typed'
  if (date.test(text)) return 'date'
  if (number.test(text) || currencyFirst.test(text) || /^[\d.,]+e[+-]?\d+$/i.test(text)) return 'number'
  if (/^(?:https?:|www\.|[/\\]|[a-z]:\\)|\.(?:jpe?g|png|webp|gif|html?)$/i.test(text)) return 'link'
  if (/\d/.test(text) && !/\s/.test(text) && !/^\p{L}+\d?$/u.test(text)) return 'code'
  if (text.length > 60 || text.split(/\s+/).length > 7) return 'phrase'
  return 'label'
}
