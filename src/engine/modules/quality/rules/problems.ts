import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { parseColumnKey } from '../../../../shared/column-key.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { slotExpression } from '../../../store/slots.ts'
import type { ProblemSql } from './problem-filter.ts'
import { problemSql, supplierSlot } from './problem-filter.ts'

type Groups = Result<'quality.problems'>['groups']

/** Counts cells that break a rule, and the products they are of, in groups; the most frequent first. */
export function problems(
  { db, structure }: ReadContext,
  { by, ...filter }: Parsed<'quality.problems'>,
): Result<'quality.problems'> {
  const now = structure()
  const found = problemSql(now, filter)
  const blocking = problemSql(now, { ...filter, severity: filter.severity ?? 'block' })
  const [total = 0, products = 0] = counted(db, found)
  return {
    total,
    products,
    blocking: filter.severity === null || filter.severity === 'block' ? (counted(db, blocking)[1] ?? 0) : 0,
    groups: groups(db, now, by, found).toSorted(
      (a, b) => b.problems - a.problems || (a.key ?? '').localeCompare(b.key ?? ''),
    ),
  }
}

function counted(db: Db, { where, params }: ProblemSql): number[] {
  const query = `SELECT COUNT(*), COUNT(DISTINCT b.product_id) FROM problem b WHERE ${where}`
  return db.prepare(query).raw().get(params) as number[]
}

function groups(
  db: Db,
  structure: StructureModel,
  by: Parsed<'quality.problems'>['by'],
  { where, params }: ProblemSql,
): Groups {
  const grouped = (key: string, from = ''): [string | number | null, number, number][] =>
    db
      .prepare(`SELECT ${key}, COUNT(*), COUNT(DISTINCT b.product_id) FROM problem b ${from} WHERE ${where} GROUP BY 1`)
      .raw()
      .all(params) as [string | number | null, number, number][]
  const named = (
    rows: [string | number | null, number, number][],
    name: (key: string | number | null) => string | null,
  ) => rows.map(([key, count, products]) => ({ key: name(key), problems: count, products }))
  switch (by) {
    case 'rule': {
      const codes = new Map(structure.rules.map(({ id, code }) => [id, code]))
      return named(grouped('b.rule_id'), (id) => codes.get(Number(id)) ?? null)
    }
    case 'family':
      return named(grouped('b.family_id'), (id) => structure.familiesById.get(Number(id))?.code ?? null)
    case 'supplier': {
      const slot = supplierSlot(structure)
      if (!slot) return named(grouped('NULL'), () => null)
      return named(grouped(slotExpression(slot), 'JOIN product p ON p.id = b.product_id'), (code) =>
        code === null ? null : String(code),
      )
    }
    case 'attribute':
      return named(grouped("substr(b.column_key, 1, instr(b.column_key || '/', '/') - 1)"), (key) =>
        key === null ? null : (parseColumnKey(String(key))?.attribute ?? null),
      )
  }
}
