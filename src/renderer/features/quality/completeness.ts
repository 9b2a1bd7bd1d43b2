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
 * Whole percent, rounded down as the engine does for a product (docs/kpis.md), so that the figures of a cell, a family
 * and the catalogue are one: 99.96 % with values missing is 99.
 */
export function wholePercent(share: number): number {
  return Math.floor(share * 100 + 1e-9) // 0.29 * 100 is a little less than 29
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
