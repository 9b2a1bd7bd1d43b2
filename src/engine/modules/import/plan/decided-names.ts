import type { NewNames } from '../../../core/mapping/new-names.ts'
import { pathText } from '../../../core/matching/category-path.ts'
import { unknownFamily } from '../../../core/matching/new-families.ts'
import type { NewThings } from '../../../core/matching/new-things.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { fold } from '../../../core/text/fold.ts'
import type { Problem } from '../../../core/values/problem.ts'
import { problem } from '../../../core/values/problem.ts'
import type { ColumnMapping } from '../run/import-run.ts'

type Decision = NonNullable<ColumnMapping['newOptions']>[number]

/**
 * What texts of a column are that the catalogue has not: what a person said, else an option or a category to be made. A
 * family is only made where somebody said so, for one without attributes of its own is a doubt; a unit never is. What a
 * decision names and is no longer there is nobody's decision any more.
 */
export function decidedNames(
  structure: StructureModel,
  { newOptions: decisions = [] }: Pick<ColumnMapping, 'newOptions'>,
  { options, families, categories }: NewThings,
): NewNames {
  const decided = new Map(decisions.map((each) => [fold(each.text), each]))
  return {
    option: (attribute, text) => {
      const into = intoOf(decided.get(fold(text)), (code) => structure.options.get(attribute.id)?.has(code) === true)
      if (into === undefined) return options.codeFor(attribute, text)
      return into ?? problem('unknown-option', `"${text.slice(0, 100)}" is not one of the options.`)
    },
    family: (text) => {
      const said = decided.get(fold(text))
      if (said?.isMade === true) return families.idFor(text)
      return structure.families.get(said?.into ?? '')?.id ?? unknownFamily(text)
    },
    category: (path) => {
      // What was said of a category counts for everything below it.
      for (let depth = path.length; depth > 0; depth -= 1) {
        const into = intoOf(decided.get(fold(pathText(path.slice(0, depth)))), (code) => structure.categories.has(code))
        if (into === null) return refusedCategory(path)
        if (into === undefined) continue
        const id = structure.categories.get(into)?.id ?? 0
        return depth === path.length ? id : categories.idFor(path.slice(depth), id)
      }
      return categories.idFor(path)
    },
    unit: (attribute, text) => {
      const units = structure.measurementFamilies.get(attribute.measurementFamily ?? '')?.units ?? []
      return intoOf(decided.get(fold(text)), (code) => units.some((unit) => unit.code === code)) ?? null
    },
  }
}

/** What a decision leads to; null refuses, undefined where there is none that still stands. */
function intoOf(decision: Decision | undefined, isThere: (code: string) => boolean): string | null | undefined {
  if (decision === undefined || decision.isMade === true) return undefined
  return decision.into === null || isThere(decision.into) ? decision.into : undefined
}

function refusedCategory(path: readonly string[]): Problem {
  const name = pathText(path).slice(0, 100)
  return problem('unknown-category', `The catalogue has no category "${name}".`, { name })
}
