import type { ImportStep, ImportStepKind, StepOtherwise } from '../../../../shared/contract/import-steps.ts'
import { regexFault } from '../../../../shared/regex-fault.ts'
import type { Draft } from '../../bulk/draft.ts'
import { FIRST_DRAFT, toOperation } from '../../bulk/draft.ts'

/** A step as it stands in its form; fields of other kinds stay as they are. Those it shares with bulk edit are its. */
export interface StepDraft extends Draft {
  /** Names it in the list while its place changes. */
  readonly id: number
  readonly kind: ImportStepKind
  readonly isOff: boolean
  readonly wholeCell: boolean
  /** Which blanks go: all, unless a profile says otherwise. */
  readonly blanks: { readonly ends: boolean; readonly repeats: boolean; readonly nonBreaking: boolean }
  readonly otherwise: StepOtherwise
  readonly take: string
  readonly separator: string
  readonly part: string
  readonly isRest: boolean
  /** Places of the columns of a pasted table. */
  readonly key: number
  readonly takeColumn: number
  readonly fromUnit: string | null
  readonly order: 'dmy' | 'mdy' | 'ymd'
  readonly to: 'text' | 'safe'
  readonly onlyEmpty: boolean
  readonly columns: readonly string[]
}

export const STEP_KINDS: readonly ImportStepKind[] = [
  'trim',
  'case',
  'replace',
  'extract',
  'split',
  'template',
  'first-filled',
  'constant',
  'translate',
  'lookup',
  'arithmetic',
  'convert-unit',
  'date',
  'html',
]

let lastId = 0

/** A new step of a kind, with what most people want of it. */
export function newStep(kind: ImportStepKind): StepDraft {
  lastId += 1
  return {
    ...FIRST_DRAFT,
    id: lastId,
    kind,
    isOff: false,
    operator: 'divide',
    wholeCell: false,
    blanks: { ends: true, repeats: true, nonBreaking: true },
    otherwise: kind === 'translate' ? 'leave' : kind === 'split' ? 'empty' : 'refuse',
    take: '$&',
    separator: ' ',
    part: '1',
    isRest: false,
    key: 0,
    takeColumn: 1,
    fromUnit: null,
    order: 'dmy',
    to: 'text',
    onlyEmpty: false,
    columns: [],
  }
}

/** A step that is there, in its form; `decimal` is how the person writes decimals. */
export function fromStep(step: ImportStep, decimal: ',' | '.'): StepDraft {
  const draft = { ...newStep(step.kind), isOff: step.isOff }
  const own = (text: string): string => text.replace('.', decimal)
  switch (step.kind) {
    case 'trim': {
      const { ends, repeats, nonBreaking } = step
      return { ...draft, blanks: { ends, repeats, nonBreaking } }
    }
    case 'html':
    case 'date':
    case 'constant':
    case 'template':
    case 'first-filled':
      return { ...draft, ...step }
    case 'case':
      return { ...draft, letters: step.to }
    case 'replace':
      return { ...draft, ...step }
    case 'extract':
      return { ...draft, ...step }
    case 'split':
      return { ...draft, ...step, part: String(step.part) }
    case 'translate':
      return { ...draft, ...step, table: step.table.map(({ from, to }) => `${from}\t${to}`).join('\n') }
    case 'lookup':
      return { ...draft, ...step, takeColumn: step.take, take: draft.take, table: toLines(step.table) }
    case 'convert-unit':
      return { ...draft, unit: step.unit, fromUnit: step.from }
    case 'arithmetic': {
      const { operator, operand, rounding } = step
      const roundTo = rounding === null ? '' : own(rounding.kind === 'step' ? rounding.step : rounding.ending)
      return {
        ...draft,
        operator,
        operand: own(operand),
        rounding: rounding?.kind ?? 'none',
        roundTo,
        direction: rounding?.direction ?? 'nearest',
      }
    }
  }
}

/** The step of a form; null while it is not complete. */
export function toStep(draft: StepDraft, decimal: ',' | '.'): ImportStep | null {
  const { kind, isOff, otherwise, matchCase } = draft
  switch (kind) {
    case 'trim':
      return { kind, ...draft.blanks, isOff }
    case 'case':
      return { kind, to: draft.letters, isOff }
    case 'replace':
    case 'arithmetic':
    case 'translate':
      return fromOperation(draft, decimal)
    case 'extract':
      if (draft.find === '' || regexFault(draft.find) || draft.take === '') return null
      return { kind, find: draft.find, matchCase, take: draft.take, otherwise, isOff }
    case 'split': {
      const part = /^-?\d{1,2}$/.test(draft.part.trim()) ? Number(draft.part) : 0
      if (draft.separator === '' || part === 0) return null
      return { kind, separator: draft.separator, part, isRest: draft.isRest, otherwise, isOff }
    }
    case 'lookup': {
      const table = readRows(draft.table)
      const width = table[0]?.length ?? 0
      if (table.length < 2 || draft.key >= width || draft.takeColumn >= width) return null
      return { kind, table, key: draft.key, take: draft.takeColumn, matchCase, otherwise, isOff }
    }
    case 'convert-unit':
      return draft.unit === null ? null : { kind, from: draft.fromUnit, unit: draft.unit, isOff }
    case 'date':
      return { kind, order: draft.order, isOff }
    case 'html':
      return { kind, to: draft.to, isOff }
    case 'constant':
      return draft.text === '' ? null : { kind, text: draft.text, onlyEmpty: draft.onlyEmpty, isOff }
    case 'first-filled':
      return draft.columns.length === 0 ? null : { kind, columns: [...draft.columns], isOff }
    case 'template':
      return isTemplate(draft.template) ? { kind, template: draft.template, isOff } : null
  }
}

/** The steps that bulk edit has as well, by its own rules. */
function fromOperation(draft: StepDraft, decimal: ',' | '.'): ImportStep | null {
  const { kind, isOff, otherwise, wholeCell } = draft
  if (kind !== 'replace' && kind !== 'arithmetic' && kind !== 'translate') return null
  const operation = toOperation({ ...draft, effect: 'change', change: kind }, decimal)
  switch (operation?.kind) {
    case 'replace': {
      const { whenEmpty: _, ...step } = operation
      return { ...step, wholeCell, isOff }
    }
    case 'translate': {
      const { whenEmpty: _, ...step } = operation
      return { ...step, matchCase: draft.matchCase, otherwise, isOff }
    }
    case 'arithmetic':
      return { ...operation, isOff }
    default:
      return null
  }
}

/** A table as it is pasted from a spreadsheet: cells parted by tabs, else by semicolons; every row as wide as the first. */
export function readRows(text: string): string[][] {
  const mark = text.includes('\t') ? '\t' : ';'
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(mark).map((cell) => cell.trim()))
  const width = rows[0]?.length ?? 0
  return width < 2 ? [] : rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''))
}

function toLines(table: readonly (readonly string[])[]): string {
  return table.map((row) => row.join('\t')).join('\n')
}

/** Whether every brace of a template is closed around a name, as the engine reads it. */
function isTemplate(text: string): boolean {
  return (
    text.trim() !== '' && !/[{}]/.test(text.replaceAll(/\{\{|\}\}/g, '').replaceAll(/\{[^{}]*[^{}\s][^{}]*\}/g, ''))
  )
}
