import type { CompiledRules } from '../../../core/rules/compile-rules.ts'
import { compileRules } from '../../../core/rules/compile-rules.ts'
import type { StructureModel } from '../../../core/structure/model.ts'

const made = new WeakMap<StructureModel, CompiledRules>()

/** The catalogue's rules ready to judge, made once per structure. */
export function rulesOf(structure: StructureModel): CompiledRules {
  let rules = made.get(structure)
  if (!rules) made.set(structure, (rules = compileRules(structure, structure.rules)))
  return rules
}
