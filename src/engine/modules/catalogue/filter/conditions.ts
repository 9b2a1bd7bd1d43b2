import type { Condition } from '../../../../shared/filter/ast.ts'
import { keysOf } from '../../../core/completeness/required-keys.ts'
import type { Attribute, Channel, Slot, StructureModel } from '../../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import { parseColumnKey } from '../../../../shared/column-key.ts'
import { slotExpression } from '../../../store/slots.ts'
import type { FilterContext } from './compile.ts'
import { FilterError } from './filter-error.ts'
import type { Fragment } from './fragment.ts'
import { fragment, wideFragment } from './fragment.ts'
import { startOf } from './time.ts'

type Of<Kind> = Extract<Condition, { kind: Kind }>

/** Whether any picture of the product is filled. */
export function compileHasImage({ structure }: FilterContext): Fragment {
  const slots = [...structure.slots.values()].filter(
    (slot) => slot.attribute?.type === 'image' || slot.attribute?.type === 'asset-collection',
  )
  return fragment(slots.map((slot) => `${slotExpression(slot)} IS NOT NULL`).join(' OR ') || '0', [], ids(slots))
}

/** Products (never models) whose family requires a value there that is empty. */
export function compileMissing({ structure, computed }: FilterContext, { at, column, scope }: Of<'missing'>): Fragment {
  const { channel, locale } = readScope(structure, scope, at)
  if (column === null) return wideFragment(computed.isIncomplete(structure, channel, locale))
  const key = parseColumnKey(column)
  const attribute = structure.attributes.get(key?.attribute ?? '')
  if (!key || !attribute) throw new FilterError(`The catalogue has no attribute "${column}".`, at)
  const keys = keysOf(attribute, channel, locale).filter(
    (each) => key.currency === null || parseColumnKey(each)?.currency === key.currency,
  )
  const families = familiesRequiring(structure, attribute, channel)
  const slots = keys.flatMap((each) => structure.slots.get(each) ?? [])
  const isEmpty = keys.map((each) => expressionOf(structure, each)).map((expression) => `${expression} IS NULL`)
  const sql =
    families.length === 0 || keys.length === 0
      ? '0'
      : `p.kind <> 'model' AND p.family_id IN (${families.join(', ')}) AND (${isEmpty.join(' OR ')})`
  return fragment(`COALESCE(${sql}, 0)`, [], [...ids(slots), SYSTEM_SLOT.family.id, SYSTEM_SLOT.kind.id])
}

export function compileCompleteness(
  { structure, computed }: FilterContext,
  { at, scope, operator, value }: Of<'completeness'>,
): Fragment {
  const { channel, locale } = readScope(structure, scope, at)
  const percent = Number(value.replace(/%$/, ''))
  if (value === '' || !Number.isFinite(percent)) throw new FilterError(`"${value}" is not a percentage.`, at)
  return wideFragment(`COALESCE(${computed.completeness(structure, channel, locale)} ${operator} ?, 0)`, [percent])
}

export function compileChangedSince({ at, value }: Of<'changed-since'>): Fragment {
  return wideFragment('p.updated_at >= ?', [startOf(value, at).toISOString()])
}

/** Products that a step of the history changed, whatever became of them since. */
export function compileChangedBy({ at, value }: Of<'changed-by'>): Fragment {
  const step = Number(value)
  if (!Number.isSafeInteger(step) || step < 1) throw new FilterError(`"${value}" is not the number of a step.`, at)
  return wideFragment(
    "p.id IN (SELECT c.entity_id FROM journal_link l CROSS JOIN change c ON c.seq BETWEEN l.first_seq AND l.last_seq WHERE l.change_set_id = ? AND c.entity = 'product')",
    [step],
  )
}

/** The SQL of a column that may have no slot yet: then it is empty everywhere. */
export function expressionOf(structure: StructureModel, key: string): string {
  const slot = structure.slots.get(key)
  return slot ? slotExpression(slot) : 'NULL'
}

/** A channel and language, as in `webshop/nl_NL`. */
export function readScope(
  structure: StructureModel,
  scope: string,
  at: number,
): { readonly channel: Channel; readonly locale: string } {
  const [channelCode = '', locale = ''] = scope.split('/')
  const channel = structure.channels.get(channelCode)
  if (!channel)
    throw new FilterError(`The catalogue has no channel "${channelCode}"; write it as in webshop/nl_NL.`, at)
  if (!channel.locales.includes(locale))
    throw new FilterError(
      `The channel ${channelCode} has no language "${locale}"; it has ${channel.locales.join(', ')}.`,
      at,
    )
  return { channel, locale }
}

function familiesRequiring(structure: StructureModel, attribute: Attribute, channel: Channel): number[] {
  return [...structure.families.values()]
    .filter((family) => family.requirements.get(channel.code)?.has(attribute.id))
    .map(({ id }) => id)
}

function ids(slots: readonly Slot[]): number[] {
  return slots.map(({ id }) => id)
}
