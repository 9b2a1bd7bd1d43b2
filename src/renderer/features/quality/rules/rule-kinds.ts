import type { RuleKind } from '../../../../shared/contract/rules.ts'
import type { AttributeType } from '../../../../shared/vocabulary.ts'

/** What a kind asks besides its attributes, by the names of the contract. */
export type RuleField =
  | 'pattern'
  | 'min'
  | 'max'
  | 'unit'
  | 'allowed'
  | 'within'
  | 'is'
  | 'other'
  | 'withoutVat'
  | 'words'
  | 'tags'
  | 'to'
  | 'days'
  | 'ignore'

export interface KindForm {
  /** Attributes that it can be about; null for all. */
  readonly types: readonly AttributeType[] | null
  readonly fields: readonly RuleField[]
}

const TEXTS: readonly AttributeType[] = ['identifier', 'text', 'textarea', 'rich-text']
const LINES: readonly AttributeType[] = ['identifier', 'text', 'textarea']
const AMOUNTS: readonly AttributeType[] = ['number', 'price', 'measurement', 'date']

/** How each kind is asked for, in the order they are offered (docs/quality.md). */
export const RULE_KINDS: Readonly<Record<RuleKind, KindForm>> = {
  required: { types: null, fields: [] },
  length: { types: TEXTS, fields: ['min', 'max'] },
  range: { types: AMOUNTS, fields: ['min', 'max', 'unit'] },
  options: { types: ['simple-select', 'multi-select'], fields: ['allowed'] },
  pattern: { types: TEXTS, fields: ['pattern'] },
  unique: { types: null, fields: ['within'] },
  alike: { types: LINES, fields: ['ignore'] },
  spelling: { types: LINES, fields: [] },
  gtin: { types: LINES, fields: [] },
  compare: { types: AMOUNTS, fields: ['is', 'other', 'withoutVat'] },
  unit: { types: ['measurement'], fields: ['unit'] },
  language: { types: TEXTS, fields: [] },
  forbidden: { types: TEXTS, fields: ['words'] },
  html: { types: TEXTS, fields: ['tags'] },
  encoding: { types: TEXTS, fields: [] },
  spaces: { types: LINES, fields: [] },
  case: { types: LINES, fields: ['to'] },
  fresh: { types: ['date'], fields: ['days'] },
}
