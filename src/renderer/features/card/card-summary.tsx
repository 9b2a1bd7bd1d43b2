import { ArrowRight, ImageOff } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { openCard } from '../../state/product-card.ts'
import { Button, cx } from '../../ui/index.ts'
import styles from './card.module.css'
import { Picture } from './field-value.tsx'
import { focusNextMissing } from './fields.ts'
import type { CardDesk } from './use-card-desk.ts'

/** What the product is, and what it still lacks per channel and language. */
export function CardSummary({
  desk,
  structure,
}: {
  readonly desk: CardDesk
  readonly structure: Structure
}): ReactNode {
  const { t, format } = useLanguage()
  const names = useNames()
  const { card } = desk
  const scopes = useQuery('quality.product', { productId: card.id }, { keepPrevious: true }).data?.scopes ?? []
  const asked = scopes.filter(({ required }) => required > 0)
  const missing = new Set(asked.flatMap(({ missingColumns }) => missingColumns)).size
  return (
    <div className={styles['summary']}>
      {card.image === null ? (
        <span className={styles['noPicture']}>
          <ImageOff size={18} aria-hidden />
        </span>
      ) : (
        <Picture hash={card.image} isLarge />
      )}
      <div className={styles['facts']}>
        <strong data-selectable>{card.name ?? card.sku}</strong>
        <span className={styles['soft']}>
          {[t(`card.kind.${card.kind}`), card.family === null ? t('card.noFamily') : names.family(card.family)].join(
            ' · ',
          )}
        </span>
        {card.parent && (
          <button type="button" className={styles['link']} onClick={() => openCard(card.parent?.id ?? null)}>
            {t('card.modelIs', { name: card.parent.name ?? card.parent.sku })}
          </button>
        )}
        {card.isDeleted && <span className={styles['bad']}>{t('card.inBin')}</span>}
        {asked.length > 0 && (
          <ul className={styles['scopeChips']} aria-label={t('card.completeness')}>
            {asked.map(({ channel, locale, required, missingColumns }) => {
              const left = missingColumns.length
              return (
                <li
                  key={`${channel}/${locale}`}
                  className={cx(styles['scopeChip'], left === 0 ? styles['good'] : styles['warn'])}
                  title={missingColumns.map(names.column).join(', ')}
                >
                  {structure.channels.length > 1 ? `${names.channel(channel)} ` : ''}
                  {names.locale(locale)}{' '}
                  <b>{left === 0 ? format.percent(1) : t('card.missing', { count: left, required })}</b>
                </li>
              )
            })}
          </ul>
        )}
      </div>
      {missing > 0 && (
        <Button
          kind="quiet"
          icon={ArrowRight}
          title={t('card.nextMissing')}
          onClick={(event) => focusNextMissing(event.currentTarget.closest('[data-card]'))}
        >
          {t('card.nextMissing.short')}
        </Button>
      )}
    </div>
  )
}
