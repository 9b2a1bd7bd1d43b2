import type { ReactNode } from 'react'
import { useState } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { DateField, TextField } from '../../../ui/index.ts'
import type { Emptiness } from './empty-choice.tsx'
import { EmptyChoice, emptinessOf } from './empty-choice.tsx'
import { FilterForm } from './filter-form.tsx'
import type { ColumnFilterProps } from './filter-popover.tsx'
import type { Condition } from './filter-text.ts'
import styles from './filter.module.css'

/** From and to, of a number, a price, a date or a percentage; or the empty ones. */
export function RangeFilter({ column, conditions, onApply }: ColumnFilterProps): ReactNode {
  const { t, format } = useLanguage()
  const isDate = column.kind === 'date'
  const [from, setFrom] = useState(valueOf(conditions, ['>=', '>', '='], format.typed.decimal))
  const [to, setTo] = useState(valueOf(conditions, ['<=', '<', '='], format.typed.decimal))
  const [emptiness, setEmptiness] = useState<Emptiness>(() => emptinessOf(conditions))

  const handleSubmit = (): void => {
    if (emptiness !== 'any') return onApply([{ kind: 'empty', column: column.key, isNot: emptiness === 'filled' }])
    const bound = (operator: '>=' | '<=', text: string): Condition[] => {
      const value = isDate ? text : text.trim().replace(format.typed.decimal, '.')
      return value === '' ? [] : [{ kind: 'compare', column: column.key, operator, value }]
    }
    onApply([...bound('>=', from), ...bound('<=', to)])
  }
  const isOff = emptiness !== 'any'
  const bounds = [
    ['grid.filter.from', from, setFrom],
    ['grid.filter.to', to, setTo],
  ] as const
  return (
    <FilterForm onSubmit={handleSubmit} onClear={() => onApply([])}>
      <div className={styles['range']}>
        {bounds.map(([label, value, set]) =>
          isDate ? (
            <DateField key={label} label={t(label)} value={value} onChange={set} isDisabled={isOff} />
          ) : (
            <TextField key={label} label={t(label)} value={value} onChange={set} disabled={isOff} />
          ),
        )}
      </div>
      <EmptyChoice value={emptiness} onChange={setEmptiness} />
    </FilterForm>
  )
}

function valueOf(conditions: readonly Condition[], operators: readonly string[], decimal: string): string {
  const found = conditions.find((each) => each.kind === 'compare' && operators.includes(each.operator))
  if (found?.kind !== 'compare') return ''
  return /^-?\d+\.\d+$/.test(found.value) ? found.value.replace('.', decimal) : found.value
}
