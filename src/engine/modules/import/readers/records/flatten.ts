import { cellText } from '../cells.ts'
import type { SourceCell } from '../source.ts'
import type { RecordNode, RecordObject } from './record.ts'
import { TEXT_NAME, joinPath } from './record.ts'

/** How the names of lists of properties are called, the best first, and their values: `{name, value}`, `<FNAME>`. */
const PAIR_NAMES = [
  /^@?(?:f?name|naam|nom|namn)$/i,
  /^@?(?:label|attribute|property|feature)$/i,
  /^@?(?:key|code|id)$/i,
]
const PAIR_VALUE = /^@?(?:f?value|val|waarde|wert|valeur|värde)$/i
/** Values of an attribute per language or channel, as Akeneo writes them. */
const SCOPED_VALUE = /^(?:data|value)$/
const LOCALE = /^(?:locale|lang|language)$/
const CHANNEL = /^(?:scope|channel)$/
/** What tells like-named elements apart: `<PRICE price_type="net_list">`, `<name xml:lang="nl">`. */
const DISCRIMINATOR = /^@(?:lang|language|locale|type|.+_type)$/i
const MOST_NAME_CHARACTERS = 80
/** What says whose a value is in our own exports: `<field column="name/nl_NL">`. */
const OWN_COLUMN = '@column'

/**
 * A record as cells by column. A column is the names on the way to a value, joined by points: `description.nl`. What
 * comes several times is one cell with a line for each. Lists of properties become a column per property
 * (`FEATURE.Netzspannung`), values per language and channel the columns that an Akeneo export has (`name-nl_NL-webshop`).
 */
export function flatten(record: RecordObject): Map<string, SourceCell> {
  const cells = new Map<string, SourceCell>()
  const put = (column: string, cell: SourceCell): void => {
    const before = cells.get(column)
    cells.set(column, before === undefined ? cell : `${cellText(before)}\n${cellText(cell)}`)
  }
  flattenInto(record, '', put)
  return cells
}

/** Whether objects with these parts are values of something else, by property, language or channel: no goods. */
export function areValues(parts: ReadonlySet<string>): boolean {
  const names = [...parts]
  return names.length <= 4 && names.some((name) => PAIR_VALUE.test(name) || SCOPED_VALUE.test(name))
}

/** Whether objects with these parts are the fields of our own exports. */
export function areOwnFields(parts: Iterable<string>): boolean {
  const names = new Set(parts)
  return names.delete(OWN_COLUMN) && [...names].every((name) => name === TEXT_NAME)
}

function flattenInto(object: RecordObject, prefix: string, put: (column: string, cell: SourceCell) => void): void {
  for (const [name, nodes] of object) {
    const column = name === TEXT_NAME ? prefix : joinPath(prefix, name)
    for (const node of nodes) {
      if (typeof node === 'string') put(column, node)
      else flattenPart(node, column, put)
    }
  }
}

function flattenPart(part: RecordObject, column: string, put: (column: string, cell: SourceCell) => void): void {
  const scoped = asOwn(part) ?? asScoped(part, column) ?? asProperty(part, column) ?? asDiscriminated(part, column)
  if (scoped) flattenInto(scoped.rest, scoped.column, put)
  else flattenInto(part, column, put)
}

interface Renamed {
  readonly column: string
  readonly rest: RecordObject
}

/** A value of our own export goes by its column alone. */
function asOwn(part: RecordObject): Renamed | null {
  const column = areOwnFields(part.keys()) ? part.get(OWN_COLUMN)?.[0] : undefined
  return typeof column === 'string' ? { column, rest: without(part, [OWN_COLUMN], null) } : null
}

function asScoped(part: RecordObject, column: string): Renamed | null {
  const value = only(part, SCOPED_VALUE)
  const locale = only(part, LOCALE)
  const channel = only(part, CHANNEL)
  if (value === null || (locale === null && channel === null)) return null
  const scope = [locale, channel].flatMap((name) => (name === null ? [] : (textOf(part, name) ?? [])))
  return { column: [column, ...scope].join('-'), rest: without(part, [locale, channel], value) }
}

function asProperty(part: RecordObject, column: string): Renamed | null {
  const value = only(part, PAIR_VALUE)
  if (value === null) return null
  const name = PAIR_NAMES.map((pattern) => only(part, pattern)).find((found) => found !== null) ?? null
  const text = name === null ? null : textOf(part, name)
  if (text === null) return null
  return { column: joinPath(column, text), rest: without(part, [name], value) }
}

function asDiscriminated(part: RecordObject, column: string): Renamed | null {
  const name = only(part, DISCRIMINATOR)
  const text = name === null ? null : textOf(part, name)
  return text === null ? null : { column: joinPath(column, text), rest: without(part, [name], null) }
}

/** The one name of a part that is called so; null when none or several are. */
function only(part: RecordObject, pattern: RegExp): string | null {
  const found = [...part.keys()].filter((name) => pattern.test(name))
  return found.length === 1 ? (found[0] ?? null) : null
}

/** A name's single, short text. */
function textOf(part: RecordObject, name: string): string | null {
  const nodes = part.get(name)
  const [node] = nodes ?? []
  if (nodes?.length !== 1 || typeof node !== 'string') return null
  const text = cellText(node).trim()
  return text === '' || text.length > MOST_NAME_CHARACTERS || text.includes('\n') ? null : text
}

/** The rest of a part whose names went into the column; its value stands in the column itself. */
function without(part: RecordObject, gone: readonly (string | null)[], value: string | null): RecordObject {
  const rest = new Map<string, readonly RecordNode[]>()
  for (const [name, nodes] of part) if (!gone.includes(name)) rest.set(name === value ? TEXT_NAME : name, nodes)
  return rest
}
