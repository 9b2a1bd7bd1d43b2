import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { Select } from '../../ui/index.ts'

interface EmptyFilterProps {
  /** Rows that say nothing, by column key. */
  readonly counts: Readonly<Record<string, number>>
  readonly value: string | null
  readonly onChange: (column: string | null) => void
}

/** Shows only the rows in which the supplier left a column empty: "Without price: 23". */
export function EmptyFilter({ counts, value, onChange }: EmptyFilterProps): ReactNode {
  const { t, format } = useLanguage()
  const names = useNames()
  const columns = Object.entries(counts).toSorted(([, a], [, b]) => a - b)
  if (columns.length === 0) return null
  return (
    <Select
      label={t('import.staging.without')}
      value={value ?? ''}
      choices={[
        { value: '', text: t('import.staging.without.any') },
        ...columns.map(([key, count]) => ({
          value: key,
          text: t('import.staging.without.column', { column: names.column(key), count: format.number(count) }),
        })),
      ]}
      onChange={(next) => onChange(next === '' ? null : next)}
      isQuiet
    />
  )
}
