import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Select } from '../../ui/index.ts'
import type { Mapping, SourceColumn } from './mapping-groups.ts'

interface EmptyCellsProps {
  readonly column: SourceColumn
  readonly onChange: (change: Partial<Mapping>) => void
}

/** What an empty cell of a column means; nothing for one that is left out, or that tells the products apart. */
export function EmptyCells({ column: { mapping, header }, onChange }: EmptyCellsProps): ReactNode {
  const { t } = useLanguage()
  if (mapping.target.kind === 'ignore' || mapping.isIdentifier) return null
  return (
    <Select
      label={t('policy.onEmpty', { column: header })}
      value={mapping.onEmpty ?? 'leave'}
      choices={(['leave', 'clear'] as const).map((value) => ({ value, text: t(`policy.onEmpty.${value}`) }))}
      onChange={(onEmpty) => onChange({ onEmpty })}
      isQuiet
    />
  )
}
