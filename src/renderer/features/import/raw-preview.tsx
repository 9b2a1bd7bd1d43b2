import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import type { Description } from './import-session.ts'
import { isOfRecords } from './import-session.ts'
import styles from './import.module.css'
import { columnLetter } from './mapping-groups.ts'

interface RawPreviewProps {
  readonly description: Description
  /** It will look otherwise in a moment. */
  readonly isOld: boolean
  /** 1-based. */
  readonly onHeaderRow: (row: number) => void
}

/** A sheet of 1,200 columns is recognised by its first sixty. */
const MAX_COLUMNS = 60

/** The first rows as they stand in the file; the row of the column names is marked and is chosen by a click. */
export function RawPreview({ description, isOld, onHeaderRow }: RawPreviewProps): ReactNode {
  const { t } = useLanguage()
  const { previewRows } = description
  const headerRow = description.headerRow ?? 0
  const width = Math.min(MAX_COLUMNS, Math.max(0, ...previewRows.map((row) => row.length)))
  const columns = Array.from({ length: width }, (_, at) => at)
  return (
    <section
      className={cx(styles['preview'], isOld && styles['dimmed'])}
      aria-label={t('import.source.preview')}
      data-scrolls-sideways
    >
      <table className={styles['raw']}>
        {!isOfRecords(description) && (
          <caption className={styles['previewHint']}>{t('import.source.headerRow.hint')}</caption>
        )}
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('import.source.row')}</span>
            </th>
            {columns.map((at) => (
              <th key={at} scope="col">
                {columnLetter(at)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {previewRows.map((cells, at) => {
            const row = at + 1
            return (
              <tr
                key={row}
                className={cx(row === headerRow && styles['headerRow'], row < headerRow && styles['aboveHeader'])}
              >
                <th scope="row">
                  <button
                    type="button"
                    disabled={isOfRecords(description)}
                    aria-pressed={row === headerRow}
                    aria-label={t('import.source.headerRow.choose', { row })}
                    onClick={() => onHeaderRow(row)}
                  >
                    {row}
                  </button>
                </th>
                {columns.map((column) => (
                  <td key={column} onClick={() => row !== headerRow && onHeaderRow(row)}>
                    {cells[column] ?? ''}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
