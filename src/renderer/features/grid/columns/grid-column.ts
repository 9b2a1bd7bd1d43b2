import type { AttributeInfo, Structure } from '../../../../shared/contract/catalogue.ts'
import { formatColumnKey } from '../../../../shared/column-key.ts'
import type { Labels, Owner } from '../../../../shared/vocabulary.ts'
import type { Scope } from '../../../state/scope.ts'

/** What a column holds; decides how it is drawn, edited and filtered. */
export type ColumnKind = AttributeInfo['type'] | 'sku' | 'kind' | 'family' | 'status' | 'categories' | 'completeness'

/** One column of the grid in the scope in view. */
export interface GridColumn {
  /** The same in every scope: `name`, `price:EUR`. Order, width and visibility are kept under it. */
  readonly id: string
  /** Column key in the scope in view: `name/nl_NL`. */
  readonly key: string
  /** Where a value is shown from when there is none here. */
  readonly fallback: string | null
  readonly kind: ColumnKind
  /** Null for columns that are not attributes. */
  readonly attribute: AttributeInfo | null
  readonly currency: string | null
  readonly labels: Labels | undefined
  readonly group: string | null
  /** Codes of the families that require it in the channel in view. */
  readonly requiredBy: readonly string[]
  /** Who masters it, if not we: such cells take no typing. */
  readonly owner: Owner
}

const SYSTEM: readonly ColumnKind[] = ['family', 'status', 'categories']

/** Every column the catalogue has in this scope, in the order of its attribute groups. Pure. */
export function gridColumns(structure: Structure, scope: Scope): readonly GridColumn[] {
  const groupOrder = new Map(structure.attributeGroups.map(({ code, sortOrder }) => [code, sortOrder]))
  const place = ({ group }: AttributeInfo): number => (group === null ? Infinity : (groupOrder.get(group) ?? Infinity))
  const attributes = structure.attributes.toSorted(
    (a, b) => compare(place(a), place(b)) || a.sortOrder - b.sortOrder || a.id - b.id,
  )
  return [
    systemColumn('sku'),
    { ...systemColumn('completeness'), key: `completeness/${scope.channel}/${scope.locale}` },
    ...SYSTEM.map(systemColumn),
    ...attributes.flatMap((attribute) => attributeColumns(structure, scope, attribute)),
  ]
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function systemColumn(kind: ColumnKind): GridColumn {
  const none = { fallback: null, attribute: null, currency: null, labels: undefined, group: null, requiredBy: [] }
  return { id: kind, key: kind, kind, owner: 'pim', ...none }
}

function attributeColumns(structure: Structure, scope: Scope, attribute: AttributeInfo): GridColumn[] {
  const currencies = structure.channels.find(({ code }) => code === scope.channel)?.currencies ?? []
  const requiredBy = structure.families
    .filter(({ requirements }) => requirements[scope.channel]?.includes(attribute.code) === true)
    .map(({ code }) => code)
  const base = {
    kind: attribute.type,
    attribute,
    labels: attribute.labels,
    group: attribute.group,
    owner: attribute.owner,
    requiredBy,
  }
  if (attribute.type === 'price') {
    return currencies.map((currency) => ({
      ...base,
      id: `${attribute.code}:${currency}`,
      key: keyOf(attribute, scope, currency),
      fallback: null,
      currency,
    }))
  }
  const fallback = fallbackScope(structure, scope, attribute)
  return [
    {
      ...base,
      id: attribute.code,
      key: keyOf(attribute, scope, null),
      fallback: fallback && keyOf(attribute, fallback, null),
      currency: null,
    },
  ]
}

function keyOf(
  { code, isScopable, isLocalizable }: AttributeInfo,
  { channel, locale }: Scope,
  currency: string | null,
): string {
  return formatColumnKey({
    attribute: code,
    channel: isScopable ? channel : null,
    locale: isLocalizable ? locale : null,
    context: null,
    currency,
  })
}

/**
 * Where to look when nothing is written here: in the catalogue's default language, and once there, in the first channel
 * that has this language. Only for looking: what is published is decided by the channel's own rules.
 */
function fallbackScope({ locales, channels }: Structure, scope: Scope, attribute: AttributeInfo): Scope | null {
  const main = locales.find(({ isDefault }) => isDefault)?.code
  const own = channels.find(({ code }) => code === scope.channel)
  if (attribute.isLocalizable && main !== undefined && main !== scope.locale && own?.locales.includes(main)) {
    return { channel: scope.channel, locale: main }
  }
  if (!attribute.isScopable) return null
  const other = channels.find(({ code, locales: has }) => code !== scope.channel && has.includes(scope.locale))
  return other ? { channel: other.code, locale: scope.locale } : null
}
