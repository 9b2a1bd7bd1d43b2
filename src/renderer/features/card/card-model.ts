import { parseColumnKey } from '../../../shared/column-key.ts'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { Scope } from '../../state/scope.ts'
import type { GridColumn } from '../grid/index.tsx'

/** One value on the card: a column in one scope. */
export interface CardCell {
  readonly column: GridColumn
  readonly channel: string | null
  readonly context: string | null
  readonly locale: string | null
  readonly currency: string | null
}

/** Values beside each other: of a channel, a context, or both. */
export interface CardRow {
  readonly channel: string | null
  readonly context: string | null
}

/**
 * An attribute with its values side by side: channels and contexts below each other, languages or currencies beside
 * each other.
 */
export interface CardAttribute {
  readonly id: string
  readonly group: string | null
  readonly rows: readonly CardRow[]
  /** Locales, currencies, or one null. */
  readonly across: readonly (string | null)[]
  cellAt(row: CardRow, across: string | null): CardCell | undefined
  readonly cells: readonly CardCell[]
}

export interface CardGroup {
  /** Null: what every product has. */
  readonly code: string | null
  readonly attributes: readonly CardAttribute[]
}

/** Which attributes and scopes to show. */
export interface CardChoice {
  readonly family: string | null
  /** Column keys with a value: shown whatever the family says. */
  readonly filled: ReadonlySet<string>
  /** Only this scope; null shows all side by side. */
  readonly scope: Scope | null
  /** Attributes outside the family too. */
  readonly isWhole: boolean
}

const OWN = ['sku', 'family', 'status', 'categories']

/** The columns there are in a scope. */
type ColumnsOf = (structure: Structure, scope: Scope) => readonly GridColumn[]

/** The fields of a card in the order of the attribute groups. Pure. */
export function cardGroups(
  structure: Structure,
  columnsOf: ColumnsOf,
  { family, filled, scope, isWhole }: CardChoice,
): readonly CardGroup[] {
  const scopes = scope ? [scope] : allScopes(structure)
  const columns = mergedColumns(scopes.flatMap((each) => columnsOf(structure, each)))
  const known = structure.families.find(({ code }) => code === family)?.attributes
  const byAttribute = Map.groupBy(columns.values(), ({ attribute, kind }) => attribute?.code ?? kind)
  const attributes = [...byAttribute].flatMap(([id, list]): CardAttribute[] => {
    const isShown = OWN.includes(id) || isWhole || known?.includes(id) || list.some(({ key }) => filled.has(key))
    return isShown && id !== 'completeness' ? [cardAttribute(id, list)] : []
  })
  return [...Map.groupBy(attributes, ({ group }) => group)].map(([code, list]) => ({ code, attributes: list }))
}

/** Every channel in each of its languages, for everybody and for each context. */
function allScopes({ channels, contexts }: Structure): readonly Scope[] {
  return channels.flatMap(({ code, locales }) =>
    [null, ...contexts.map((each) => each.code)].flatMap((context) =>
      locales.map((locale) => ({ channel: code, locale, context })),
    ),
  )
}

/** The columns of all scopes, each key once, required by the families that any of its scopes names. */
function mergedColumns(columns: readonly GridColumn[]): Map<string, GridColumn> {
  const merged = new Map<string, GridColumn>()
  for (const column of columns) {
    if (column.kind === 'links') continue // they have a tab of their own
    const known = merged.get(column.key)
    const requiredBy = [...new Set([...(known?.requiredBy ?? []), ...column.requiredBy])]
    merged.set(column.key, { ...(known ?? column), requiredBy })
  }
  return merged
}

function cardAttribute(id: string, columns: readonly GridColumn[]): CardAttribute {
  const cells = columns.map((column): CardCell => {
    const key = parseColumnKey(column.key)
    const { channel = null, context = null, locale = null, currency = null } = key ?? {}
    return { column, channel, context, locale, currency }
  })
  const acrossOf = (cell: CardCell): string | null => cell.locale ?? cell.currency
  return {
    id,
    group: columns[0]?.group ?? null,
    rows: [
      ...new Map(cells.map(({ channel, context }) => [rowKey({ channel, context }), { channel, context }])).values(),
    ],
    across: [...new Set(cells.map(acrossOf))],
    cells,
    cellAt: (row, across) => cells.find((cell) => rowKey(cell) === rowKey(row) && acrossOf(cell) === across),
  }
}

/** Tells the rows of an attribute apart. */
export function rowKey({ channel, context }: CardRow): string {
  return `${channel ?? ''}/${context ?? ''}`
}
