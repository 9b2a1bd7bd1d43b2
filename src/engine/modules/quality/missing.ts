import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { parseColumnKey } from '../../../shared/column-key.ts'
import type { StructureModel } from '../../core/structure/model.ts'
import type { ReadContext } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import { slotExpression } from '../../store/slots.ts'
import { lackOf } from './product-completeness.ts'
import type { Requirements, Scope } from './requirements.ts'
import { requirementsOf, scopeIn } from './requirements.ts'
import { labelOf } from './label-of.ts'
import { supplierSlot } from './rules/problem-filter.ts'

type Input = Parsed<'quality.missing'>
type Groups = Result<'quality.missing'>['groups']

/** Required values that are empty in a channel and language: what completeness counts, in groups, and the first cells. */
export function missing(context: ReadContext, input: Input): Result<'quality.missing'> {
  const { db } = context
  const structure = context.structure()
  const requirements = requirementsOf(structure)
  const scope = scopeIn(requirements, input.channel, input.locale)
  const totals = familyTotals(db, requirements, scope)
  return {
    cells: totals.reduce((sum, { cells }) => sum + cells, 0),
    products: totals.reduce((sum, { products }) => sum + products, 0),
    groups: groups(db, structure, scope, input.by, totals).toSorted(
      (a, b) => b.cells - a.cells || (a.key ?? '').localeCompare(b.key ?? ''),
    ),
    rows: firstCells(context, scope, input),
  }
}

interface FamilyTotal {
  readonly family: string
  readonly cells: number
  readonly products: number
}

function familyTotals(db: Db, { families }: Requirements, { column }: Scope): FamilyTotal[] {
  const rows = db
    .prepare('SELECT family_id, missing, products - complete FROM completeness_total WHERE scope = ? AND missing > 0')
    .raw()
    .all(column) as [number, number, number][]
  return rows.flatMap(([id, cells, products]) => {
    const family = families.get(id)?.family.code
    return family === undefined ? [] : [{ family, cells, products }]
  })
}

function groups(
  db: Db,
  structure: StructureModel,
  scope: Scope,
  by: Input['by'],
  totals: readonly FamilyTotal[],
): Groups {
  switch (by) {
    case 'none':
      return []
    case 'family':
      return totals.map(({ family, cells }) => ({ key: family, cells }))
    case 'attribute':
      return byAttribute(db, requirementsOf(structure), scope)
    case 'supplier': {
      const slot = supplierSlot(structure)
      const rows = db
        .prepare(
          `SELECT ${slot ? slotExpression(slot) : 'NULL'}, SUM(c.${scope.column})
           FROM completeness c JOIN product p ON p.id = c.product_id WHERE c.${scope.column} > 0 GROUP BY 1`,
        )
        .raw()
        .all() as [string | null, number][]
      return rows.map(([key, cells]) => ({ key, cells }))
    }
  }
}

function byAttribute(db: Db, { scopes, families }: Requirements, scope: Scope): Groups {
  const index = scopes.indexOf(scope)
  const rows = db.prepare('SELECT family_id, key, missing FROM completeness_key WHERE missing > 0').raw().all() as [
    number,
    string,
    number,
  ][]
  const cells = new Map<string, number>()
  for (const [familyId, key, count] of rows) {
    if (!families.get(familyId)?.keys[index]?.includes(key)) continue
    const attribute = parseColumnKey(key)?.attribute ?? key
    cells.set(attribute, (cells.get(attribute) ?? 0) + count)
  }
  return [...cells].map(([key, count]) => ({ key, cells: count }))
}

function firstCells(context: ReadContext, scope: Scope, input: Input): Result<'quality.missing'>['rows'] {
  const { db } = context
  const structure = context.structure()
  const { where, params } = narrowing(structure, scope, input)
  const ids = db
    .prepare(
      `SELECT c.product_id FROM completeness c JOIN product p ON p.id = c.product_id
       WHERE c.${scope.column} > 0 AND ${where} ORDER BY c.product_id LIMIT ?`,
    )
    .pluck()
    .all(...params, input.count) as number[]
  const nameOf = labelOf(db, structure)
  return ids
    .flatMap((productId) => {
      const lacks = lackOf(context, productId)?.find(
        ({ channel, locale }) => channel === scope.channel.code && locale === scope.locale,
      )
      const columns = (lacks?.missingColumns ?? []).filter(
        (column) => input.attribute === null || parseColumnKey(column)?.attribute === input.attribute,
      )
      return columns.map((column) => ({ productId, ...nameOf(productId), column }))
    })
    .slice(0, input.count)
}

/** SQL over the rows `c` of completeness and `p` of product; what the catalogue has not leaves none. */
function narrowing(
  structure: StructureModel,
  scope: Scope,
  { attribute, family, supplier, productId }: Input,
): { readonly where: string; readonly params: readonly (string | number)[] } {
  const parts: { where: string; params: (string | number)[] }[] = [{ where: 'TRUE', params: [] }]
  if (productId !== null) parts.push({ where: 'c.product_id = ?', params: [productId] })
  if (family !== null) parts.push({ where: 'c.family_id = ?', params: [structure.families.get(family)?.id ?? -1] })
  if (supplier !== null) {
    const slot = supplierSlot(structure)
    const held = slot ? slotExpression(slot) : 'NULL'
    parts.push(
      supplier === '' ? { where: `${held} IS NULL`, params: [] } : { where: `${held} = ?`, params: [supplier] },
    )
  }
  if (attribute !== null) parts.push({ where: lacksSql(requirementsOf(structure), scope, attribute), params: [] })
  return { where: parts.map(({ where }) => where).join(' AND '), params: parts.flatMap(({ params }) => params) }
}

/** Whether a product lacks a column of an attribute that its family requires. */
function lacksSql({ scopes, families }: Requirements, scope: Scope, attribute: string): string {
  const index = scopes.indexOf(scope)
  const cases = [...families].flatMap(([id, { keys, slots }]) => {
    const asked = (keys[index] ?? []).filter((key) => parseColumnKey(key)?.attribute === attribute)
    return asked.map((key) => {
      const slot = slots.get(key)
      return `c.family_id = ${id} AND ${slot ? `${slotExpression(slot)} IS NULL` : 'TRUE'}`
    })
  })
  return cases.length === 0 ? 'FALSE' : `(${cases.join(' OR ')})`
}
