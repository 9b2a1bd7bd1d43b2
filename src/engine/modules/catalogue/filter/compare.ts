import type { Condition, Operator } from '../../../../shared/filter/ast.ts'
import type { Column } from '../../../core/structure/column.ts'
import type { Attribute, StructureModel } from '../../../core/structure/model.ts'
import { resolveInScope } from '../../../core/structure/resolve-column.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import { fold } from '../../../core/text/fold.ts'
import { parseBoolean } from '../../../core/values/booleans.ts'
import { parseDate } from '../../../../shared/dates.ts'
import { parseMeasurement } from '../../../core/values/measurements.ts'
import { parseNumber } from '../../../core/values/numbers.ts'
import { findOption, optionsOf } from '../../../core/values/options.ts'
import { isProblem } from '../../../core/values/problem.ts'
import { STORED_FORMAT } from '../../../core/values/check-value.ts'
import { textReader } from '../../../core/values/reader.ts'
import { assertNever } from '../../../../shared/errors.ts'
import { slotExpression } from '../../../store/slots.ts'
import type { FilterContext } from './compile.ts'
import { FilterError, wrongValue } from './filter-error.ts'
import type { Fragment } from './fragment.ts'
import { fragment, negated, wideFragment } from './fragment.ts'
import { measurementSql } from './measurement-sql.ts'
import { nextDay, startOf } from './time.ts'

type Compare = Extract<Condition, { kind: 'compare' }>

/** Names that are not column keys and yet say something of every product. */
const TIMES: ReadonlyMap<string, string> = new Map([
  ['updated', 'p.updated_at'],
  ['created', 'p.created_at'],
])

/** One comparison, by the type of its column; texts without regard to case and accents. */
export function compileCompare(context: FilterContext, condition: Compare): Fragment {
  if (condition.operator === '!=') return negated(compileCompare(context, { ...condition, operator: '=' }))
  const time = TIMES.get(condition.column)
  if (time !== undefined) return compareTime(time, condition)
  const column = findColumn(context.structure, condition)
  const sql = column.slot ? slotExpression(column.slot) : 'NULL'
  const slotIds = column.slot ? [column.slot.id] : []
  if (column.attribute) return compareAttribute(context.structure, column.attribute, sql, slotIds, condition)
  return column.associationType
    ? hasLink(sql, slotIds, condition)
    : compareSystem(context.structure, column, sql, condition)
}

export function compileEmpty({ structure }: FilterContext, condition: Extract<Condition, { kind: 'empty' }>): Fragment {
  const time = TIMES.get(condition.column)
  const { slot } = time === undefined ? findColumn(structure, condition) : { slot: null }
  return fragment(`${time ?? (slot ? slotExpression(slot) : 'NULL')} IS NULL`, [], slot ? [slot.id] : [])
}

function findColumn(
  structure: StructureModel,
  { at, column }: { readonly at: number; readonly column: string },
): Column {
  const resolved = resolveInScope(structure, column === 'category' ? 'categories' : column)
  if (!resolved.ok) throw wrongValue(resolved.problem, at)
  return resolved.column
}

function compareAttribute(
  structure: StructureModel,
  attribute: Attribute,
  sql: string,
  slotIds: number[],
  condition: Compare,
): Fragment {
  const { at, operator, value } = condition
  switch (attribute.type) {
    case 'number':
    case 'price': {
      const amount = parseNumber(value, '.')
      if (isProblem(amount)) throw wrongValue(amount, at)
      return ordered(sql, slotIds, condition, amount)
    }
    case 'boolean': {
      const yes = parseBoolean(value)
      if (yes === null) throw new FilterError(`"${value}" is neither yes nor no.`, at, 'not-a-boolean')
      return equal(sql, slotIds, condition, yes)
    }
    case 'date': {
      const date = parseDate(value, 'ymd')
      if (date === null)
        throw new FilterError(`"${value}" is not a date like 2026-01-31.`, at, 'not-a-date', { text: value })
      return ordered(sql, slotIds, condition, date)
    }
    case 'measurement': {
      const family = structure.measurementFamilies.get(attribute.measurementFamily ?? '')
      if (!family) return ordered(`CAST(${sql} AS REAL)`, slotIds, condition, Number(value))
      const written = parseMeasurement(value, family, attribute.defaultUnit, '.')
      if (isProblem(written)) throw wrongValue(written, at)
      const unit = family.units.find(({ code }) => code === written.unit)
      return ordered(
        measurementSql(sql, family),
        slotIds,
        condition,
        written.amount * (unit?.factor ?? 1) + (unit?.offset ?? 0),
      )
    }
    case 'simple-select':
    case 'multi-select':
      return compareOptions(structure, attribute, sql, slotIds, condition)
    case 'identifier':
      return operator === '=' ? fragment(`${sql} IS ?`, [value], slotIds) : compareText(sql, slotIds, condition)
    case 'text':
    case 'textarea':
    case 'rich-text':
    case 'image':
    case 'file':
    case 'asset-collection':
    case 'reference':
      return compareText(sql, slotIds, condition)
    default:
      return assertNever(attribute.type)
  }
}

function compareSystem(structure: StructureModel, column: Column, sql: string, condition: Compare): Fragment {
  const { at, operator, value } = condition
  switch (column.system) {
    case 'sku':
      return operator === '='
        ? fragment('p.sku = ?', [value], [SYSTEM_SLOT.sku.id])
        : compareText(sql, [SYSTEM_SLOT.sku.id], condition)
    case 'kind':
      return equal(sql, [SYSTEM_SLOT.kind.id], condition, fold(value))
    case 'parent':
      return {
        ...equal(sql, [SYSTEM_SLOT.parent.id], condition, null),
        sql: 'p.parent_id IS (SELECT m.id FROM product m WHERE m.sku = ? AND m.deleted_at IS NULL) AND p.parent_id IS NOT NULL',
        params: [value],
        isWide: true,
      }
    case 'status':
    case 'family':
    case 'categories': {
      const read = textReader(structure, column, STORED_FORMAT)(value)
      if (!read.ok) throw wrongValue(read.problem, at)
      return column.system === 'categories'
        ? inCategory(structure, String(read.value), condition)
        : equal(sql, column.slot ? [column.slot.id] : [], condition, read.value)
    }
    case 'family_variant':
    case 'own_values':
    case null:
      throw new FilterError(`"${column.key}" cannot be filtered.`, at, 'not-filtered', { text: column.key })
    default:
      return assertNever(column.system)
  }
}

/** Products in a category or in one below it. */
function inCategory(structure: StructureModel, categoryIds: string, condition: Compare): Fragment {
  const within = new Set(JSON.parse(categoryIds) as number[])
  for (let size = 0; size !== within.size;) {
    size = within.size
    for (const category of structure.categoriesById.values())
      if (category.parentId !== null && within.has(category.parentId)) within.add(category.id)
  }
  const sql = `EXISTS (SELECT 1 FROM json_each(p.categories) c WHERE c.value IN (${[...within].join(', ')}))`
  return { ...equal(sql, [SYSTEM_SLOT.categories.id], condition, null), sql, params: [] }
}

/** `=` names an option by code, label or synonym; `contains` and `starts with` look at all its names. */
function compareOptions(
  structure: StructureModel,
  attribute: Attribute,
  sql: string,
  slotIds: number[],
  { at, operator, value }: Compare,
): Fragment {
  const options = optionsOf(structure.options, attribute.id)
  const codes: string[] = []
  if (operator === '=') {
    const code = findOption(options, value)
    if (isProblem(code)) throw wrongValue(code, at)
    codes.push(code)
  } else {
    if (operator !== 'contains' && operator !== 'starts with')
      throw new FilterError('Options have no order; use =, in or contains.', at, 'no-order')
    const sought = fold(value)
    const fits = (name: string): boolean =>
      operator === 'contains' ? fold(name).includes(sought) : fold(name).startsWith(sought)
    for (const option of options.values())
      if ([option.code, ...Object.values(option.labels)].some(fits)) codes.push(option.code)
  }
  if (attribute.type === 'multi-select')
    return fragment(
      codes.map(() => `COALESCE(instr(${sql}, ?), 0) > 0`).join(' OR ') || '0',
      codes.map((code) => JSON.stringify(code)),
      slotIds,
    )
  return fragment(`COALESCE(${sql} IN (${codes.map(() => '?').join(', ')}), 0)`, codes, slotIds)
}

function hasLink(sql: string, slotIds: number[], condition: Compare): Fragment {
  return {
    ...equal(sql, slotIds, condition, null),
    sql: `EXISTS (SELECT 1 FROM json_each(${sql}) l JOIN product o ON o.id = l.value WHERE o.sku = ?)`,
    params: [condition.value],
    isWide: true,
  }
}

function compareText(sql: string, slotIds: number[], { operator, value }: Compare): Fragment {
  const text = fold(value)
  switch (operator) {
    case '=':
      return fragment(`fold(${sql}) IS ?`, [text], slotIds)
    case 'contains':
      return isPlainWord(text)
        ? fragment(
            `COALESCE(CASE WHEN ${sql} GLOB ? THEN instr(fold(${sql}), ?) ELSE instr(lower(${sql}), ?) END, 0) > 0`,
            [NOT_ASCII, text, text],
            slotIds,
          )
        : fragment(`COALESCE(instr(fold(${sql}), ?), 0) > 0`, [text], slotIds)
    case 'starts with':
      return fragment(`COALESCE(substr(fold(${sql}), 1, ${Array.from(text).length}) = ?, 0)`, [text], slotIds)
    default:
      return fragment(`COALESCE(fold(${sql}) ${operator} ?, 0)`, [text], slotIds)
  }
}

/** Any character outside ASCII: then folding has more to do than SQLite's own lower(). */
const NOT_ASCII = '*[^\t\n -~]*'

/** One word of ASCII letters: found in ASCII texts without folding them in JavaScript, which costs ten times as much. */
function isPlainWord(text: string): boolean {
  return /^[!-~]+$/.test(text)
}

function compareTime(sql: string, { at, operator, value }: Compare): Fragment {
  const start = startOf(value, at)
  const [from, to] = [start.toISOString(), nextDay(start).toISOString()]
  switch (operator) {
    case '=':
      return wideFragment(`${sql} >= ? AND ${sql} < ?`, [from, to])
    case '<':
    case '>=':
      return wideFragment(`${sql} ${operator} ?`, [from])
    case '<=':
      return wideFragment(`${sql} < ?`, [to])
    case '>':
      return wideFragment(`${sql} >= ?`, [to])
    default:
      throw new FilterError('Times are compared with = < <= > >=.', at, 'times')
  }
}

function ordered(sql: string, slotIds: number[], { at, operator }: Compare, value: number | string): Fragment {
  if (isTextOperator(operator))
    throw new FilterError(`"${operator}" is for texts.`, at, 'for-texts', { text: operator })
  return fragment(`COALESCE(${sql} ${operator} ?, 0)`, [value], slotIds)
}

function equal(sql: string, slotIds: number[], { at, operator }: Compare, value: number | string | null): Fragment {
  if (operator !== '=') throw new FilterError('Only = and != fit here.', at, 'only-equal')
  return fragment(`${sql} IS ?`, [value], slotIds)
}

function isTextOperator(operator: Operator): boolean {
  return operator === 'contains' || operator === 'starts with'
}
