import { Check, Undo2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { IconButton, cx } from '../../ui/index.ts'
import type { StagedPicture } from './board-session.ts'
import type { Decision } from './decisions.ts'
import styles from './media.module.css'
import { Thumbnail } from './thumbnail.tsx'
import { fileName, troubles, whyText } from './words.ts'

export interface CardProps {
  readonly picture: StagedPicture
  readonly decision: Decision | undefined
  readonly onDecide: (product: Decision['product']) => void
}

/** A picture whose product is sure: it goes in unless the person leaves it out. */
export function MatchedCard({ picture, decision, onDecide }: CardProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [guess] = picture.guesses
  const isLeft = decision?.product === null
  return (
    <div className={cx(styles['card'], isLeft && styles['leftOut'])}>
      <Thumbnail hash={picture.hash} size="small" />
      <span className={styles['lines']}>
        <span className={styles['line']} translate="no" title={guess?.name ?? undefined}>
          {guess?.name ?? guess?.sku}
        </span>
        <span className={styles['soft']} translate="no" title={picture.path}>
          {guess?.sku} · {fileName(picture.path)}
        </span>
        <span className={styles['soft']}>{guess && whyText(guess, language)}</span>
      </span>
      <IconButton
        isSmall
        icon={isLeft ? Undo2 : X}
        label={t(isLeft ? 'media.takeIn' : 'media.leaveOut', { file: fileName(picture.path) })}
        onClick={() => onDecide(isLeft && guess ? { id: guess.productId, sku: guess.sku, name: guess.name } : null)}
      />
    </div>
  )
}

/** Two pictures side by side: the one that was dropped, and the one it looks like. */
export function LookAlikeCard({ picture, decision, onDecide }: CardProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [guess] = picture.guesses
  const isIn = decision !== undefined && decision.product !== null
  return (
    <div className={styles['pairCard']}>
      <div className={styles['pair']}>
        <Thumbnail hash={picture.hash} />
        <Thumbnail hash={picture.of} />
      </div>
      <span className={styles['line']} translate="no" title={guess?.name ?? undefined}>
        {guess?.name ?? guess?.sku}
      </span>
      <span className={styles['soft']} translate="no" title={picture.path}>
        {guess?.sku} · {fileName(picture.path)}
      </span>
      <span className={styles['pairFoot']}>
        <span className={styles['soft']}>{guess && whyText(guess, language)}</span>
        <button
          type="button"
          className={styles['choice']}
          aria-pressed={isIn}
          onClick={() => onDecide(isIn || !guess ? null : { id: guess.productId, sku: guess.sku, name: guess.name })}
        >
          {isIn && <Check size={12} aria-hidden />}
          {isIn ? t('media.alike.in') : t('media.alike.add')}
        </button>
      </span>
    </div>
  )
}

/** A picture of which something is to be said. */
export function TroubleCard({ picture }: Pick<CardProps, 'picture'>): ReactNode {
  const language = useLanguage()
  const words = troubles(picture, language).join(' ')
  return (
    <div className={styles['card']}>
      <Thumbnail hash={picture.fault === null ? picture.hash : null} size="small" />
      <span className={styles['lines']}>
        <span className={styles['line']} translate="no" title={picture.path}>
          {fileName(picture.path)}
        </span>
        <span className={cx(styles['trouble'], picture.fault !== null && styles['bad'])} title={words}>
          {words}
        </span>
      </span>
    </div>
  )
}
