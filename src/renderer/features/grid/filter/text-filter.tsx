import type { ReactNode } from 'react'
import { useState } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { Select, TextField } from '../../../ui/index.ts'
import { FilterForm } from './filter-form.tsx'
import type { ColumnFilterProps } from './filter-popover.tsx'
import type { Condition } from './filter-text.ts'

const KINDS = ['contains', '=', 'starts with', 'empty', 'not-empty'] as const
type Kind = (typeof KINDS)[number]

const WORDS = {
  contains: 'grid.filter.contains',
  '=': 'grid.filter.equals',
  'starts with': 'grid.filter.startsWith',
  empty: 'grid.filter.empty',
  'not-empty': 'grid.filter.notEmpty',
} as const satisfies Record<Kind, string>

export function TextFilter({ column, conditions, onApply }: ColumnFilterProps): ReactNode {
  const { t } = useLanguage()
  const before = conditions[0]
  const [kind, setKind] = useState<Kind>(kindOf(before))
  const [value, setValue] = useState(before?.kind === 'compare' ? before.value : '')
  const needsText = kind !== 'empty' && kind !== 'not-empty'

  const handleSubmit = (): void => {
    if (!needsText) return onApply([{ kind: 'empty', column: column.key, isNot: kind === 'not-empty' }])
    onApply(value === '' ? [] : [{ kind: 'compare', column: column.key, operator: kind, value }])
  }
  return (
    <FilterForm onSubmit={handleSubmit} onClear={() => onApply([])}>
      <Select
        label={t('grid.filter.kind')}
        value={kind}
        choices={KINDS.map((each) => ({ value: each, text: t(WORDS[each]) }))}
        onChange={setKind}
      />
      {needsText && <TextField label={t('grid.filter.text')} isLabelHidden value={value} onChange={setValue} />}
    </FilterForm>
  )
}

function kindOf(condition: Condition | undefined): Kind {
  if (condition?.kind === 'empty') return condition.isNot ? 'not-empty' : 'empty'
  if (condition?.kind !== 'compare') return 'contains'
  return condition.operator === '=' || condition.operator === 'starts with' ? condition.operator : 'contains'
}
