import { Split, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { go } from '../../../state/navigation.ts'
import { chooseModel, useVariantGroup } from '../../../state/variant-group.ts'
import { Button, Cell, EmptyState, IconButton, SearchField, VirtualList } from '../../../ui/index.ts'
import styles from '../model.module.css'
import { VariantMatrix } from './variant-matrix.tsx'

/** Models with their variants: made of simple products, seen as a matrix, dissolved again. */
export function VariantGroups(): ReactNode {
  const { t } = useLanguage()
  const [search, setSearch] = useState('')
  const chosen = useVariantGroup((group) => group.modelId)
  const { data } = useQuery('model.models', { search }, { keepPrevious: true })
  const models = data?.models ?? []
  const selected = models.findIndex(({ productId }) => productId === chosen)
  const choose = (): void => go({ screen: 'products' })
  return (
    <>
      <section className={styles['list']} aria-label={t('model.variants')}>
        <div className={styles['bar']}>
          <SearchField isOfScreen value={search} onChange={setSearch} />
          <IconButton icon={Table2} label={t('model.variants.fromGrid')} onClick={choose} />
        </div>
        <div className={styles['listBody']}>
          <VirtualList
            label={t('model.variants')}
            count={models.length}
            rowHeight={32}
            columns="minmax(0, 3fr) minmax(0, 2fr)"
            header={[t('model.variants.model'), t('model.variants')]}
            selected={selected === -1 ? null : selected}
            onSelect={(index) => chooseModel(models[index]?.productId ?? null)}
            renderRow={(index) => {
              const model = models[index]
              return (
                model && (
                  <>
                    <Cell isHeader>{model.sku}</Cell>
                    <Cell>{t('model.variants.count', { count: model.variants })}</Cell>
                  </>
                )
              )
            }}
          />
        </div>
      </section>
      <section className={styles['detail']}>
        {chosen !== null ? (
          <VariantMatrix key={chosen} productId={chosen} onGone={() => chooseModel(null)} />
        ) : (
          <EmptyState icon={Split} title={t('model.variants')} text={t('model.variants.about')}>
            {models.length === 0 && (
              <Button icon={Table2} onClick={choose}>
                {t('model.variants.fromGrid')}
              </Button>
            )}
          </EmptyState>
        )}
      </section>
    </>
  )
}
