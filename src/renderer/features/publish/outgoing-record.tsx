import type { ReactNode } from 'react'
import type { ConnectionInfo } from '../../../shared/contract/publish.ts'
import { useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { useScope } from '../../state/scope.ts'
import { Notice } from '../../ui/index.ts'
import styles from './publish.module.css'

export interface OutgoingRecordProps {
  readonly connection: ConnectionInfo
  /** Undefined while it is being looked up: the record before stays. */
  readonly productId: number | undefined
}

/**
 * The record as the shop would get it, per language, and what keeps it from going out; with a context in view, as it
 * reads for that one.
 */
export function OutgoingRecord({ connection, productId }: OutgoingRecordProps): ReactNode {
  const language = useLanguage()
  const names = useNames()
  const context = useScope()?.context ?? null
  const { data, error } = useQuery(
    'publish.previewRecord',
    productId === undefined ? null : { connectionId: connection.id, productId, context },
    { keepPrevious: true },
  )
  return (
    <>
      {error && <Notice kind="bad">{errorText(error, language)}</Notice>}
      {context !== null && <Notice>{language.t('card.preview.context', { name: names.context(context) })}</Notice>}
      {data && data.missing.length > 0 && (
        <Notice kind="warn">
          {language.t('publish.preview.missing', { columns: data.missing.map(names.column).join(', ') })}
        </Notice>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and holds nothing else to focus */}
      <pre className={styles['json']} data-selectable tabIndex={0} aria-label={connection.name}>
        {data?.record}
      </pre>
    </>
  )
}
