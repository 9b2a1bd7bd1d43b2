import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { SheetScope } from '../../../shared/contract/sheet.ts'
import type { Scope } from '../../state/scope.ts'
import type { GridColumn } from '../grid/index.tsx'

/** Where a row of the matrix is. */
export type ScopeRow = Pick<SheetScope, 'channel' | 'context'>

/** Where the values of some columns differ; null on a side by which none of them differs. */
export interface ScopeGrid {
  /** Channels, each with what is for everybody and every context. */
  readonly rows: readonly ScopeRow[]
  readonly locales: readonly (string | null)[]
  readonly hasContexts: boolean
  /** Every channel, context and language that exists together. */
  readonly scopes: readonly SheetScope[]
}

/** The scopes that columns have; null when they are the same everywhere. */
export function scopeGrid(structure: Structure, columns: readonly GridColumn[]): ScopeGrid | null {
  const isScopable = columns.some(({ attribute }) => attribute?.isScopable === true)
  const isLocalizable = columns.some(({ attribute }) => attribute?.isLocalizable === true)
  const hasContexts = structure.contexts.length > 0 && columns.some(({ attribute }) => attribute?.hasContext === true)
  if (!isScopable && !isLocalizable && !hasContexts) return null
  const contexts = [null, ...(hasContexts ? structure.contexts.map(({ code }) => code) : [])]
  const sold = structure.channels.flatMap((channel) =>
    contexts.flatMap((context) =>
      channel.locales.map((locale) => ({
        channel: isScopable ? channel.code : null,
        locale: isLocalizable ? locale : null,
        context,
      })),
    ),
  )
  const scopes = [...new Map(sold.map((scope) => [scopeKey(scope), scope])).values()]
  return {
    rows: [
      ...new Map(scopes.map(({ channel, context }) => [rowKey({ channel, context }), { channel, context }])).values(),
    ],
    locales: [...new Set(scopes.map(({ locale }) => locale))],
    hasContexts,
    scopes,
  }
}

/** The scope in view, as these columns have it. */
export function scopeInView({ scopes, hasContexts }: ScopeGrid, inView: Scope): readonly SheetScope[] {
  return scopes.filter(
    ({ channel, locale, context }) =>
      (channel === null || channel === inView.channel) &&
      (locale === null || locale === inView.locale) &&
      (!hasContexts || context === inView.context),
  )
}

export function rowKey({ channel, context }: ScopeRow): string {
  return `${channel ?? ''}/@${context ?? ''}`
}

export function scopeKey({ locale, ...row }: SheetScope): string {
  return `${rowKey(row)}/${locale ?? ''}`
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
