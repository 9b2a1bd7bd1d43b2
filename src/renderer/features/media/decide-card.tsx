import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Kbd, cx } from '../../ui/index.ts'
import type { CardProps } from './cards.tsx'
import styles from './media.module.css'
import { ProductSearch } from './product-search.tsx'
import { Thumbnail } from './thumbnail.tsx'
import { fileName, whyText } from './words.ts'

interface DecideCardProps extends CardProps {
  /** It is the one that the keys mean. */
  readonly isCurrent: boolean
  readonly onFocus: () => void
}

/** A picture that may be of several products: the best three guesses, another product by search, or none. */
export function DecideCard({ picture, decision, isCurrent, onDecide, onFocus }: DecideCardProps): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const { guesses, width, height } = picture
  const chosen = decision?.product?.id
  const isElsewhere = chosen !== undefined && !guesses.some(({ productId }) => productId === chosen)
  return (
    <div className={cx(styles['decideCard'], isCurrent && styles['current'])} onFocus={onFocus}>
      <div className={styles['decidePicture']}>
        <Thumbnail hash={picture.hash} size="large" />
        <span className={styles['soft']}>
          {width !== null && height !== null && `${format.number(width)} × ${format.number(height)}`}
        </span>
      </div>
      <div className={styles['decideBody']}>
        <span className={styles['line']} translate="no" title={picture.path}>
          {fileName(picture.path)}
        </span>
        {guesses.map((guess, at) => (
          <button
            key={guess.productId}
            type="button"
            className={styles['guess']}
            aria-pressed={chosen === guess.productId}
            onClick={() => onDecide({ id: guess.productId, sku: guess.sku, name: guess.name })}
          >
            <Kbd keys={String(at + 1)} />
            <Thumbnail hash={guess.picture} size="small" />
            <span className={styles['lines']}>
              <span className={styles['line']} translate="no">
                {guess.name ?? guess.sku}
              </span>
              <span className={styles['soft']}>
                <span translate="no">{guess.sku}</span> · {whyText(guess, language)}
              </span>
            </span>
            {chosen === guess.productId && <Check size={14} aria-hidden />}
          </button>
        ))}
        {guesses.length === 0 && <span className={styles['soft']}>{t('media.noGuess')}</span>}
        <div className={styles['decideFoot']}>
          {isElsewhere ? (
            <span className={styles['line']} translate="no">
              <Check size={12} aria-hidden /> {decision?.product?.name ?? decision?.product?.sku}
            </span>
          ) : (
            <ProductSearch label={t('media.searchProduct')} onPick={onDecide} />
          )}
          <button
            type="button"
            className={styles['choice']}
            aria-pressed={decision?.product === null}
            onClick={() => onDecide(null)}
          >
            {decision?.product === null && <Check size={12} aria-hidden />}
            <Kbd keys="N" /> {t('media.none')}
          </button>
        </div>
      </div>
    </div>
  )
}
