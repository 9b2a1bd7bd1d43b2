import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ConnectionInfo } from '../../../shared/contract/publish.ts'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { IconButton } from '../../ui/index.ts'
import { OutgoingRecord } from './outgoing-record.tsx'
import styles from './publish.module.css'

/** What the shop would get of one product; leaf through the products to see others. */
export function RecordPreview({ connection }: { readonly connection: ConnectionInfo }): ReactNode {
  const { t, format } = useLanguage()
  const [at, setAt] = useState(0)
  const page = useQuery(
    'catalogue.gridPage',
    { viewKey: 'publish-preview', query: {}, columns: [{ column: 'sku' }], from: at, count: 1 },
    { keepPrevious: true },
  ).data
  const productId = page?.ids[0]
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
      <OutgoingRecord connection={connection} productId={productId} />
    </section>
  )
}
