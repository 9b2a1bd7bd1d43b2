import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Notice } from '../../ui/index.ts'
import { HeldPricesDialog } from './held-prices-dialog.tsx'

/** Says how many prices of an import, or of all of them, wait for approval, and leads to them; nothing while none does. */
export function HeldPrices({ importId }: { readonly importId: number | null }): ReactNode {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const count = useQuery('import.heldPrices', { importId, from: 0, count: 1 }).data?.total ?? 0
  if (count === 0) return null
  return (
    <Notice kind="warn" actions={<Button onClick={() => setOpen(true)}>{t('approval.look')}</Button>}>
      {t('approval.waiting', { count })}
      {isOpen && <HeldPricesDialog importId={importId} onClose={() => setOpen(false)} />}
    </Notice>
  )
}
