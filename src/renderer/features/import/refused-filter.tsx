import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Select } from '../../ui/index.ts'

interface RefusedFilterProps {
  /** How often each thing was refused, by code. */
  readonly counts: Readonly<Record<string, number>>
  readonly value: string | null
  readonly onChange: (code: string | null) => void
}

/** Shows only the rows with one kind of problem: "Barcode with a wrong check digit: 17". */
export function RefusedFilter({ counts, value, onChange }: RefusedFilterProps): ReactNode {
  const { t, ref, format } = useLanguage()
  const codes = Object.entries(counts).toSorted(([, a], [, b]) => b - a)
  if (codes.length === 0 && value === null) return null
  // What has been put right meanwhile stays chosen until another is.
  const shown = value === null || value in counts ? codes : [...codes, [value, 0] as const]
  return (
    <Select
      label={t('policy.refused')}
      value={value ?? ''}
      choices={[
        { value: '', text: t('policy.refused.any') },
        ...shown.map(([code, count]) => ({
          value: code,
          text: t('policy.refused.code', {
            problem: ref({ key: `policy.problem.${code}`, params: {} }) ?? t('policy.problem.other'),
            count: format.number(count),
          }),
        })),
      ]}
      onChange={(next) => onChange(next === '' ? null : next)}
      isQuiet
    />
  )
}
