import type { CompiledRules, JudgedProduct } from '../../../core/rules/compile-rules.ts'
import { judge } from '../../../core/rules/compile-rules.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Db } from '../../../store/database.ts'
import { PLACING } from '../../../store/inherit.ts'
import type { ProductDelta } from '../../../store/projection.ts'
import type { JudgedRow } from './judged-rows.ts'
import { below, JudgedRows } from './judged-rows.ts'
import { ProblemRows } from './problem-rows.ts'

/**
 * Follows one transaction. A plain edit is judged before and after by the rules that look at what it wrote, and only
 * where the answers differ is anything written; a product that comes, goes, or changes its place is judged anew.
 */
export function followRules(
  db: Db,
  structure: StructureModel,
  rules: CompiledRules,
  deltas: readonly ProductDelta[],
): void {
  if (rules.checks.length + rules.shared.length === 0) return
  const rows = new JudgedRows(db, structure, rules)
  const problems = new ProblemRows(db)
  const ofProduct = deltas.length === 1 ? null : Map.groupBy(deltas, ({ productId }) => productId)
  const anew = new Set<number>()
  for (const delta of deltas) {
    if (isPlain(delta)) continue
    anew.add(delta.productId)
    const stoodAbove = delta.stateBefore?.kind === 'model' || delta.stateAfter?.kind === 'model'
    if (stoodAbove && delta.stateBefore !== null) for (const id of below(db, delta.productId)) anew.add(id)
  }
  for (const [id, own] of ofProduct ?? [[deltas[0]?.productId ?? 0, deltas] as const])
    if (!anew.has(id)) new Edit(rules, rows, problems, id, own).follow()
  const isNew = new Set(deltas.flatMap(({ stateBefore, productId }) => (stateBefore === null ? [productId] : [])))
  for (const id of anew) if (!isNew.has(id)) problems.forget(id)
  for (const row of rows.readMany([...anew])) findAll(rules, problems, row)
}

/** Finds everything that is wrong with a product of which nothing is known. */
export function findAll(
  { checks, shared }: Pick<CompiledRules, 'checks' | 'shared'>,
  problems: ProblemRows,
  { id, familyId, product }: JudgedRow,
): void {
  for (const { check, fault } of judge(checks, product)) problems.add(check, id, familyId, fault)
  for (const check of shared) {
    const key = check.keyOf(product)
    if (key !== null) problems.hold(check, key, id, familyId)
  }
}

const WHOLE: ReadonlySet<number> = new Set([
  ...PLACING,
  SYSTEM_SLOT.kind.id,
  SYSTEM_SLOT.family.id,
  SYSTEM_SLOT.deletedAt.id,
])

/** Whether a change wrote values of a product that is what and where it was. */
export function isPlain({ stateBefore, stateAfter, slotIds }: ProductDelta): boolean {
  return stateBefore !== null && stateAfter !== null && !stateAfter.isDeleted && !slotIds.some((id) => WHOLE.has(id))
}

/** What a plain edit did to one product. */
class Edit {
  readonly #rules: CompiledRules
  readonly #rows: JudgedRows
  readonly #problems: ProblemRows
  readonly #id: number
  readonly #deltas: readonly ProductDelta[]

  constructor(
    rules: CompiledRules,
    rows: JudgedRows,
    problems: ProblemRows,
    id: number,
    deltas: readonly ProductDelta[],
  ) {
    this.#rules = rules
    this.#rows = rows
    this.#problems = problems
    this.#id = id
    this.#deltas = deltas
  }

  follow(): void {
    const { checksAt, sharedAt, timed } = this.#rules
    const written = this.#written()
    const checks = new Set([...written.keys()].flatMap((place) => checksAt.get(place) ?? []))
    const shared = new Set([...written.keys()].flatMap((place) => sharedAt.get(place) ?? []))
    if (checks.size + shared.size + timed.length === 0) return
    const row = this.#rows.read(this.#id)
    if (row === null) return
    const after = row.product
    const before = { ...after, values: valuesBefore(after, written) }
    for (const check of checks) {
      const [was, is] = [check.fault(before), check.fault(after)]
      if (is !== null && (was === null || was.due !== is.due)) this.#problems.add(check, row.id, row.familyId, is)
      else if (is === null && was !== null) this.#problems.remove(check.rule.id, row.id, check.column)
    }
    for (const check of timed) {
      const fault = check.fault(after)
      if (fault === null) this.#problems.remove(check.rule.id, row.id, check.column)
      else this.#problems.add(check, row.id, row.familyId, fault)
    }
    for (const check of shared) {
      const [was, is] = [check.keyOf(before), check.keyOf(after)]
      if (was === is) continue
      if (was !== null) this.#problems.release(check, was, row.id)
      if (is !== null) this.#problems.hold(check, is, row.id, row.familyId)
    }
  }

  /** The old value of every place that was written and is looked at. */
  #written(): Map<number, CellValue> {
    const written = new Map<number, CellValue>()
    for (const { slotIds, before } of this.#deltas) {
      for (const [index, slotId] of slotIds.entries()) {
        const place = this.#rules.places.get(slotId)
        if (place !== undefined && !written.has(place)) written.set(place, before[index] ?? null)
      }
    }
    return written
  }
}

function valuesBefore({ values }: JudgedProduct, written: ReadonlyMap<number, CellValue>): CellValue[] {
  const before = [...values]
  for (const [place, value] of written) before[place] = value
  return before
}
