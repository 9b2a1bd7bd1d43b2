import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { ProductBrief } from '../../../shared/contract/product.ts'
import { useLanguage } from '../../i18n/index.ts'
import { openCard } from '../../state/product-card.ts'
import { valueText } from '../../state/value-text.ts'
import { IconButton, cx } from '../../ui/index.ts'
import { linkColumn, listOf } from '../grid/index.tsx'
import styles from './card.module.css'
import { Picture } from './field-value.tsx'
import { ProductPicker } from './product-picker.tsx'
import type { CardDesk } from './use-card-desk.ts'

/** The model and variants around a product, and what it is linked to, by kind of link. */
export function RelationsTab({
  desk,
  structure,
}: {
  readonly desk: CardDesk
  readonly structure: Structure
}): ReactNode {
  const language = useLanguage()
  const { t, label } = language
  const { card } = desk
  return (
    <div className={styles['relations']}>
      {card.variants.length > 0 && (
        <section aria-label={t('card.variants')}>
          <h3>{t('card.variants.count', { count: card.variantsTotal })}</h3>
          <ul>
            {card.variants.map((variant) => (
              <LinkedProduct
                key={variant.id}
                product={variant}
                isCurrent={variant.id === card.id}
                detail={variant.axes.map(({ column, value }) => optionText(desk, column, value, structure)).join(' · ')}
              />
            ))}
          </ul>
        </section>
      )}
      {structure.associationTypes.map((type) => {
        const column = linkColumn(type)
        const skus = listOf(desk.value(column))
        const title = label(type.labels, type.code)
        const setLinks = (next: readonly string[]): void => {
          const change =
            next.length === 0
              ? ({ kind: 'clear-value' } as const)
              : ({ kind: 'set-value', value: JSON.stringify(next) } as const)
          void desk.change([[column, change]])
        }
        return (
          <section key={type.code} aria-label={title}>
            <h3>{title}</h3>
            <ul>
              {skus.map((sku) => (
                <LinkedProduct
                  key={sku}
                  product={card.linked[sku] ?? { id: null, sku, name: null, image: null, isDeleted: false }}
                  onRemove={() => setLinks(skus.filter((other) => other !== sku))}
                />
              ))}
            </ul>
            <ProductPicker
              label={t('card.addLink', { kind: title })}
              excluded={[card.sku, ...skus]}
              onPick={(sku) => setLinks([...skus, sku])}
            />
          </section>
        )
      })}
    </div>
  )

  function optionText(of: CardDesk, column: string, value: string | number | null, from: Structure): string {
    const labels = typeof value === 'string' ? of.words.labelOf(column, value) : undefined
    return labels ? label(labels, String(value)) : valueText(value, column, from, language)
  }
}

interface LinkedProductProps {
  readonly product: Omit<ProductBrief, 'id' | 'kind'> & { readonly id: number | null }
  readonly detail?: string
  readonly isCurrent?: boolean
  readonly onRemove?: () => void
}

function LinkedProduct({ product, detail, isCurrent = false, onRemove }: LinkedProductProps): ReactNode {
  const { t } = useLanguage()
  return (
    <li className={cx(styles['linked'], isCurrent && styles['current'])}>
      {product.image === null ? <span className={styles['noThumb']} /> : <Picture hash={product.image} />}
      <button
        type="button"
        className={styles['link']}
        aria-current={isCurrent || undefined}
        disabled={product.id === null}
        onClick={() => openCard(product.id)}
      >
        {product.name ?? product.sku}
      </button>
      <span className={styles['soft']}>{[product.sku, detail].filter(Boolean).join(' · ')}</span>
      {product.isDeleted && <span className={styles['bad']}>{t('card.inBin')}</span>}
      {onRemove && (
        <IconButton icon={X} isSmall label={t('card.removeLink', { sku: product.sku })} onClick={onRemove} />
      )}
    </li>
  )
}
