import { ChartNoAxesColumn } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/index.ts'

export function DashboardScreen(): ReactNode {
  const { t } = useLanguage()
  return <EmptyState icon={ChartNoAxesColumn} title={t('app.dashboard')} />
}
