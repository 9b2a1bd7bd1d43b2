import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ConnectionInfo } from '../../../shared/contract/publish.ts'
import { useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { IconButton, Notice } from '../../ui/index.ts'
import styles from './publish.module.css'

/** The record of one product as the shop would get it; leaf through the products to see others. */
export function RecordPreview({ connection }: { readonly connection: ConnectionInfo }): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const names = useNames()
  const [at, setAt] = useState(0)
  const page = useQuery(
    'catalogue.gridPage',
    { viewKey: 'publish-preview', query: {}, columns: [{ column: 'sku' }], from: at, count: 1 },
    { keepPrevious: true },
  ).data
  const productId = page?.ids[0]
  const preview = useQuery(
    'publish.previewRecord',
    productId === undefined ? null : { connectionId: connection.id, productId },
    { keepPrevious: true },
  )
  const total = page?.total ?? 0
  const sku = page?.rows[0]?.[0]
  return (
    <section className={styles['preview']} aria-label={t('publish.preview.title')}>
      <header className={styles['previewHeader']}>
        <h3>{t('publish.preview.title')}</h3>
        <span className={styles['spring']} />
        <IconButton
          icon={ChevronLeft}
          isSmall
          label={t('publish.preview.previous')}
          disabled={at === 0}
          onClick={() => setAt(at - 1)}
        />
        <span className={styles['previewAt']}>
          {typeof sku === 'string' ? sku : ''}{' '}
          <span className={styles['soft']}>{total > 0 && `${format.number(at + 1)} / ${format.number(total)}`}</span>
        </span>
        <IconButton
          icon={ChevronRight}
          isSmall
          label={t('publish.preview.next')}
          disabled={at + 1 >= total}
          onClick={() => setAt(at + 1)}
        />
      </header>
      {preview.error && <Notice kind="bad">{errorText(preview.error, language)}</Notice>}
      {preview.data && preview.data.missing.length > 0 && (
        <Notice kind="warn">
          {t('publish.preview.missing', { columns: preview.data.missing.map(names.column).join(', ') })}
        </Notice>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and holds nothing else to focus */}
      <pre className={styles['json']} data-selectable tabIndex={0}>
        {preview.data?.record}
      </pre>
    </section>
  )
}
