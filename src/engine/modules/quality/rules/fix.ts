import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { ProblemRow } from '../../../../shared/contract/rules.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import { applyIntents } from '../../catalogue/index.ts'
import { describe } from './problem-page.ts'
import { problemSql } from './problem-filter.ts'
import { rulesOf } from './rules-of.ts'

/** Cells in one step: some half a second of writing, during which no other edit gets through. */
const MAX_CELLS = 20_000

/** Carries out certain fixes as one step; what has no certain fix stays as it is, what is locked comes back refused. */
export function fix(context: WriteContext, { requestId, cells }: Parsed<'quality.fix'>): Result<'quality.fix'> {
  const { db, store } = context
  const structure = store.structure()
  const rules = rulesOf(structure)
  const keys = Array.isArray(cells) ? keysOf(cells) : keysIn(cells.of)
  const rows = oncePerCell(describe(db, structure, rules, keys).filter((row) => row.fix !== null))
  const taken = rows.slice(0, MAX_CELLS)
  // A request that comes again finds nothing to mend any more, and its first answer kept.
  if (taken.length === 0 && store.replyTo(requestId) === undefined)
    return { changeSet: null, changed: 0, rejections: [], left: 0 }
  const { changeSet, changed, rejections } = applyIntents(context, {
    requestId,
    kind: 'edit',
    label: { key: 'history.rules.fix', params: { count: taken.length } },
    format: { decimal: '.', dateOrder: 'ymd' },
    override: [],
    intents: taken.map(({ productId, column, fix: value }) => ({ kind: 'set-value', productId, column, value })),
  })
  return { changeSet, changed, rejections, left: rows.length - taken.length }

  function oncePerCell(all: readonly ProblemRow[]): ProblemRow[] {
    return [...new Map(all.map((row) => [`${row.productId} ${row.column}`, row])).values()]
  }

  function keysOf(list: readonly { productId: number; column: string; rule: string }[]): [number, number, string][] {
    const ids = new Map(structure.rules.map(({ code, id }) => [code, id]))
    return list.map(({ rule, productId, column }) => [ids.get(rule) ?? 0, productId, column])
  }

  function keysIn(filter: Parameters<typeof problemSql>[1]): [number, number, string][] {
    const fixable = new Set(rules.checks.map(({ rule }) => rule.id))
    const { where, params } = problemSql(structure, filter)
    return (
      db
        .prepare(`SELECT b.rule_id, b.product_id, b.column_key FROM problem b WHERE ${where} LIMIT ${10 * MAX_CELLS}`)
        .raw()
        .all(params) as [number, number, string][]
    ).filter(([id]) => fixable.has(id))
  }
}
