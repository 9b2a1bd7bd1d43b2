import { describe, expect, test } from 'vitest'
import type { QualityRule, RuleKind } from '../../../../shared/contract/rules.ts'
import { qualityRule, rulePack } from '../../../../shared/contract/rules.ts'
import type { RuleDraft } from './rule-draft.ts'
import { NEW_DRAFT, draftOf, readDraft, triedRule } from './rule-draft.ts'
import { RULE_KINDS } from './rule-kinds.ts'

const packs = import.meta.glob('../../../../../resources/rules/*.json', { eager: true, import: 'default' })
const shipped = Object.values(packs).flatMap((pack) => rulePack.parse(pack).rules)

const draft = (change: Partial<RuleDraft>): RuleDraft => ({
  ...NEW_DRAFT,
  labels: { nl: 'Te duur' },
  attributes: ['price'],
  ...change,
})

const reads = (change: Partial<RuleDraft>): QualityRule | null => readDraft(draft(change), new Set()).rule

describe('the form of a rule', () => {
  test.each(shipped)('opens and keeps $code as it is', (rule) => {
    expect(readDraft(draftOf(rule), new Set())).toEqual({ rule, faults: [] })
  })

  test.each<[RuleKind, RuleDraft['fields']]>([
    ['required', {}],
    ['pattern', { pattern: '[A-Z]+' }],
    ['range', { min: '1,5', unit: 'KILOGRAM' }],
    ['range', { max: '2026-12-31' }],
    ['length', { min: '5' }],
    ['options', { allowed: 'red\nblue' }],
    ['unique', { within: 'family' }],
    ['alike', { ignore: 'nieuw\nnew' }],
    ['spelling', {}],
    ['encoding', {}],
    ['gtin', {}],
    ['unit', { unit: 'GRAM' }],
    ['compare', { is: 'at-most', other: 'price', withoutVat: 'true' }],
    ['language', {}],
    ['forbidden', { words: 'gratis\n best price ' }],
    ['html', { tags: '' }],
    ['spaces', {}],
    ['case', { to: 'upper' }],
    ['fresh', { days: '90' }],
  ])('a rule of the kind %s is one that the engine takes, and opens again as it was', (kind, fields) => {
    const rule = reads({ kind, fields })
    expect(qualityRule.parse(rule)).toEqual(rule)
    expect(rule && readDraft(draftOf(rule), new Set()).rule).toEqual(rule)
  })

  test('covers every kind there is', () => {
    const kinds = qualityRule.shape.check.options.map(({ shape }) => shape.kind.value)
    expect(Object.keys(RULE_KINDS).toSorted()).toEqual(kinds.toSorted())
  })

  test.each<[string, Partial<RuleDraft>]>([
    ['name', { labels: { nl: ' ' } }],
    ['attributes', { attributes: [] }],
    ['pattern', { kind: 'pattern', fields: { pattern: '(' } }],
    ['bounds', { kind: 'range', fields: {} }],
    ['min', { kind: 'length', fields: { min: 'vijf' } }],
    ['max', { kind: 'length', fields: { max: '0' } }],
    ['words', { kind: 'forbidden', fields: { words: ' \n' } }],
    ['other', { kind: 'compare', fields: {} }],
    ['days', { kind: 'fresh', attributes: [], fields: { days: '0' } }],
    ['condition', { when: { attribute: 'colour', is: 'one-of', values: [] } }],
  ])('says that the %s is not right yet', (fault, change) => {
    expect(readDraft(draft(change), new Set())).toEqual({ rule: null, faults: [fault] })
  })

  test('a new rule gets a code of its name that no other has; one that is kept keeps its own', () => {
    const taken = new Set(['te-duur', 'te-duur-2'])
    expect(readDraft(draft({}), taken).rule?.code).toBe('te-duur-3')
    expect(readDraft(draft({ code: 'te-duur' }), taken).rule?.code).toBe('te-duur')
    expect(readDraft(draft({ labels: { sv: 'Över åtta' } }), taken).rule?.code).toBe('over-atta')
  })

  test('a rule without a name can be tried already', () => {
    expect(triedRule(draft({ labels: {} }))?.check).toEqual({ kind: 'required', attributes: ['price'] })
    expect(triedRule(draft({ attributes: [] }))).toBeNull()
  })
})
