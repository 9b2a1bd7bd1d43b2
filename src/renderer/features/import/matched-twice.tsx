import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Notice } from '../../ui/index.ts'
import type { Description } from './import-session.ts'
import { repair } from './import-session.ts'
import styles from './import.module.css'
import type { StagedRow } from './staged-row.ts'

interface MatchedTwiceProps {
  /** Rows that name two products. */
  readonly count: number
  readonly onShow: () => void
}

/** Says that rows name two products at once, which only a person can decide. */
export function MatchedTwice({ count, onShow }: MatchedTwiceProps): ReactNode {
  const { t } = useLanguage()
  if (count === 0) return null
  return (
    <Notice kind="bad">
      {t('policy.matched', { count })}{' '}
      <Button kind="quiet" onClick={onShow}>
        {t('policy.show')}
      </Button>
    </Notice>
  )
}

interface WhichProductProps {
  readonly importId: number
  readonly description: Description
  readonly row: StagedRow
  /** Once it is decided. */
  readonly onChosen: () => void
}

/**
 * The two products that a row names, one click each. What is decided is a repair like any other: of the cell that names
 * the other product nothing is taken, or the key becomes the other's.
 */
export function WhichProduct({ importId, description, row, onChosen }: WhichProductProps): ReactNode {
  const { t, format } = useLanguage()
  const found = row.rejections.find(({ code }) => code === 'matched-twice')
  const { sku, other, otherKey, column } = found?.params ?? {}
  const key = description.columns.find(({ mapping }) => mapping.isIdentifier)?.index
  if (found === undefined || typeof column !== 'number' || key === undefined) return null
  const decide = async (source: number, operation: Parameters<typeof repair>[0]['operation']): Promise<void> => {
    // Places are those of the whole file: rows are numbered from 1.
    const rows = [{ from: row.row - 1, count: 1 }]
    await repair({ importId, view: 'all', rows, columns: [source], operation, format: format.typed })
    onChosen()
  }
  return (
    <fieldset className={styles['which']} aria-label={t('policy.matched.pick')}>
      <Button onClick={() => void decide(column, { kind: 'leave' })}>
        {t('policy.matched.is', { sku: String(sku) })}
      </Button>
      {typeof otherKey === 'string' && (
        <Button onClick={() => void decide(key, { kind: 'set', text: otherKey })}>
          {t('policy.matched.is', { sku: String(other) })}
        </Button>
      )}
    </fieldset>
  )
}
