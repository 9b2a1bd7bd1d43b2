import type { Condition, Filter, FilterFault } from '../../../../shared/filter/ast.ts'
import { parseFilter } from '../../../../shared/filter/parse.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { AppError, assertNever } from '../../../../shared/errors.ts'
import type { ComputedColumns } from '../computed-columns.ts'
import { compileCompare, compileEmpty } from './compare.ts'
import {
  compileChangedBy,
  compileChangedSince,
  compileCompleteness,
  compileHasImage,
  compileMisnamed,
  compileMissing,
  compileProblem,
} from './conditions.ts'
import type { Fragment } from './fragment.ts'
import { fragment, joined, negated } from './fragment.ts'
import { FilterError } from './filter-error.ts'
import type { TextCondition } from './text-condition.ts'
import { textCondition } from './text-condition.ts'

/** What a condition is compiled with. */
export interface FilterContext {
  readonly structure: StructureModel
  readonly computed: ComputedColumns
}

/**
 * Compiles a filter to an SQL condition over the product row aliased `p`, or says what is wrong and where. Every
 * condition is 0 or 1, never NULL: `not` gives exactly the other products. Products in the bin are the caller's to
 * leave out.
 */
export function compileFilter(context: FilterContext, source: string): Fragment | FilterFault {
  const parsed = parseFilter(source)
  if (!parsed.ok) return parsed
  try {
    return compile(context, parsed.filter)
  } catch (error) {
    if (error instanceof FilterError)
      return { ok: false, ...error.reason, message: error.message, position: error.position }
    throw error
  }
}

/** As `compileFilter`, for filters that are no longer being typed: throws `invalid-input` with the position. */
export function requireFilter(context: FilterContext, source: string): Fragment {
  const compiled = compileFilter(context, source)
  if ('ok' in compiled)
    throw new AppError(
      'invalid-input',
      `The filter is not right at character ${compiled.position + 1}: ${compiled.message}`,
      {
        ...compiled.params,
        reason: 'filter',
        position: compiled.position,
        message: compiled.message,
        fault: compiled.code,
      },
    )
  return compiled
}

/** More comparisons of texts than anyone types: SQL looks at each product once for all of them. */
const MAX_TEXT_PARTS = 6

/** One of the conditions that all have to hold. */
export interface FilterPart {
  /** Parts with the same key hold for the same products. */
  readonly key: string
  readonly fragment: Fragment
  /** Where it is about nothing but one column's texts. */
  readonly text: TextCondition | null
}

/** As `requireFilter`, in parts that all have to hold: each comparison of a text by itself, everything else as one. */
export function filterParts(context: FilterContext, source: string): readonly FilterPart[] {
  const whole: FilterPart = { key: source, fragment: requireFilter(context, source), text: null }
  const parsed = parseFilter(source)
  if (!parsed.ok) return [whole] // never: it compiled
  const all = parsed.filter.kind === 'and' ? parsed.filter.filters : [parsed.filter]
  const parts = all.map((filter) => ({ filter, text: textCondition(context.structure, filter) }))
  const part = (filter: Filter, text: TextCondition | null): FilterPart => ({
    key: JSON.stringify(filter, (name, value: unknown) => (name === 'at' ? undefined : value)),
    fragment: compile(context, filter),
    text,
  })
  const others = parts.flatMap(({ filter, text }) => (text === null ? [filter] : []))
  if (others.length === parts.length || parts.length - others.length > MAX_TEXT_PARTS) return [whole]
  return [
    ...parts.flatMap(({ filter, text }) => (text === null ? [] : [part(filter, text)])),
    ...(others.length === 0 ? [] : [part({ kind: 'and', filters: others }, null)]),
  ]
}

function compile(context: FilterContext, filter: Filter): Fragment {
  switch (filter.kind) {
    case 'all':
      return fragment('1', [])
    case 'and':
    case 'or':
      return joined(
        filter.filters.map((each) => compile(context, each)),
        filter.kind === 'and' ? ' AND ' : ' OR ',
      )
    case 'not':
      return negated(compile(context, filter.filter))
    default:
      return compileCondition(context, filter)
  }
}

function compileCondition(context: FilterContext, condition: Condition): Fragment {
  switch (condition.kind) {
    case 'compare':
      return compileCompare(context, condition)
    case 'in':
      return joined(
        condition.values.map((value) =>
          compileCompare(context, { ...condition, kind: 'compare', operator: '=', value }),
        ),
        ' OR ',
      )
    case 'empty':
      return compileEmpty(context, condition)
    case 'has-image':
      return compileHasImage(context)
    case 'missing':
      return compileMissing(context, condition)
    case 'misnamed':
      return compileMisnamed(context, condition)
    case 'problem':
      return compileProblem(context, condition)
    case 'completeness':
      return compileCompleteness(context, condition)
    case 'changed-by':
      return compileChangedBy(condition)
    case 'changed-since':
      return compileChangedSince(condition)
    default:
      return assertNever(condition)
  }
}
