import type { ReactNode } from 'react'
import { APP_ORIGIN } from '../../../shared/desktop.ts'
import { useLanguage } from '../../i18n/index.ts'
import type { CellState } from '../grid/index.tsx'
import { listOf } from '../grid/index.tsx'
import type { CardCell } from './card-model.ts'
import styles from './card.module.css'
import type { CardDesk } from './use-card-desk.ts'

interface FieldValueProps {
  readonly cell: CardCell
  readonly desk: CardDesk
  readonly state: CellState
}

/** A value to read: pictures as pictures, long text over several lines. */
export function FieldValue({ cell: { column }, desk, state }: FieldValueProps): ReactNode {
  const { t } = useLanguage()
  const value = desk.value(column)
  if (column.kind === 'image' || column.kind === 'asset-collection') {
    const hashes = listOf(value)
    return hashes.length === 0 ? (
      <span className={styles['empty']}>{t('card.nothing')}</span>
    ) : (
      <span className={styles['pictures']}>
        {hashes.map((hash) => (
          <Picture key={hash} hash={hash} />
        ))}
      </span>
    )
  }
  if (column.kind === 'file') return <span>{value === null ? '' : t('grid.files', { count: 1 })}</span>
  const isLong = column.kind === 'textarea' && state.edit === null && typeof value === 'string'
  return <span className={isLong ? styles['long'] : styles['text']}>{isLong ? value : state.text}</span>
}

/** A stored picture, small; nothing where its file cannot be shown. */
export function Picture({ hash, isLarge = false }: { readonly hash: string; readonly isLarge?: boolean }): ReactNode {
  return (
    <img
      className={isLarge ? styles['mainPicture'] : styles['picture']}
      src={`${APP_ORIGIN}/media/${hash}`}
      alt=""
      decoding="async"
      draggable={false}
    />
  )
}
