import type { ReactNode } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { Checkbox } from '../../../ui/index.ts'
import type { Condition } from './filter-text.ts'

export type Emptiness = 'any' | 'empty' | 'filled'

/** Only cells with nothing in them, only cells with something, or either. */
export function EmptyChoice({
  value,
  onChange,
}: {
  readonly value: Emptiness
  readonly onChange: (value: Emptiness) => void
}): ReactNode {
  const { t } = useLanguage()
  return (
    <>
      <Checkbox
        label={t('grid.filter.onlyEmpty')}
        isOn={value === 'empty'}
        onChange={(isOn) => onChange(isOn ? 'empty' : 'any')}
      />
      <Checkbox
        label={t('grid.filter.onlyFilled')}
        isOn={value === 'filled'}
        onChange={(isOn) => onChange(isOn ? 'filled' : 'any')}
      />
    </>
  )
}

export function emptinessOf(conditions: readonly Condition[]): Emptiness {
  const found = conditions.find(({ kind }) => kind === 'empty')
  return found?.kind !== 'empty' ? 'any' : found.isNot ? 'filled' : 'empty'
}
