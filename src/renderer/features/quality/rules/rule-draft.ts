import type { Labels } from '../../../../shared/vocabulary.ts'
import type { QualityRule, RuleCheck, RuleKind } from '../../../../shared/contract/rules.ts'
import { regexFault } from '../../../../shared/regex-fault.ts'
import type { RuleField } from './rule-kinds.ts'
import { RULE_KINDS } from './rule-kinds.ts'

/** A rule while it is written: everything a person types is text, lists one item a line. */
export interface RuleDraft {
  /** Null until it is kept: its code then comes of its name. */
  readonly code: string | null
  readonly isOn: boolean
  readonly severity: QualityRule['severity']
  readonly labels: Labels
  readonly hints: Labels
  readonly pack: string | null
  readonly source: string | null
  readonly where: QualityRule['where']
  readonly when: QualityRule['when']
  readonly kind: RuleKind
  readonly attributes: readonly string[]
  readonly fields: Readonly<Partial<Record<RuleField, string>>>
}

/** What keeps a draft from being a rule; the words are `quality.rule.fault.<fault>`. */
export type DraftFault = 'name' | 'attributes' | 'condition' | 'bounds' | RuleField

export const NEW_DRAFT: RuleDraft = {
  code: null,
  isOn: true,
  severity: 'warn',
  labels: {},
  hints: {},
  pack: null,
  source: null,
  where: { families: [], channels: [], locales: [] },
  when: null,
  kind: 'required',
  attributes: [],
  fields: {},
}

export function draftOf({ check, ...rule }: QualityRule): RuleDraft {
  const { kind, attributes, ...rest } = check
  const fields = Object.entries(rest).map(([name, value]) => [name, textOf(value)])
  return { ...rule, kind, attributes, fields: Object.fromEntries(fields) as RuleDraft['fields'] } // the fields of its kind
}

/** The rule that a draft says, or what is not said rightly yet. `taken` are the codes of other rules. */
export function readDraft(
  draft: RuleDraft,
  taken: ReadonlySet<string>,
): { readonly rule: QualityRule | null; readonly faults: readonly DraftFault[] } {
  const { kind, attributes, fields: _, ...rest } = draft
  const faults = [...faultsOf(draft), ...(firstLabel(draft.labels) === '' ? (['name'] as const) : [])]
  if (faults.length > 0) return { rule: null, faults }
  const code = draft.code ?? freeCode(firstLabel(draft.labels), taken)
  return { rule: { ...rest, code, check: checkOf(kind, attributes, draft.fields) }, faults }
}

/** The rule as far as it bears on what is found: without a name yet. Null where that is not said rightly. */
export function triedRule(draft: RuleDraft): QualityRule | null {
  if (faultsOf(draft).length > 0) return null
  const { kind, attributes, fields, code, ...rest } = draft
  return { ...rest, code: code ?? 'new', check: checkOf(kind, attributes, fields) }
}

function faultsOf({ kind, attributes, fields, when }: RuleDraft): DraftFault[] {
  const faults: DraftFault[] = []
  if (attributes.length === 0 && kind !== 'fresh') faults.push('attributes')
  if (when && (when.attribute === '' || (needsValues(when) && when.values.length === 0))) faults.push('condition')
  for (const field of RULE_KINDS[kind].fields) if (!isRight(kind, field, fields[field] ?? '')) faults.push(field)
  if ((kind === 'range' || kind === 'length') && !fields.min && !fields.max) faults.push('bounds')
  return faults
}

export function needsValues(when: NonNullable<QualityRule['when']>): boolean {
  return when.is === 'one-of' || when.is === 'none-of'
}

const WHOLE = /^\d{1,6}$/
const DECIMAL = /^-?\d{1,15}([.,]\d{1,10})?$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

function isRight(kind: RuleKind, field: RuleField, text: string): boolean {
  switch (field) {
    case 'min':
    case 'max':
      if (text === '') return true
      if (kind === 'length') return WHOLE.test(text) && (field === 'min' || Number(text) > 0)
      return DECIMAL.test(text) || DAY.test(text)
    case 'days':
      return WHOLE.test(text) && Number(text) >= 1 && Number(text) <= 36_500
    case 'pattern':
      return text !== '' && regexFault(text) === null
    case 'allowed':
    case 'words':
      return linesOf(text).length > 0
    case 'tags':
      return linesOf(text).every((tag) => /^[a-z][a-z0-9]*$/.test(tag))
    case 'other':
      return text !== ''
    case 'unit':
      return kind === 'range' || text !== ''
    case 'is':
    case 'to':
    case 'within':
    case 'withoutVat':
    case 'ignore':
      return true
  }
}

function checkOf(kind: RuleKind, list: readonly string[], fields: RuleDraft['fields']): RuleCheck {
  const attributes = [...list]
  const text = (field: RuleField): string => fields[field] ?? ''
  const filled = (field: RuleField): string | null => text(field) || null
  const whole = (field: RuleField): number | null => (text(field) === '' ? null : Number(text(field)))
  switch (kind) {
    case 'range':
      return { kind, attributes, min: decimal(text('min')), max: decimal(text('max')), unit: filled('unit') }
    case 'length':
      return { kind, attributes, min: whole('min'), max: whole('max') }
    case 'pattern':
      return { kind, attributes, pattern: text('pattern') }
    case 'options':
      return { kind, attributes, allowed: linesOf(text('allowed')) }
    case 'unique':
      return { kind, attributes, within: text('within') === 'family' ? 'family' : 'catalogue' }
    case 'unit':
      return { kind, attributes, unit: text('unit') }
    case 'compare':
      return {
        kind,
        attributes,
        is: comparison(text('is')),
        other: text('other'),
        withoutVat: text('withoutVat') === 'true',
      }
    case 'forbidden':
      return { kind, attributes, words: linesOf(text('words')) }
    case 'alike':
      return { kind, attributes, ignore: linesOf(text('ignore')) }
    case 'html':
      return { kind, attributes, tags: linesOf(text('tags')) }
    case 'case':
      return { kind, attributes, to: letters(text('to')) }
    case 'fresh':
      return { kind, attributes, days: Number(text('days')) }
    case 'required':
    case 'gtin':
    case 'spelling':
    case 'encoding':
    case 'language':
    case 'spaces':
      return { kind, attributes }
  }
}

export const COMPARISONS = ['below', 'at-most', 'at-least', 'above', 'equal', 'different'] as const
export const LETTERS = ['sentence', 'upper', 'lower'] as const

function comparison(text: string): (typeof COMPARISONS)[number] {
  return COMPARISONS.find((each) => each === text) ?? 'below'
}

function letters(text: string): (typeof LETTERS)[number] {
  return LETTERS.find((each) => each === text) ?? 'sentence'
}

function decimal(text: string): string | null {
  return text === '' ? null : DAY.test(text) ? text : text.replace(',', '.')
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function textOf(value: string | number | boolean | readonly string[] | null): string {
  return typeof value === 'object' && value !== null ? value.join('\n') : String(value ?? '')
}

function firstLabel(labels: Labels): string {
  return (
    Object.values(labels)
      .find((text) => text.trim() !== '')
      ?.trim() ?? ''
  )
}

/** A code that says its name, and that no other rule has. */
export function freeCode(name: string, taken: ReadonlySet<string>): string {
  const base =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 70) || 'rule'
  for (let number = 1; ; number++) {
    const code = number === 1 ? base : `${base}-${number}`
    if (!taken.has(code)) return code
  }
}
