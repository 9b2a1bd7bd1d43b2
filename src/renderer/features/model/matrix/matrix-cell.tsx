import { Plus } from 'lucide-react'
import type { PointerEvent, ReactNode } from 'react'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { APP_ORIGIN } from '../../../../shared/desktop.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { cx } from '../../../ui/index.ts'
import type { CellState } from '../../grid/index.tsx'
import { kindClasses, stateClasses } from '../../grid/index.tsx'
import type { Cell, GridColumn } from '../../grid/parts.ts'
import type { Missing } from './matrix-layout.ts'
import styles from './matrix.module.css'

interface MatrixCellProps {
  readonly cell: Cell
  readonly column: GridColumn
  /** SKU of the variant that is there; null where none is. */
  readonly sku: string | null
  /** The variant that could be made there. */
  readonly missing: Missing | null
  /** Null while it is not loaded. */
  readonly state: CellState | null
  readonly value: CellValue
  /** Why it looks as it does, or what was refused. */
  readonly reason: string | null
  readonly isRefused: boolean
  readonly isActive: boolean
  readonly isSelected: boolean
  /** Of several: a single cell has its frame only. */
  readonly isTinted: boolean
  readonly isCopied: boolean
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerEnter: (event: PointerEvent<HTMLElement>) => void
  readonly onDoubleClick: () => void
  readonly onMake: (missing: Missing) => void
}

/** One combination of a model: its variant's value, the SKU that could be made there, or nothing. */
export function MatrixCell(props: MatrixCellProps): ReactNode {
  const { cell, column, sku, missing, state, value, reason } = props
  const { t } = useLanguage()
  return (
    <td
      tabIndex={props.isActive ? 0 : -1}
      data-cell={`${cell.row},${cell.column}`}
      aria-selected={props.isSelected}
      aria-description={reason ?? undefined}
      aria-label={missing ? t('model.matrix.missing', { sku: missing.sku }) : undefined}
      aria-busy={sku !== null && state === null ? true : undefined}
      title={reason ?? sku ?? undefined}
      className={cx(
        'cell',
        styles['cell'],
        kindClasses(column.kind).includes('cell-number') && styles['number'],
        ...(column.kind === 'sku' ? [] : stateClasses(column.kind, state)),
        state?.edit ? `is-${state.edit}` : undefined,
        missing ? styles['missing'] : undefined,
        !missing && sku === null ? styles['absent'] : undefined,
        props.isRefused ? 'is-refused' : undefined,
        props.isTinted ? styles['selected'] : undefined,
        props.isActive ? styles['active'] : undefined,
        props.isCopied ? styles['copied'] : undefined,
      )}
      onPointerDown={props.onPointerDown}
      onPointerEnter={props.onPointerEnter}
      onDoubleClick={props.onDoubleClick}
    >
      {missing && (
        <button
          type="button"
          tabIndex={-1}
          className={styles['make']}
          aria-label={t('model.variants.addOne', { name: missing.sku })}
          onClick={() => props.onMake(missing)}
        >
          <Plus size={13} aria-hidden />
        </button>
      )}
      {missing?.sku}
      {column.kind === 'image' && typeof value === 'string' ? (
        <img className={styles['thumbnail']} src={`${APP_ORIGIN}/thumbnail/${value}`} alt="" />
      ) : (
        state?.text
      )}
    </td>
  )
}
