import { FileInput } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/index.ts'

export function ImportScreen(): ReactNode {
  const { t } = useLanguage()
  return <EmptyState icon={FileInput} title={t('app.import')} />
}
