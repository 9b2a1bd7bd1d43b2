import type { CellOperation, Rounding } from '../../../shared/contract/sheet.ts'
import { regexFault } from '../../../shared/regex-fault.ts'

/** What happens to the chosen cells. Only `clear` empties, only `leave` does nothing: no field left blank means either. */
export type Effect = 'leave' | 'set' | 'clear' | 'change'

export type ChangeKind = Exclude<CellOperation['kind'], 'set' | 'set-value' | 'clear'>

/** All that stands in the form; fields of other operations stay as they were typed. */
export interface Draft {
  readonly effect: Effect
  readonly change: ChangeKind
  readonly text: string
  readonly fillsEmpty: boolean
  readonly find: string
  readonly with: string
  readonly isRegex: boolean
  readonly matchCase: boolean
  readonly operator: Extract<CellOperation, { kind: 'arithmetic' }>['operator']
  readonly operand: string
  readonly rounding: 'none' | 'step' | 'ending'
  readonly roundTo: string
  readonly direction: 'up' | 'down' | 'nearest'
  readonly letters: Extract<CellOperation, { kind: 'case' }>['to']
  readonly table: string
  readonly from: string | null
  readonly template: string
  readonly unit: string | null
  readonly options: readonly string[]
  /** Where an operation comes to nothing: the cell is left, or emptied. */
  readonly whenEmpty: 'leave' | 'clear'
}

export const FIRST_DRAFT: Draft = {
  effect: 'leave',
  change: 'replace',
  text: '',
  fillsEmpty: false,
  find: '',
  with: '',
  isRegex: false,
  matchCase: false,
  operator: 'percent',
  operand: '',
  rounding: 'none',
  roundTo: '',
  direction: 'nearest',
  letters: 'sentence',
  table: '',
  from: null,
  template: '',
  unit: null,
  options: [],
  whenEmpty: 'leave',
}

/** The operation of a draft; null while it is not complete. `decimal` is how the person writes decimals. */
export function toOperation(draft: Draft, decimal: ',' | '.'): CellOperation | null {
  switch (draft.effect) {
    case 'leave':
      return null
    case 'clear':
      return { kind: 'clear' }
    case 'set':
      return draft.text.trim() === '' ? null : { kind: 'set', text: draft.text }
    case 'change':
      return toChange(draft, decimal)
  }
}

function toChange(draft: Draft, decimal: ',' | '.'): CellOperation | null {
  const { change: kind, text, find, whenEmpty } = draft
  switch (kind) {
    case 'append':
    case 'prepend':
      return text === '' ? null : { kind, text, fillsEmpty: draft.fillsEmpty }
    case 'replace': {
      const { isRegex, matchCase } = draft
      if (find === '' || (isRegex && regexFault(find))) return null
      return { kind, find, isRegex, matchCase, wholeCell: false, with: draft.with, whenEmpty }
    }
    case 'arithmetic': {
      const operand = plainDecimal(draft.operand, decimal)
      const rounding = toRounding(draft, decimal)
      if (operand === null || rounding === undefined) return null
      return { kind, operator: draft.operator, operand, rounding }
    }
    case 'case':
      return { kind, to: draft.letters }
    case 'trim':
      return { kind, ends: true, repeats: true, nonBreaking: true, whenEmpty }
    case 'translate': {
      const table = readTable(draft.table)
      return table.length === 0 ? null : { kind, table, matchCase: draft.matchCase, otherwise: 'leave', whenEmpty }
    }
    case 'copy-from':
      return draft.from === null ? null : { kind, column: draft.from, whenEmpty }
    case 'template':
      return draft.template.trim() === '' ? null : { kind, template: draft.template, whenEmpty }
    case 'convert-unit':
      return draft.unit === null ? null : { kind, unit: draft.unit }
    case 'add-options':
    case 'remove-options':
      return draft.options.length === 0 ? null : { kind, options: [...draft.options] }
  }
}

/** Undefined while what to round to is not written. */
function toRounding({ rounding, roundTo, direction }: Draft, decimal: ',' | '.'): Rounding | null | undefined {
  if (rounding === 'none') return null
  const text = roundTo.trim().replace(decimal, '.')
  if (rounding === 'step') {
    const step = plainDecimal(roundTo, decimal)
    return step !== null && Number(step) > 0 ? { kind: 'step', step, direction } : undefined
  }
  return /^\d{0,6}(?:\.\d{1,6})?$/.test(text) && text !== '' ? { kind: 'ending', ending: text, direction } : undefined
}

function plainDecimal(text: string, decimal: ',' | '.'): string | null {
  const plain = text
    .trim()
    .replace(/%$/, '')
    .trim()
    .replace(decimal, '.')
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(plain) ? plain : null
}

/** A table of replacements as it is typed or pasted: one a line, old and new parted by a tab or ` = `. */
export function readTable(text: string): { from: string; to: string }[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const at = line.includes('\t') ? line.indexOf('\t') : line.indexOf('=')
    if (at === -1) return []
    const from = line.slice(0, at).trim()
    return from === '' ? [] : [{ from, to: line.slice(at + 1).trim() }]
  })
}
