import type { ReactNode } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { Notice } from '../../../ui/index.ts'
import type { Description } from '../import-session.ts'

/** Lost cells named in the notice; all are counted. */
const NAMED = 5

/** Tells what became of repairs when their file was read in another way. */
export function CarriedNotice({ carried }: { readonly carried: Description['carried'] }): ReactNode {
  const { t } = useLanguage()
  if (carried == null) return null
  const { kept, lost, lostCells } = carried
  if (lost === 0) return <Notice kind="info">{t('staging.carried', { count: kept })}</Notice>
  const named = lostCells.slice(0, NAMED).map((cell) => t('staging.carried.cell', cell))
  return (
    <Notice kind="warn">
      {t('staging.carried', { count: kept })} {t('staging.carried.lost', { count: lost })} {named.join('; ')}
      {lost > named.length && ' …'}
    </Notice>
  )
}
