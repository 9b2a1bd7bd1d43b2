import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { Select } from '../../ui/index.ts'

interface ChangedFilterProps {
  /** Rows that change what is held, by column key. */
  readonly counts: Readonly<Record<string, number>>
  readonly value: string | null
  readonly onChange: (column: string | null) => void
}

/** Shows only the rows that change one column of the catalogue: "Price: 48". */
export function ChangedFilter({ counts, value, onChange }: ChangedFilterProps): ReactNode {
  const { t, format } = useLanguage()
  const names = useNames()
  const columns = Object.entries(counts).toSorted(([, a], [, b]) => b - a)
  if (columns.length === 0 && value === null) return null
  // What has been put right meanwhile stays chosen until another is.
  const shown = value === null || value in counts ? columns : [...columns, [value, 0] as const]
  return (
    <Select
      label={t('rules.changed')}
      value={value ?? ''}
      choices={[
        { value: '', text: t('rules.changed.any') },
        ...shown.map(([key, count]) => ({
          value: key,
          text: t('rules.changed.column', { column: names.column(key), count: format.number(count) }),
        })),
      ]}
      onChange={(next) => onChange(next === '' ? null : next)}
      isQuiet
    />
  )
}
