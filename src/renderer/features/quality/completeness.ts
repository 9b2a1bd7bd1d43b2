import type { Result } from '../../../shared/contract/index.ts'

export type Summary = Result<'quality.summary'>
export type ScopeScore = Summary['scopes'][number]
export type FamilyScore = Summary['families'][number]
export type AttributeScore = Summary['attributes'][number]

/**
 * Share of what is required that is there, 0 to 1. Null where nothing is required: that is not "complete", it is
 * "nobody asked".
 */
export function completenessOf(score: { readonly required: number; readonly missing: number }): number | null {
  return score.required === 0 ? null : (score.required - score.missing) / score.required
}

/**
 * Whole percent, never rounded to a promise: 99.96 % with values missing is 99, and 0.02 % with values there is 1.
 */
export function wholePercent(share: number): number {
  if (share >= 1) return 100
  if (share <= 0) return 0
  return Math.min(99, Math.max(1, Math.round(share * 100)))
}

export interface Matrix {
  readonly channels: readonly string[]
  readonly locales: readonly string[]
  /** `null`: this channel does not publish in that language. */
  readonly cell: (channel: string, locale: string) => ScopeScore | null
}

/** Scopes as a table of channels by locales, in the order in which they first appear. */
export function toMatrix(scopes: readonly ScopeScore[]): Matrix {
  const byKey = new Map(scopes.map((scope) => [`${scope.channel}/${scope.locale}`, scope]))
  return {
    channels: [...new Set(scopes.map((scope) => scope.channel))],
    locales: [...new Set(scopes.map((scope) => scope.locale))],
    cell: (channel, locale) => byKey.get(`${channel}/${locale}`) ?? null,
  }
}

/** Most missing first; what is whole comes last, by name. */
export function byMissing(attributes: readonly AttributeScore[]): readonly AttributeScore[] {
  return attributes.toSorted((a, b) => b.missing - a.missing || a.attribute.localeCompare(b.attribute))
}

/** Colour of a share: thresholds people use in the trade (good from 95 %, poor below 70 %). */
export function gradeOf(share: number | null): 'none' | 'poor' | 'fair' | 'good' | 'whole' {
  if (share === null) return 'none'
  if (share >= 1) return 'whole'
  if (share >= 0.95) return 'good'
  return share >= 0.7 ? 'fair' : 'poor'
}
