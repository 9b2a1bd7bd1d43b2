import { CloudUpload } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/index.ts'

export function PublishScreen(): ReactNode {
  const { t } = useLanguage()
  return <EmptyState icon={CloudUpload} title={t('app.publish')} />
}
