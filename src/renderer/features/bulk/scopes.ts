import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { SheetScope } from '../../../shared/contract/sheet.ts'
import type { Scope } from '../../state/scope.ts'
import type { GridColumn } from '../grid/index.tsx'

/** Where the values of some columns differ: channels by languages, null on a side by which none of them differs. */
export interface ScopeGrid {
  readonly channels: readonly (string | null)[]
  readonly locales: readonly (string | null)[]
  /** Every channel and language that exists together. */
  readonly scopes: readonly SheetScope[]
}

/** The scopes that columns have; null when they are the same everywhere. */
export function scopeGrid(structure: Structure, columns: readonly GridColumn[]): ScopeGrid | null {
  const isScopable = columns.some(({ attribute }) => attribute?.isScopable === true)
  const isLocalizable = columns.some(({ attribute }) => attribute?.isLocalizable === true)
  if (!isScopable && !isLocalizable) return null
  const sold = structure.channels.flatMap((channel) =>
    channel.locales.map((locale) => ({
      channel: isScopable ? channel.code : null,
      locale: isLocalizable ? locale : null,
    })),
  )
  const scopes = [...new Map(sold.map((scope) => [scopeKey(scope), scope])).values()]
  return {
    channels: [...new Set(scopes.map(({ channel }) => channel))],
    locales: [...new Set(scopes.map(({ locale }) => locale))],
    scopes,
  }
}

/** The scope in view, as these columns have it. */
export function scopeInView({ scopes }: ScopeGrid, { channel, locale }: Scope): readonly SheetScope[] {
  return scopes.filter(
    (scope) =>
      (scope.channel === null || scope.channel === channel) && (scope.locale === null || scope.locale === locale),
  )
}

export function scopeKey({ channel, locale }: SheetScope): string {
  return `${channel ?? ''}/${locale ?? ''}`
}

/** With these scopes chosen as well, or none of them any more when they all were. */
export function toggled(chosen: readonly SheetScope[], some: readonly SheetScope[]): readonly SheetScope[] {
  const has = (all: readonly SheetScope[], scope: SheetScope): boolean =>
    all.some((each) => scopeKey(each) === scopeKey(scope))
  const isAll = some.every((scope) => has(chosen, scope))
  return isAll
    ? chosen.filter((scope) => !has(some, scope))
    : [...chosen, ...some.filter((scope) => !has(chosen, scope))]
}
