import { folded } from '../../../ui/folded.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { Condition } from './filter-text.ts'
import { conditionsOn, withColumn } from './filter-text.ts'

/** What of a facet is chosen: values, of which a product has one, or the products without any. */
export interface Chosen {
  readonly values: readonly string[]
  readonly isEmpty: boolean
}

/** Reads what a filter says of a facet; a condition of another kind (not empty, contains) chooses nothing. Pure. */
export function chosenIn(filter: string, column: GridColumn): Chosen {
  const conditions = conditionsOn(filter, column.key)
  return {
    values: conditions.flatMap((each) =>
      each.kind === 'in' ? each.values : each.kind === 'compare' && each.operator === '=' ? [each.value] : [],
    ),
    isEmpty: conditions.some((each) => each.kind === 'empty' && !each.isNot),
  }
}

/** Whether a value is chosen; texts as a filter compares them, without case and accents. */
export function isChosen({ values }: Chosen, { kind }: GridColumn, value: string): boolean {
  return kind === 'text' ? values.some((each) => folded(each) === folded(value)) : values.includes(value)
}

/** The filter with a value of a facet chosen or not. Several values are one condition: any of them will do. */
export function withValue(filter: string, column: GridColumn, value: string, isOn: boolean): string {
  const chosen = chosenIn(filter, column)
  const others = chosen.values.filter((each) => !isChosen({ values: [each], isEmpty: false }, column, value))
  const values = isOn ? [...others, value] : others
  const conditions: Condition[] = values.length === 0 ? [] : [{ kind: 'in', column: column.key, values }]
  return withColumn(filter, column.key, conditions)
}

/** The filter with only the products without a value of a facet, or with all of them. */
export function withEmpty(filter: string, column: GridColumn, isOn: boolean): string {
  return withColumn(filter, column.key, isOn ? [{ kind: 'empty', column: column.key, isNot: false }] : [])
}
