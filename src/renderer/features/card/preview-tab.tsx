import { CloudUpload } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { go } from '../../state/navigation.ts'
import { Button, EmptyState, Select } from '../../ui/index.ts'
import { OutgoingRecord } from '../publish/index.tsx'
import styles from './card.module.css'
import type { Card } from './use-card-desk.ts'

/** What a shop would get of this product. */
export function PreviewTab({ card }: { readonly card: Card }): ReactNode {
  const { t } = useLanguage()
  const connections = useQuery('publish.connections', {}).data?.connections
  const [chosen, setChosen] = useState<number | null>(null)
  const connection = connections?.find(({ id }) => id === chosen) ?? connections?.[0]
  if (connections?.length === 0) {
    return (
      <EmptyState icon={CloudUpload} title={t('card.preview.none')} text={t('card.preview.none.text')}>
        <Button onClick={() => go({ screen: 'publish' })}>{t('app.publish')}</Button>
      </EmptyState>
    )
  }
  if (!connection) return null
  return (
    <section className={styles['preview']} aria-label={t('card.tab.preview')}>
      {connections && connections.length > 1 && (
        <Select
          label={t('card.preview.shop')}
          value={String(connection.id)}
          choices={connections.map(({ id, name }) => ({ value: String(id), text: name }))}
          onChange={(id) => setChosen(Number(id))}
        />
      )}
      <OutgoingRecord connection={connection} productId={card.id} />
    </section>
  )
}
