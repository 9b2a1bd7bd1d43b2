import type { ModelEntity } from '../../../shared/contract/model-change.ts'
import { parseColumnKey } from '../../../shared/column-key.ts'
import type { AttributeType } from '../../../shared/vocabulary.ts'
import { SYSTEM_COLUMNS } from '../../../shared/vocabulary.ts'
import { parseTemplate } from '../sheet/operations/template.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'
import { membersOf } from './members.ts'
import type { ModelDraft, Row } from './model-rows.ts'
import { AXIS_TYPES } from './axes.ts'
import type { Use } from './facts.ts'

const UNIQUE_TYPES: readonly AttributeType[] = ['identifier', 'text', 'number']

/** Why a thing of the model cannot be as its row says; null when it can. `before` is null for a new one. */
export function checkRow(
  draft: ModelDraft,
  entity: ModelEntity,
  before: Row | null,
  row: Row,
  uses: readonly Use[],
  id = 0,
): Problem | null {
  switch (entity) {
    case 'attribute':
      return checkAttribute(draft, before, row, uses)
    case 'family':
      return checkPattern(row, 'sku_pattern') ?? checkTemplate(draft, row)
    case 'family-variant':
      return checkVariant(draft, before, row, uses)
    case 'category':
      return checkTree(draft, 'category', 'parent_id', id, row)
    case 'context':
      return checkTree(draft, 'context', 'fallback_id', id, row)
    case 'channel':
      return checkLocales(draft, row)
    case 'locale':
      return checkLocale(before, row)
    case 'measurement-family':
      return checkUnits(row, uses)
    case 'option':
    case 'attribute-group':
    case 'association-type':
    case 'supplier':
      return null
  }
}

function checkAttribute(draft: ModelDraft, before: Row | null, row: Row, uses: readonly Use[]): Problem | null {
  const type = row['type'] as AttributeType | null // the contract allows no other
  const name = String(row['code'])
  if (type === null) return problem('not-for-type', 'An attribute needs a type.', { name })
  if (row['is_unique'] === 1 && !UNIQUE_TYPES.includes(type))
    return problem('not-for-type', `Values of "${name}" cannot be unique: that is for identifiers and short texts.`, {
      name,
    })
  const duplicates = uses.find(({ what }) => what === 'duplicates')?.count ?? 0
  if (row['is_unique'] === 1 && before?.['is_unique'] !== 1 && duplicates > 0)
    return problem('values-not-unique', `${duplicates} products share their value of "${name}" with another.`, {
      name,
      count: duplicates,
    })
  if (type === 'measurement') {
    const family = draft.row('measurement-family', Number(row['measurement_family_id'] ?? 0))
    const units = JSON.parse(String(family?.['units'] ?? '[]')) as { code: string }[]
    if (!family || (row['default_unit'] !== null && !units.some(({ code }) => code === row['default_unit'])))
      return problem('unit-needed', `"${name}" needs a measurement family and one of its units.`, { name })
  }
  return checkPattern(row, 'pattern')
}

function checkPattern(row: Row, column: string): Problem | null {
  const text = row[column] ?? null
  return text === null || isPattern(String(text))
    ? null
    : problem('invalid-pattern', `"${String(text)}" is not a pattern.`, { name: String(text) })
}

/** A name is made of what the catalogue has, and not of itself: it would grow with every use. */
function checkTemplate(draft: ModelDraft, row: Row): Problem | null {
  const template = row['title_template'] ?? null
  if (template === null) return null
  const parts = parseTemplate(String(template))
  if (!parts)
    return problem('invalid-pattern', `A brace in "${String(template)}" is not closed.`, { name: String(template) })
  const names = parts.flatMap((part) => (part.kind === 'column' ? [part.name] : []))
  const label = draft.codeOf('attribute', row['label_attribute_id'] ?? null)
  for (const name of names) {
    const code = parseColumnKey(name)?.attribute ?? name
    if (code === label)
      return problem('names-itself', `The name of a product cannot be made of "${code}": that is the name.`, {
        name: code,
      })
    const isSystem = SYSTEM_COLUMNS.some((column) => column === code)
    if (!isSystem && draft.find('attribute', code) === null)
      return problem('unknown-name', `The catalogue has no "${code}".`, { name: code })
  }
  return null
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp
  } catch {
    return false
  }
}

function checkVariant(draft: ModelDraft, before: Row | null, row: Row, uses: readonly Use[]): Problem | null {
  const levels = JSON.parse(String(row['levels'])) as string[][]
  const axes = JSON.parse(String(row['axes'])) as string[][]
  const family = Number(row['family_id'])
  const { attributes } = membersOf(draft, family)
  const code = String(row['code'])
  if (levels.length === 0 || levels.length !== axes.length || axes.some((level) => level.length === 0))
    return problem('not-an-axis', 'Each level of variants needs an axis.', { name: code })
  for (const axis of axes.flat()) {
    const id = draft.find('attribute', axis)
    const attribute = id === null ? undefined : draft.row('attribute', id)
    const isAxis =
      attribute &&
      AXIS_TYPES.includes(attribute['type'] as AttributeType) &&
      attribute['is_scopable'] === 0 &&
      attribute['is_localizable'] === 0
    if (!isAxis)
      return problem('not-an-axis', `"${axis}" cannot tell variants apart: it takes one short value per product.`, {
        name: axis,
      })
  }
  const stranger = levels.flat().find((each) => draft.find('attribute', each) === null)
  if (stranger !== undefined) return problem('unknown-name', `The catalogue has no "${stranger}".`, { name: stranger })
  const outside = [...levels, ...axes].flat().find((each) => attributes.length > 0 && !attributes.includes(each))
  if (outside !== undefined)
    return problem('not-in-family', `"${outside}" is not among the family's attributes.`, { name: outside })
  const products = uses.find(({ what }) => what === 'products')?.count ?? 0
  const moves = before !== null && ['family_id', 'levels', 'axes'].some((column) => before[column] !== row[column])
  return moves && products > 0
    ? problem('in-use', `"${code}" is in use: ${products} products.`, { name: code, what: 'products', count: products })
    : null
}

/** A thing cannot lie below itself. */
function checkTree(draft: ModelDraft, entity: ModelEntity, column: string, id: number, row: Row): Problem | null {
  const seen = new Set([id])
  for (let above = row[column] ?? null; above !== null; above = draft.row(entity, Number(above))?.[column] ?? null) {
    if (seen.has(Number(above)))
      return problem('cycle', `"${String(row['code'])}" cannot lie below itself.`, { name: String(row['code']) })
    seen.add(Number(above))
  }
  return null
}

function checkLocales(draft: ModelDraft, row: Row): Problem | null {
  const locales = JSON.parse(String(row['locales'])) as string[]
  const unknown = locales.find((code) => draft.find('locale', code) === null)
  return unknown === undefined ? null : problem('unknown-name', `The catalogue has no "${unknown}".`, { name: unknown })
}

const LOCALE = /^[a-z]{2,3}(?:_[A-Za-z]{4})?_[A-Z]{2}$/

function checkLocale(before: Row | null, row: Row): Problem | null {
  const name = String(row['code'])
  if (!LOCALE.test(name)) return problem('invalid-code', `"${name}" is not a language code such as nl_BE.`, { name })
  return before?.['is_default'] === 1 && row['is_default'] === 0
    ? problem('default-needed', 'A catalogue has a default language; choose another one instead.', { name })
    : null
}

function checkUnits(row: Row, uses: readonly Use[]): Problem | null {
  const name = String(row['code'])
  const units = JSON.parse(String(row['units'])) as { code: string; factor: number }[]
  const standard = units.find(({ code }) => code === row['standard_unit'])
  const isSound =
    standard?.factor === 1 &&
    units.every(({ factor }) => factor !== 0) &&
    new Set(units.map(({ code }) => code)).size === units.length
  if (!isSound)
    return problem('unit-needed', `"${name}" needs a standard unit of factor 1, and each unit once.`, { name })
  const used = uses.find(({ what, count }) => what === 'units' && count > 0)
  return used ? problem('in-use', `A unit of "${name}" is in use: ${used.count} values.`, { name, ...used }) : null
}
