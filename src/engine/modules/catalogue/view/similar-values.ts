import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { CountedValue } from '../../../core/clusters/index.ts'
import { clusterValues } from '../../../core/clusters/index.ts'
import { labelIn } from '../../../core/values/format-value.ts'
import { optionsOf } from '../../../core/values/options.ts'
import type { Step } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import type { ComputedColumns } from '../computed-columns.ts'
import { countValues } from './count-values.ts'

/** More different values are free text, and nothing to tidy up by name. */
const MAX_VALUES = 50_000

export type SimilarStep = Step<Parsed<'catalogue.similarValues'>, Result<'catalogue.similarValues'>>

/**
 * Values of a column that are probably one and the same, among all products: texts as they are written, options by
 * their label, also those that no product has.
 */
export function similarStep(computed: ComputedColumns): SimilarStep {
  return readStep('catalogue.similar', 'worker', (context, { column: key, language }) => {
    const { column, counts } = countValues(context, computed, { column: key, filter: '', search: '' })
    if (counts.size > MAX_VALUES)
      throw new AppError('invalid-input', `This column has more than ${MAX_VALUES} different values.`, {
        reason: 'too-many-values',
        limit: MAX_VALUES,
      })
    const attribute = column?.attribute
    const options = attribute && optionsOf(context.structure().options, attribute.id)
    const isOptions = attribute?.type === 'simple-select' || attribute?.type === 'multi-select'
    const values: CountedValue[] =
      isOptions && options
        ? [...options.values()].map(({ code, labels }) => {
            return {
              value: code,
              text: labelIn(labels, language) ?? labelIn(labels, 'en') ?? Object.values(labels)[0] ?? code,
              count: counts.get(code) ?? 0,
            }
          })
        : [...counts].map(([value, count]) => ({ value, text: value, count }))
    return {
      distinct: values.length,
      clusters: clusterValues(values).map(({ values: alike, likeness }) => ({ likeness, values: [...alike] })),
    }
  })
}
