import type { Rejection } from '../../../../shared/contract/common.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { CellCheck, Fault, JudgedProduct } from '../../../core/rules/compile-rules.ts'
import { compileRules } from '../../../core/rules/compile-rules.ts'
import type { Place } from '../../../core/structure/inheritance.ts'
import type { Slot, StructureModel } from '../../../core/structure/model.ts'
import { problem } from '../../../core/values/problem.ts'
import type { Target } from './import-target.ts'
import type { Broken, RowAt } from './planned-row.ts'
import { refuseAt } from './planned-row.ts'

/** A row as far as it is planned: what would come in, and what it comes to. */
export interface JudgedRow {
  readonly at: RowAt
  readonly productId: number | null
  readonly familyId: number | null
  readonly place: Place | null
  /** What the catalogue holds, in the order of the slots that are read of a product; empty for a new one. */
  readonly held: readonly CellValue[]
  /** In the order of the targets, the SKU before them; undefined leaves what is there. What may not come in becomes so. */
  readonly values: (CellValue | undefined)[]
}

/** What is asked of a whole product or between products is for the catalogue to tell, not for one row. */
const NOT_OF_A_ROW: ReadonlySet<string> = new Set(['required', 'fresh', 'unique'])

interface Judged {
  readonly check: CellCheck
  /** Places among the targets whose values it looks at; what it is about comes first. */
  readonly by: readonly number[]
}

/** Where a judged product's value stands among the targets, and in what is read of a product; -1: nowhere. */
interface JudgedPlace {
  readonly target: number
  readonly held: number
}

/**
 * Holds what rows bring to the catalogue's rules, together with what it holds already (docs/quality.md). What breaks a
 * rule that blocks stays out, as any value that cannot be taken; of other rules it is told that they will be broken.
 */
export class RuleJudge {
  /** Slots that rules look at and the file does not fill: to be read of a product after those of the file. */
  readonly slots: readonly Slot[]
  readonly #targets: readonly Target[]
  readonly #judged: readonly Judged[]
  readonly #places: readonly JudgedPlace[]

  /** Null where no rule looks at what the file fills. `read`: the slots that are read of a product anyway. */
  static of(structure: StructureModel, targets: readonly Target[], read: readonly Slot[]): RuleJudge | null {
    const rules = structure.rules.filter(({ check }) => !NOT_OF_A_ROW.has(check.kind))
    const compiled = compileRules(structure, rules)
    const targetOf = new Map(targets.flatMap(({ column }, at) => (column.slot === null ? [] : [[column.slot.id, at]])))
    const targetsOf = ({ at, reads }: CellCheck): number[] =>
      [at, ...reads.filter((each) => each !== at)].flatMap((each) => targetOf.get(compiled.slots[each]?.id ?? -1) ?? [])
    const judged = compiled.checks.flatMap((check) => {
      const by = targetsOf(check)
      return by.length === 0 ? [] : [{ check, by }]
    })
    if (judged.length === 0) return null
    const needed = new Set(judged.flatMap(({ check }) => check.reads))
    const all = [...read]
    const places = compiled.slots.map((slot, place) => {
      const known = all.findIndex(({ id }) => id === slot.id)
      const held = known !== -1 || !needed.has(place) ? known : all.push(slot) - 1
      return { target: targetOf.get(slot.id) ?? -1, held }
    })
    return new RuleJudge(targets, judged, places, all.slice(read.length))
  }

  private constructor(
    targets: readonly Target[],
    judged: readonly Judged[],
    places: readonly JudgedPlace[],
    slots: readonly Slot[],
  ) {
    this.#targets = targets
    this.#judged = judged
    this.#places = places
    this.slots = slots
  }

  /** Takes out of a row what a blocking rule refuses, and says why; answers with what the rest breaks. */
  judge(row: JudgedRow, refused: Rejection[]): readonly Broken[] {
    for (;;) {
      const product = this.#product(row)
      const faults = this.#judged.flatMap(({ check, by }) => {
        const said = by.find((target) => isSaid(row, target))
        const fault = said === undefined ? null : check.fault(product)
        return fault === null || said === undefined ? [] : [{ check, fault, target: said }]
      })
      const blocking = faults.find(({ check }) => check.rule.severity === 'block')
      if (blocking === undefined)
        return faults.map(({ check, target }) => ({
          rule: check.rule.code,
          source: this.#targets[target]?.index ?? -1,
        }))
      refused.push(this.#refuse(row, blocking))
      row.values[blocking.target + 1] = undefined
    }
  }

  #refuse(
    { at, productId }: JudgedRow,
    { check, fault, target }: { check: CellCheck; fault: Fault; target: number },
  ): Rejection {
    const { code, labels } = check.rule
    const of = this.#targets[target] as Target // a place among them
    const why = problem('breaks-rule', `This breaks the rule "${labels['en_GB'] ?? labels['en'] ?? code}".`, {
      ...fault.params,
      rule: code,
      labels: JSON.stringify(labels),
    })
    return refuseAt(at, of, why, productId)
  }

  #product({ familyId, place, held, values }: JudgedRow): JudgedProduct {
    return {
      familyId,
      place,
      updatedOn: null,
      values: this.#places.map((each) => {
        const said = each.target === -1 ? undefined : values[each.target + 1]
        return said === undefined ? (held[each.held] ?? null) : said
      }),
    }
  }
}

function isSaid({ values }: JudgedRow, target: number): boolean {
  return values[target + 1] !== undefined
}
