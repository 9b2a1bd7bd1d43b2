import type { ReactNode } from 'react'
import type { GridColumn } from '../columns/grid-column.ts'
import type { OptionSource } from '../editors/option-source.ts'
import type { Condition } from './filter-text.ts'
import { OptionsFilter } from './options-filter.tsx'
import { RangeFilter } from './range-filter.tsx'
import { TextFilter } from './text-filter.tsx'

export interface ColumnFilterProps {
  readonly column: GridColumn
  readonly conditions: readonly Condition[]
  readonly onApply: (conditions: readonly Condition[]) => void
}

/** The form that fits what a column holds; it makes conditions of the filter language. */
export function ColumnFilter({ options, ...props }: ColumnFilterProps & { readonly options: OptionSource }): ReactNode {
  switch (props.column.kind) {
    case 'number':
    case 'price':
    case 'completeness':
    case 'measurement':
    case 'date':
      return <RangeFilter {...props} />
    case 'boolean':
    case 'simple-select':
    case 'multi-select':
    case 'family':
    case 'status':
    case 'categories':
    case 'links':
      return <OptionsFilter {...props} options={options} />
    default:
      return <TextFilter {...props} />
  }
}
