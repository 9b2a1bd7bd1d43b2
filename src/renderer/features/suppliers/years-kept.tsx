import type { ReactNode } from 'react'
import { queries, useCommand } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Select, toast } from '../../ui/index.ts'
import styles from './suppliers.module.css'

const YEARS = [1, 2, 5, 10]
const FOR_EVER = 'ever'

/** How long the rows of deliveries are kept, for every supplier; figures stay for ever. */
export function YearsKept({ years }: { readonly years: number | null }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const set = useCommand('suppliers.setYearsKept')
  const offered = years === null || YEARS.includes(years) ? YEARS : [...YEARS, years].toSorted((a, b) => a - b)
  const handleChange = async (value: string): Promise<void> => {
    const outcome = await set.run({ years: value === FOR_EVER ? null : Number(value) })
    queries.invalidate('suppliers.list')
    if (!outcome.ok) toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  return (
    <p className={styles['yearsKept']}>
      <span>{t('suppliers.kept')}</span>
      <Select
        label={t('suppliers.kept')}
        isQuiet
        value={years === null ? FOR_EVER : String(years)}
        choices={[
          ...offered.map((count) => ({ value: String(count), text: t('suppliers.kept.years', { count }) })),
          { value: FOR_EVER, text: t('suppliers.kept.ever') },
        ]}
        onChange={(value) => void handleChange(value)}
      />
      <span className={styles['soft']}>{t('suppliers.kept.text')}</span>
    </p>
  )
}
