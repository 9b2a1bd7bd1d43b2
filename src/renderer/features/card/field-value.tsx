import type { ReactNode } from 'react'
import { APP_ORIGIN } from '../../../shared/desktop.ts'
import { VAT_ATTRIBUTES, otherSideOfVat, rateOfCode } from '../../../shared/vat.ts'
import { useLanguage } from '../../i18n/index.ts'
import type { CellState } from '../grid/index.tsx'
import type { GridColumn } from '../grid/index.tsx'
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
  const { t, format } = useLanguage()
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
  if (column.kind === 'price' && typeof value === 'number') {
    const side = vatSide(desk, column, value)
    return (
      <span className={styles['text']}>
        {state.text}
        {side && (
          <small className={styles['otherSide']}>
            {t(side.isIncluded ? 'grid.vat.excl' : 'grid.vat.incl', {
              amount: format.decimals(side.other, 2),
              rate: Number(side.rate),
            })}
          </small>
        )}
      </span>
    )
  }
  if (column.kind === 'file') return <span>{value === null ? '' : t('grid.files', { count: 1 })}</span>
  const isLong = column.kind === 'textarea' && state.edit === null && typeof value === 'string'
  return <span className={isLong ? styles['long'] : styles['text']}>{isLong ? value : state.text}</span>
}

/**
 * The price on the other side of VAT, exact, where the product has a rate. Prices that a channel may show are taken to
 * be with VAT, internal ones (what we paid) without.
 */
function vatSide(
  { card }: CardDesk,
  { attribute }: GridColumn,
  price: number,
): { readonly other: number; readonly rate: string; readonly isIncluded: boolean } | null {
  const code = VAT_ATTRIBUTES.map((key) => card.values[key]).find((value) => value !== undefined && value !== null)
  const rate = code === undefined ? null : rateOfCode(String(code))
  const isIncluded = attribute?.isInternal !== true
  const other = rate === null ? null : otherSideOfVat(String(price), rate, isIncluded)
  return other === null || rate === null ? null : { other: Number(other), rate, isIncluded }
}

/** A stored picture, small; nothing where its file cannot be shown. */
export function Picture({ hash, isLarge = false }: { readonly hash: string; readonly isLarge?: boolean }): ReactNode {
  return (
    <img
      className={isLarge ? styles['mainPicture'] : styles['picture']}
      src={`${APP_ORIGIN}/thumbnail/${hash}`}
      alt=""
      decoding="async"
      draggable={false}
    />
  )
}
