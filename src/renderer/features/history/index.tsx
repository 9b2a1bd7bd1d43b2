import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { toggleHistory } from '../../state/overlays.ts'
import { SidePanel } from '../../ui/index.ts'

export function HistoryPanel(): ReactNode {
  const { t } = useLanguage()
  return (
    <SidePanel name="history" title={t('app.history')} onClose={toggleHistory}>
      {null}
    </SidePanel>
  )
}
