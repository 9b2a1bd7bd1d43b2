import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Notice } from '../../ui/index.ts'
import type { Description } from './import-session.ts'
import styles from './import.module.css'
import { columnLetter } from './mapping-groups.ts'

interface LayoutNoticeProps {
  readonly known: Description['known']
  readonly columns: Description['columns']
}

/** More names one below the other leave no room for the columns themselves. */
const RENAMED_MOST = 4

/** Of a delivery of a known supplier: by which file it is known, and what has changed in its layout since. */
export function LayoutNotice({ known, columns }: LayoutNoticeProps): ReactNode {
  const { t } = useLanguage()
  if (known === null) return null
  const { fileName: file, drift } = known
  const quoted = (name: string, index: number): string =>
    t('staging.quoted', { text: name === '' ? columnLetter(index) : name })
  const nameOf = (index: number): string => columns[index]?.header || columnLetter(index)
  const more = drift.renamed.length - RENAMED_MOST
  const lines = [
    drift.sheet && t('import.drift.sheet', drift.sheet),
    drift.headerRow && t('import.drift.headerRow', drift.headerRow),
    ...drift.renamed
      .slice(0, RENAMED_MOST)
      .map(({ column, from }) => t('import.drift.renamed', { from, to: nameOf(column) })),
    more > 0 && t('import.drift.renamed.more', { count: more }),
    drift.added.length > 0 &&
      t('import.drift.added', {
        count: drift.added.length,
        columns: drift.added.map((index) => quoted(nameOf(index), index)).join(', '),
      }),
    drift.gone.length > 0 &&
      t('import.drift.gone', {
        count: drift.gone.length,
        columns: drift.gone.map(({ header }, at) => quoted(header, at)).join(', '),
      }),
    drift.moved > 0 && t('import.drift.moved', { count: drift.moved }),
  ].filter((line) => typeof line === 'string')
  return lines.length === 0 ? (
    <Notice kind="good">{t('import.known.same', { file })}</Notice>
  ) : (
    <Notice kind="info" title={t('import.known.changed', { file })}>
      <ul className={styles['warnings']}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}
