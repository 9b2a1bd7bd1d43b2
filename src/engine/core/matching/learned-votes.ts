import type { MessageRef } from '../../../shared/contract/common.ts'
import { parseColumnKey } from '../../../shared/column-key.ts'
import type { ColumnFacts } from '../mapping/column-facts.ts'
import { leadingLanguage } from '../mapping/guess-language.ts'
import type { ColumnProposal, MappingTarget, SourceColumnFacts } from '../mapping/mapping.ts'
import { AUTO_THRESHOLD } from '../mapping/mapping.ts'
import { nameOf } from '../mapping/parse-header.ts'
import type { StructureModel } from '../structure/model.ts'
import { resolveColumn, resolveInScope } from '../structure/resolve-column.ts'
import { kindOf } from './known-layout.ts'
import type { KnownColumn, KnownSource, Recognised } from './known-source.ts'
import type { ColumnPair } from './pair-columns.ts'

/** What earlier imports know that may bear on a file. */
export interface Memory {
  /** The source it is a delivery of; null when it is unlike all, or too unlike to be sure. */
  readonly recognised: Recognised | null
  readonly sources: readonly KnownSource[]
}

export interface LearnedProposal extends ColumnProposal {
  /** The column of before that this one continues, and by what that is known. */
  readonly memory: { readonly column: KnownColumn; readonly by: ColumnPair['by'] } | null
  /** A person left this column out though it was proposed: it stays out. */
  readonly isDeclined: boolean
}

/** How sure it is that a column under the same name, of the same supplier, goes where it went: by who said so then. */
const AGAIN = { corrected: 0.99, confirmed: 0.98, sure: 0.97, guess: 0.8, forgotten: 0 } as const
/** Under another name, but with the same values. */
const SAME_VALUES = 0.93
const HALF_SAME_VALUES = 0.8
/** What one other supplier's column of that name says, and what several say with one voice. */
const ONE_OTHER = 0.75
const SEVERAL_OTHERS = 0.88
/** Asked about, with the likelier answer filled in. */
const DOUBTFUL = 0.7

/** Names say so little here that what others made of the name may add to it; doubts about the values stay doubts. */
const OPEN_REASONS = new Set(['unknown-header', 'header-resembles', 'short-text-is-name', 'header-means'])

/**
 * Weighs proposals by what earlier imports know: strongly by the last delivery of the same supplier, most of all where
 * a person corrected a proposal, weakly by what others call their columns. Contradictions are left to be asked.
 */
export function withMemory(
  structure: StructureModel,
  columns: readonly SourceColumnFacts[],
  proposals: readonly ColumnProposal[],
  { recognised, sources }: Memory,
): LearnedProposal[] {
  const others = sources.filter(({ id }) => id !== recognised?.source.id)
  return proposals.map((proposal, at): LearnedProposal => {
    const column = columns[at]
    const plain = { ...proposal, memory: null, isDeclined: false }
    if (column === undefined) return plain
    const known = knownColumn(recognised, at, column)
    if (known !== null && known.column.said !== 'forgotten')
      return { ...byOwn(structure, column, plain, known), memory: known }
    return { ...byOthers(structure, column, plain, others, recognised?.misnamed.has(at) === true), memory: known }
  })
}

interface Known {
  readonly column: KnownColumn
  readonly by: ColumnPair['by']
  readonly likeness: number
  readonly file: string
}

/** The column of the same source: of its last delivery, else one of that name that an earlier delivery had. */
function knownColumn(recognised: Recognised | null, at: number, { header }: SourceColumnFacts): Known | null {
  if (recognised === null) return null
  const { source, pairs } = recognised
  const pair = pairs.find(({ now }) => now === at)
  const paired = pair === undefined ? undefined : source.columns[pair.before]
  if (pair !== undefined && paired !== undefined)
    return { column: paired, by: pair.by, likeness: pair.likeness, file: source.fileName }
  const name = nameOf(header)
  const earlier = name === '' ? undefined : source.earlier.find((column) => nameOf(column.header) === name)
  return earlier === undefined ? null : { column: earlier, by: 'header', likeness: 0, file: source.fileName }
}

function byOwn(
  structure: StructureModel,
  { header, facts }: SourceColumnFacts,
  proposal: LearnedProposal,
  { column, by, likeness, file }: Known,
): LearnedProposal {
  const target = targetNow(structure, column.target)
  const isSaidByName = by === 'header' || by === 'place'
  if (column.target.kind === 'ignore') {
    if (column.said !== 'corrected' || proposal.column === null) return proposal
    return isSaidByName
      ? { ...proposal, column: null, confidence: 0, isDeclined: true, reason: why('declined-before', { file }) }
      : ask(proposal, why('declined-before', { file }))
  }
  if (target === null) return proposal // what it went to is gone
  const agrees = proposal.column === target
  if (isSaidByName) {
    if (column.said === 'guess' && !agrees && proposal.confidence >= AUTO_THRESHOLD) return proposal
    const changed = changeIn(target, column, facts)
    if (changed) return { ...ask(proposal, why('values-changed', { header, file })), column: target }
    const reason = column.said === 'corrected' ? why('corrected-before', { file }) : why('as-before', { file })
    const strength = AGAIN[column.said]
    return {
      ...proposal,
      column: target,
      confidence: agrees ? Math.max(strength, proposal.confidence) : strength,
      reason: agrees && proposal.confidence >= strength ? proposal.reason : reason,
    }
  }
  const strength = by === 'meaning' || column.said === 'guess' ? 0.5 : likeness >= 0.5 ? SAME_VALUES : HALF_SAME_VALUES
  const renamed = why('renamed', { before: column.header, file })
  if (agrees) {
    if (proposal.confidence >= AUTO_THRESHOLD) return { ...proposal, reason: renamed }
    const both = 1 - (1 - proposal.confidence) * (1 - strength)
    return { ...proposal, confidence: Math.min(0.97, both), reason: renamed }
  }
  if (proposal.column === null || proposal.confidence < 0.5) {
    const isKnown = by === 'values' && !changeIn(target, column, facts)
    return { ...proposal, column: target, confidence: isKnown ? strength : DOUBTFUL, reason: renamed }
  }
  // The name that means the same went elsewhere only because a person said so: would they say so again?
  if (by === 'meaning' && column.said !== 'corrected') return proposal
  return {
    ...ask(proposal, why('renamed-differs', { before: column.header, attribute: proposal.column })),
    column: target,
  }
}

function byOthers(
  structure: StructureModel,
  { header, facts }: SourceColumnFacts,
  proposal: LearnedProposal,
  others: readonly KnownSource[],
  isMisnamed: boolean,
): LearnedProposal {
  if (isMisnamed) return ask(proposal, why('name-moved', { header }))
  const name = nameOf(header)
  if (name === '') return proposal
  const kind = kindOf(facts)
  const votes = others.flatMap(({ columns, earlier, fileName }) => {
    const column = [...columns, ...earlier].find((each) => nameOf(each.header) === name && each.kind === kind)
    if (column === undefined || column.said === 'guess' || column.said === 'forgotten') return []
    const target = targetNow(structure, column.target)
    // Left out without anybody saying so tells nothing.
    return target === null && column.said !== 'corrected' ? [] : [{ target, said: column.said, file: fileName }]
  })
  // Sent elsewhere by one is reason enough to ask; left out by one says more of that supplier than of the name.
  const against = votes.filter(({ said, target }) => said === 'corrected' && target !== proposal.column)
  const [contrary] = against.filter(({ target }) => target !== null || against.length === votes.length)
  if (
    contrary !== undefined &&
    (contrary.target !== null || against.length > 1) &&
    proposal.confidence >= AUTO_THRESHOLD
  )
    return ask(proposal, why('corrected-elsewhere', { file: contrary.file }))
  const targets = new Set(votes.map(({ target }) => target))
  const [target] = targets
  if (targets.size !== 1 || target == null || proposal.confidence >= AUTO_THRESHOLD) return proposal
  const isOpen = OPEN_REASONS.has(proposal.reason.key.replace('import.reason.', ''))
  if (!isOpen || (proposal.column !== null && proposal.confidence >= 0.5 && proposal.column !== target)) return proposal
  const confidence = Math.max(proposal.confidence, votes.length > 1 ? SEVERAL_OTHERS : ONE_OTHER)
  return { ...proposal, column: target, confidence, reason: why('others', { count: votes.length, header }) }
}

/** Where a column went then, as it is now: what was made for it is there. Null for what is gone, or was left out. */
export function targetNow(structure: StructureModel, target: MappingTarget): string | null {
  if (target.kind === 'ignore') return null
  const resolved =
    target.kind === 'column'
      ? resolveColumn(structure, target.column)
      : resolveInScope(structure, target.locale === null ? target.code : `${target.code}/${target.locale}`)
  return resolved.ok ? resolved.column.key : null
}

/** Whether the values are no longer of the kind, language or currency they were, which may make the old place wrong. */
function changeIn(target: string, before: KnownColumn, facts: ColumnFacts): boolean {
  const kind = kindOf(facts)
  if (kind === 'empty' || before.kind === 'empty') return false
  const codes = ['barcode', 'number', 'codes', 'text']
  const isSameKind =
    kind === before.kind || (codes.includes(kind) && codes.includes(before.kind) && !isAmount(target, kind, before))
  const key = parseColumnKey(target)
  const currency = leadingCurrency(facts)
  const language = leadingLanguage(facts.languages)
  return (
    !isSameKind ||
    (key?.currency != null && currency !== null && currency !== key.currency && currency !== before.currency) ||
    (key?.locale != null && language !== null && !key.locale.startsWith(language) && language !== before.language)
  )
}

/** A price or a weight that was numbers and is texts now, or the other way round. */
function isAmount(target: string, kind: string, before: KnownColumn): boolean {
  return (
    (kind === 'number') !== (before.kind === 'number') &&
    (kind === 'text' || before.kind === 'text') &&
    target !== 'sku'
  )
}

/** The currency most values name; null when none does. */
export function leadingCurrency({ currencies }: ColumnFacts): string | null {
  return Object.entries(currencies).toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

function ask(proposal: LearnedProposal, reason: MessageRef): LearnedProposal {
  return { ...proposal, confidence: Math.min(DOUBTFUL, Math.max(0.5, proposal.confidence)), reason }
}

function why(key: string, params: MessageRef['params']): MessageRef {
  return { key: `import.reason.${key}`, params }
}
