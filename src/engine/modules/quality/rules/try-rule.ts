import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { compileRules, judge } from '../../../core/rules/compile-rules.ts'
import { brokenOf } from '../../../core/rules/shared-checks.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import { JudgedRows } from './judged-rows.ts'
import { describe } from './problem-page.ts'

const SAMPLES = 12

/** Judges all products by one rule that is not kept yet: what it would find, and the first of it. */
export const tryRuleStep = readStep(
  'quality.tryRule',
  'worker',
  ({ db, structure }: ReadContext, { rule }: Parsed<'quality.tryRule'>): Result<'quality.tryRule'> => {
    const now = structure()
    const compiled = compileRules(now, [{ ...rule, id: 0, isOn: true }])
    const today = new Date().toISOString().slice(0, 10)
    const keys: [number, number, string][] = []
    const holders = new Map<string, [number, number, string][]>()
    const products = new Set<number>()
    let [cells, judged] = [0, 0]
    const take = (productId: number, column: string): void => {
      cells++
      products.add(productId)
      if (keys.length < SAMPLES) keys.push([0, productId, column])
    }
    for (const rows of new JudgedRows(db, now, compiled).all()) {
      for (const { id, product } of rows) {
        judged++
        for (const { check, fault } of judge(compiled.checks, product))
          if (fault.due === null || fault.due <= today) take(id, check.column)
        for (const check of compiled.shared) {
          const key = check.keyOf(product)
          if (key === null) continue
          const sharing = holders.get(key)
          if (sharing) sharing.push([0, id, check.column])
          else holders.set(key, [[0, id, check.column]])
        }
      }
    }
    for (const [, id, column] of brokenOf(rule, holders)) take(id, column)
    return { cells, products: products.size, judged, samples: describe(db, now, compiled, keys) }
  },
)
