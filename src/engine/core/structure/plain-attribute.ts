import type { Attribute } from './model.ts'

/** An attribute of which nothing has been said but its code: a text with one value, without limits. */
export const PLAIN_ATTRIBUTE: Omit<Attribute, 'id' | 'code'> = {
  type: 'text',
  labels: {},
  groupId: null,
  isScopable: false,
  isLocalizable: false,
  hasContext: false,
  isInternal: false,
  isUnique: false,
  owner: 'pim',
  maxLength: null,
  decimals: null,
  minNumber: null,
  maxNumber: null,
  pattern: null,
  measurementFamily: null,
  defaultUnit: null,
  synonyms: [],
  sortOrder: 0,
}
