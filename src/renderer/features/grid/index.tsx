import { Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/index.ts'

export function ProductsScreen(_: { readonly isVisible: boolean }): ReactNode {
  const { t } = useLanguage()
  return <EmptyState icon={Table2} title={t('app.products')} />
}
