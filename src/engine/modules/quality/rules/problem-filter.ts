import type { z } from 'zod'
import type { problemFilter } from '../../../../shared/contract/rules.ts'
import type { Slot, StructureModel } from '../../../core/structure/model.ts'
import { slotExpression } from '../../../store/slots.ts'

export type ProblemFilter = z.output<typeof problemFilter>

/** Over a row `b` of the table problem: wrong today, not only from some day on. */
export const IS_DUE = "(b.due IS NULL OR b.due <= date('now'))"

/** SQL over a row `b` of the table problem, with its parameters. */
export interface ProblemSql {
  readonly where: string
  readonly params: readonly (string | number)[]
}

/** The problems that a narrowing leaves; what it names and the catalogue has not leaves none. */
export function problemSql(structure: StructureModel, filter: ProblemFilter): ProblemSql {
  const parts: ProblemSql[] = [{ where: IS_DUE, params: [] }]
  const { rule, attribute, family, supplier, severity } = filter
  if (rule !== null || severity !== null) {
    const ids = structure.rules
      .filter((each) => (rule === null || each.code === rule) && (severity === null || each.severity === severity))
      .map(({ id }) => id)
    parts.push({ where: `b.rule_id IN (${ids.join(', ')})`, params: [] })
  }
  if (attribute !== null)
    parts.push({ where: "(b.column_key = ? OR b.column_key LIKE ? ESCAPE '!')", params: [attribute, below(attribute)] })
  if (family !== null) parts.push({ where: 'b.family_id = ?', params: [structure.families.get(family)?.id ?? 0] })
  if (supplier !== null) {
    const slot = supplierSlot(structure)
    const held = slot ? `(SELECT ${slotExpression(slot)} FROM product p WHERE p.id = b.product_id)` : 'NULL'
    parts.push(
      supplier === '' ? { where: `${held} IS NULL`, params: [] } : { where: `${held} = ?`, params: [supplier] },
    )
  }
  return { where: parts.map(({ where }) => where).join(' AND '), params: parts.flatMap(({ params }) => params) }
}

/** Columns of an attribute in a scope; codes may hold `_`, which LIKE takes for any sign. */
function below(attribute: string): string {
  return `${attribute.replace(/[_%!]/g, '!$&')}/%`
}

/** Where a catalogue keeps whose product it is. */
export function supplierSlot(structure: StructureModel): Slot | null {
  return structure.slots.get('supplier') ?? null
}
