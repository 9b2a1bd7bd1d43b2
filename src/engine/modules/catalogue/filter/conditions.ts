import type { Condition } from '../../../../shared/filter/ast.ts'
import { keysOf } from '../../../core/completeness/required-keys.ts'
import type { Column } from '../../../core/structure/column.ts'
import type { Attribute, Channel, Slot, StructureModel } from '../../../core/structure/model.ts'
import { resolveInScope } from '../../../core/structure/resolve-column.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import { parseColumnKey } from '../../../../shared/column-key.ts'
import { slotExpression } from '../../../store/slots.ts'
import { namedColumns, namingSql } from '../naming/naming-sql.ts'
import type { FilterContext } from './compile.ts'
import { FilterError, wrongValue } from './filter-error.ts'
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
  if (!key || !attribute)
    throw new FilterError(`The catalogue has no attribute "${column}".`, at, 'unknown-attribute', { text: column })
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

/** Products that depart from their family's naming rules: in a column, in an attribute anywhere, or at all. */
export function compileMisnamed({ structure }: FilterContext, { at, column }: Of<'misnamed'>): Fragment {
  const isAsked = ({ key, attribute }: Column): boolean =>
    column === null || key === column || attribute?.code === column
  const asked = namedColumns(structure).filter(isAsked)
  const resolved = column === null ? null : resolveInScope(structure, column)
  if (resolved?.ok === false) throw wrongValue(resolved.problem, at)
  const rules = asked.flatMap((each) => namingSql(structure, each) ?? [])
  return fragment(
    rules.map(({ departs }) => departs).join(' OR ') || '0',
    [],
    rules.flatMap(({ slots }) => ids(slots)),
  )
}

/** Products with a cell that breaks a rule of the catalogue: this one, or any. */
export function compileProblem({ structure, computed }: FilterContext, { at, rule }: Of<'problem'>): Fragment {
  const sql = computed.hasProblem(structure, rule)
  if (sql === null)
    throw new FilterError(`The catalogue has no rule "${rule ?? ''}".`, at, 'unknown-rule', { text: rule ?? '' })
  return wideFragment(sql)
}

export function compileCompleteness(
  { structure, computed }: FilterContext,
  { at, scope, operator, value }: Of<'completeness'>,
): Fragment {
  const { channel, locale } = readScope(structure, scope, at)
  const percent = Number(value.replace(/%$/, ''))
  if (value === '' || !Number.isFinite(percent))
    throw new FilterError(`"${value}" is not a percentage.`, at, 'not-a-percentage', { text: value })
  return wideFragment(`COALESCE(${computed.completeness(structure, channel, locale)} ${operator} ?, 0)`, [percent])
}

export function compileChangedSince({ at, value }: Of<'changed-since'>): Fragment {
  return wideFragment('p.updated_at >= ?', [startOf(value, at).toISOString()])
}

/** Kinds of steps that change products: words that are taken for a kind and not for a person. */
const KINDS: ReadonlySet<string> = new Set(
  'edit paste clear fill create delete restore restore-values import structure undo redo sample media'.split(' '),
)

/**
 * Products that steps of the history changed, whatever became of them since: one step by its number, all of a kind, or
 * all of a person, whose name may be written behind `person:` where it is a number or a kind.
 */
export function compileChangedBy({ value }: Of<'changed-by'>): Fragment {
  const person = /^person:(.*)$/is.exec(value)?.[1]
  const [condition, by] =
    person === undefined && /^\d+$/.test(value)
      ? ['s.id = ?', Number(value)]
      : person === undefined && KINDS.has(value.toLowerCase())
        ? ['s.kind = ?', value.toLowerCase()]
        : ['s.actor = ?', person ?? value]
  return wideFragment(
    `p.id IN (SELECT c.entity_id FROM change_set s CROSS JOIN journal_link l ON l.change_set_id = s.id
      CROSS JOIN change c ON c.seq BETWEEN l.first_seq AND l.last_seq WHERE ${condition} AND c.entity = 'product')`,
    [by],
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
    throw new FilterError(
      `The catalogue has no channel "${channelCode}"; write it as in webshop/nl_NL.`,
      at,
      'no-channel',
      {
        text: channelCode,
      },
    )
  if (!channel.locales.includes(locale))
    throw new FilterError(
      `The channel ${channelCode} has no language "${locale}"; it has ${channel.locales.join(', ')}.`,
      at,
      'no-language',
      { channel: channelCode, text: locale, locales: channel.locales.join(', ') },
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
