import { CloudUpload } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { go } from '../../state/navigation.ts'
import { Button, EmptyState, Notice, Select } from '../../ui/index.ts'
import styles from './card.module.css'
import type { Card } from './use-card-desk.ts'

/** The record as the shop would get it, per language, and what keeps it from going out. */
export function PreviewTab({ card }: { readonly card: Card }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const connections = useQuery('publish.connections', {}).data?.connections
  const [chosen, setChosen] = useState<number | null>(null)
  const connection = connections?.find(({ id }) => id === chosen) ?? connections?.[0]
  const preview = useQuery(
    'publish.previewRecord',
    connection === undefined ? null : { connectionId: connection.id, productId: card.id },
    { keepPrevious: true },
  )
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
      {preview.error && <Notice kind="bad">{errorText(preview.error, language)}</Notice>}
      {preview.data && preview.data.missing.length > 0 && (
        <Notice kind="warn">
          {t('publish.preview.missing', { columns: preview.data.missing.map(names.column).join(', ') })}
        </Notice>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and holds nothing else to focus */}
      <pre className={styles['json']} data-selectable tabIndex={0} aria-label={connection.name}>
        {preview.data?.record}
      </pre>
    </section>
  )
}
