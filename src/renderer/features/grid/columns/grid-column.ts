import type { AttributeInfo, Structure } from '../../../../shared/contract/catalogue.ts'
import { formatColumnKey } from '../../../../shared/column-key.ts'
import { contextChain } from '../../../../shared/context-chain.ts'
import type { Labels, Owner } from '../../../../shared/vocabulary.ts'
import type { Scope } from '../../../state/scope.ts'

/** What a column holds; decides how it is drawn, edited and filtered. */
export type ColumnKind =
  | AttributeInfo['type']
  | 'sku'
  | 'kind'
  | 'family'
  | 'status'
  | 'categories'
  | 'completeness'
  | 'links'

/** Another scope of a column's attribute. */
export interface Fallback {
  readonly key: string
  /** Null where it is meant for everybody. */
  readonly context: Structure['contexts'][number] | null
}

/** One column of the grid in the scope in view. */
export interface GridColumn {
  /** The same in every scope: `name`, `price:EUR`. Order, width and visibility are kept under it. */
  readonly id: string
  /** Column key in the scope in view: `name/nl_NL`. */
  readonly key: string
  /** Where a value is shown from when there is none here: the first that has one. */
  readonly fallbacks: readonly Fallback[]
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
    ...structure.associationTypes.map(linkColumn),
  ]
}

/** The links of one kind as a column: what is stored under it is a list of SKUs. */
export function linkColumn({ code, labels }: Structure['associationTypes'][number]): GridColumn {
  return { ...systemColumn('links'), id: code, key: code, labels }
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function systemColumn(kind: ColumnKind): GridColumn {
  const none = { fallbacks: [], attribute: null, currency: null, labels: undefined, group: null, requiredBy: [] }
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
      fallbacks: fallbacksOf(structure, scope, attribute, currency),
      currency,
    }))
  }
  return [
    {
      ...base,
      id: attribute.code,
      key: keyOf(attribute, scope, null),
      fallbacks: fallbacksOf(structure, scope, attribute, null),
      currency: null,
    },
  ]
}

function keyOf(
  { code, isScopable, isLocalizable, hasContext }: AttributeInfo,
  { channel, locale, context }: Scope,
  currency: string | null,
): string {
  return formatColumnKey({
    attribute: code,
    channel: isScopable ? channel : null,
    locale: isLocalizable ? locale : null,
    context: hasContext ? context : null,
    currency,
  })
}

/**
 * Where to look when nothing is written here: in the contexts that this one falls back on, in the same way for another
 * language or channel after that. Only for looking: what is published is decided by the channel's own rules.
 */
function fallbacksOf(
  structure: Structure,
  scope: Scope,
  attribute: AttributeInfo,
  currency: string | null,
): readonly Fallback[] {
  // An amount is of its currency: no other stands in for it.
  const other = currency === null ? fallbackScope(structure, scope, attribute) : null
  const contexts = attribute.hasContext ? contextChain(structure.contexts, scope.context) : [null]
  const all = [scope, ...(other ? [other] : [])].flatMap((each) =>
    contexts.map((context) => ({
      key: keyOf(attribute, { ...each, context }, currency),
      context: structure.contexts.find(({ code }) => code === context) ?? null,
    })),
  )
  return all.slice(1)
}

/** The catalogue's default language, and once there, the first channel that has this language. */
function fallbackScope({ locales, channels }: Structure, scope: Scope, attribute: AttributeInfo): Scope | null {
  const main = locales.find(({ isDefault }) => isDefault)?.code
  const own = channels.find(({ code }) => code === scope.channel)
  if (attribute.isLocalizable && main !== undefined && main !== scope.locale && own?.locales.includes(main)) {
    return { ...scope, locale: main }
  }
  if (!attribute.isScopable) return null
  const other = channels.find(({ code, locales: has }) => code !== scope.channel && has.includes(scope.locale))
  return other ? { ...scope, channel: other.code } : null
}
