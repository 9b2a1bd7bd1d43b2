import type { ColumnKey, ColumnScope } from '../../../shared/column-key.ts'
import { formatColumnKey, NO_SCOPE, parseColumnKey } from '../../../shared/column-key.ts'
import type { SystemColumn } from '../../../shared/vocabulary.ts'
import { SYSTEM_COLUMNS } from '../../../shared/vocabulary.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'
import type { Column } from './column.ts'
import type { Attribute, Slot, StructureModel } from './model.ts'
import { SYSTEM_SLOT } from './system-slots.ts'

export type ResolvedColumn =
  | { readonly ok: true; readonly column: Column }
  | { readonly ok: false; readonly problem: Problem }

/** Channel, locale and context that a grid, a file or a command works in; what a short column name is completed with. */
export interface Scope {
  readonly channel: string | null
  readonly locale: string | null
  readonly context?: string | null
}

/**
 * Decides whether a column key names something of this catalogue, with exactly the scope its attribute asks for, and
 * gives its slot. Refuses unknown attributes, channels, locales, contexts and currencies, and parts that are missing or too many.
 */
export function resolveColumn(structure: StructureModel, keyText: string): ResolvedColumn {
  const key = parseColumnKey(keyText)
  return key
    ? resolveKey(structure, key, keyText)
    : refuse('unknown-column', `"${keyText}" is not a column.`, { column: keyText })
}

/**
 * As `resolveColumn`, for names that people type: a missing channel, locale or currency is taken from `scope`, else
 * from the catalogue's first channel and default locale. `price` is `price/EUR` where euros come first.
 */
export function resolveInScope(
  structure: StructureModel,
  keyText: string,
  scope: Scope = { channel: null, locale: null },
): ResolvedColumn {
  const key = parseColumnKey(keyText)
  const attribute = key ? structure.attributes.get(key.attribute) : undefined
  if (!key || !attribute) return resolveColumn(structure, keyText)
  return resolveKey(structure, completeKey(structure, attribute, key, scope), keyText)
}

/** The key of an attribute in a scope: what a grid shows of it for one channel and locale. */
export function keyInScope(structure: StructureModel, attribute: Attribute, scope: Scope): string {
  return formatColumnKey(completeKey(structure, attribute, { ...NO_SCOPE, attribute: attribute.code }, scope))
}

function completeKey(structure: StructureModel, attribute: Attribute, key: ColumnKey, scope: Scope): ColumnKey {
  const channelCode = key.channel ?? scope.channel
  const channel =
    (channelCode === null ? undefined : structure.channels.get(channelCode)) ?? structure.channels.values().next().value
  const inChannel = (locale: string | null): boolean =>
    locale !== null && (!attribute.isScopable || !channel || channel.locales.includes(locale))
  const locale = [scope.locale, structure.defaultLocale].find(inChannel) ?? channel?.locales[0] ?? null
  return {
    attribute: key.attribute,
    channel: attribute.isScopable ? (key.channel ?? channel?.code ?? null) : key.channel,
    locale: attribute.isLocalizable ? (key.locale ?? locale) : key.locale,
    context: attribute.hasContext ? (key.context ?? scope.context ?? null) : key.context,
    currency: attribute.type === 'price' ? (key.currency ?? channel?.currencies[0] ?? null) : key.currency,
  }
}

function resolveKey(structure: StructureModel, key: ColumnKey, keyText: string): ResolvedColumn {
  const text = formatColumnKey(key)
  const base = {
    ...key,
    key: text,
    attribute: null,
    associationType: null,
    system: null,
    slot: structure.slots.get(text) ?? null,
  }
  if (isSystemColumn(key.attribute) && !structure.attributes.has(key.attribute)) {
    return isUnscoped(key)
      ? { ok: true, column: { ...base, system: key.attribute, slot: SLOT_OF[key.attribute] } }
      : refuse('scope-unexpected', `The column ${key.attribute} has no channel, language or currency.`, {
          column: keyText,
        })
  }
  const associationType = structure.associationTypes.get(key.attribute)
  if (associationType) {
    return isUnscoped(key)
      ? { ok: true, column: { ...base, associationType } }
      : refuse('scope-unexpected', `The links ${key.attribute} have no channel, language or currency.`, {
          column: keyText,
        })
  }
  const attribute = structure.attributes.get(key.attribute)
  if (!attribute)
    return refuse('unknown-column', `The catalogue has no attribute "${key.attribute}".`, { column: keyText })
  const problemOfScope = checkScope(structure, attribute, key, keyText)
  return problemOfScope ? { ok: false, problem: problemOfScope } : { ok: true, column: { ...base, attribute } }
}

function checkScope(
  structure: StructureModel,
  attribute: Attribute,
  { channel, locale, context, currency }: ColumnKey,
  column: string,
): Problem | null {
  const of = `${attribute.code} (in "${column}")`
  if ((channel !== null) !== attribute.isScopable) {
    return attribute.isScopable
      ? problem('scope-missing', `${of} needs a channel, as in ${attribute.code}/webshop.`, { column, axis: 'channel' })
      : problem('scope-unexpected', `${of} is the same in every channel; leave the channel out.`, {
          column,
          axis: 'channel',
        })
  }
  if ((locale !== null) !== attribute.isLocalizable) {
    return attribute.isLocalizable
      ? problem('scope-missing', `${of} needs a language, as in ${attribute.code}/nl_NL.`, { column, axis: 'locale' })
      : problem('scope-unexpected', `${of} is the same in every language; leave the language out.`, {
          column,
          axis: 'locale',
        })
  }
  if ((currency !== null) !== (attribute.type === 'price')) {
    return attribute.type === 'price'
      ? problem('scope-missing', `${of} needs a currency, as in ${attribute.code}/EUR.`, { column, axis: 'currency' })
      : problem('scope-unexpected', `${of} is not a price; leave the currency out.`, { column, axis: 'currency' })
  }
  if (context !== null && !attribute.hasContext) {
    return problem('scope-unexpected', `${of} is the same in every context; leave the context out.`, {
      column,
      axis: 'context',
    })
  }
  if (context !== null && !structure.contexts.has(context)) {
    return problem('unknown-context', `The catalogue has no context "${context}".`, { column, context })
  }
  const ofChannel = channel === null ? null : structure.channels.get(channel)
  if (ofChannel === undefined)
    return problem('unknown-channel', `The catalogue has no channel "${channel}".`, { column, channel: channel ?? '' })
  if (locale !== null && !structure.locales.some(({ code }) => code === locale)) {
    return problem('unknown-locale', `The catalogue has no language "${locale}".`, { column, locale })
  }
  if (locale !== null && ofChannel && !ofChannel.locales.includes(locale)) {
    return problem('unknown-locale', `The channel ${ofChannel.code} has no language "${locale}".`, {
      column,
      locale,
      channel: ofChannel.code,
    })
  }
  const currencies = ofChannel
    ? ofChannel.currencies
    : [...structure.channels.values()].flatMap((each) => each.currencies)
  if (currency !== null && !currencies.includes(currency)) {
    return problem('unknown-currency', `No channel sells in "${currency}".`, { column, currency })
  }
  return null
}

function refuse(code: Problem['code'], message: string, params: Problem['params']): ResolvedColumn {
  return { ok: false, problem: problem(code, message, params) }
}

function isUnscoped(scope: ColumnScope): boolean {
  return scope.channel === null && scope.locale === null && scope.context === null && scope.currency === null
}

/** Their places in the product row, some of which have names of the engine's own. */
const SLOT_OF: Readonly<Record<SystemColumn, Slot>> = {
  sku: SYSTEM_SLOT.sku,
  kind: SYSTEM_SLOT.kind,
  parent: SYSTEM_SLOT.parent,
  family: SYSTEM_SLOT.family,
  status: SYSTEM_SLOT.status,
  categories: SYSTEM_SLOT.categories,
  family_variant: SYSTEM_SLOT.familyVariant,
  own_values: SYSTEM_SLOT.ownValues,
}

function isSystemColumn(name: string): name is SystemColumn {
  return (SYSTEM_COLUMNS as readonly string[]).includes(name)
}
