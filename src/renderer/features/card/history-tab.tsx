import { RotateCcw, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { parseColumnKey } from '../../../shared/column-key.ts'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { Output } from '../../../shared/contract/index.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { call, newRequestId, settled, useQuery } from '../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { stepName } from '../../state/step-name.ts'
import { valueText } from '../../state/value-text.ts'
import { Button, EmptyState, IconButton, toast } from '../../ui/index.ts'
import styles from './card.module.css'
import type { CardDesk } from './use-card-desk.ts'

const PAGE = 50

interface HistoryTabProps {
  readonly desk: CardDesk
  readonly structure: Structure
  /** Only this attribute, in all its scopes; null for everything. */
  readonly attribute: string | null
  readonly onAttribute: (attribute: string | null) => void
}

type Entry = Output<'catalogue.productHistory'>['entries'][number]

/** Who changed what from what to what, newest first; a former value goes back with one click, as a step of its own. */
export function HistoryTab({ desk, structure, attribute, onAttribute }: HistoryTabProps): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const [limit, setLimit] = useState(PAGE)
  const { data } = useQuery('catalogue.productHistory', { productId: desk.card.id, limit }, { keepPrevious: true })
  const entries = (data?.entries ?? []).flatMap((entry) => {
    const cells = entry.cells.filter(
      ({ column }) => attribute === null || parseColumnKey(column)?.attribute === attribute,
    )
    return cells.length === 0 ? [] : [{ ...entry, cells }]
  })
  return (
    <div className={styles['history']}>
      {attribute !== null && (
        <Button kind="quiet" icon={X} onClick={() => onAttribute(null)}>
          {t('card.history.only', { name: names.attribute(attribute) })}
        </Button>
      )}
      {data && entries.length === 0 && <EmptyState icon={RotateCcw} title={t('card.history.none')} text="" />}
      <ol>
        {entries.map((entry) => (
          <HistoryEntry key={entry.changeSet.id} entry={entry} desk={desk} structure={structure} />
        ))}
      </ol>
      {data?.hasMore && limit < 500 && (
        <Button kind="quiet" onClick={() => setLimit(Math.min(500, limit + 150))}>
          {t('history.older')}
        </Button>
      )}
    </div>
  )
}

interface HistoryEntryProps {
  readonly entry: Entry
  readonly desk: CardDesk
  readonly structure: Structure
}

function HistoryEntry({ entry: { changeSet, event, cells }, desk, structure }: HistoryEntryProps): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const names = useNames()
  const shown = (value: CellValue, column: string): string =>
    valueText(value, column, structure, language).slice(0, 300) || t('history.empty')
  const restore = async (column: string, value: CellValue): Promise<void> => {
    const change = value === null ? ({ kind: 'clear-value' } as const) : ({ kind: 'set-value', value } as const)
    const answer = await settled(
      call('catalogue.applyIntents', {
        requestId: newRequestId(),
        label: { key: 'history.restoreCell', params: { name: desk.card.sku, column } },
        intents: [{ ...change, productId: desk.card.id, column }],
      }),
    )
    const refused = answer.ok ? answer.value.rejections[0] : undefined
    if (!answer.ok) toast({ kind: 'bad', text: errorText(answer.error, language) })
    else if (refused) toast({ kind: 'bad', text: rejectionText(refused, language) })
  }
  return (
    <li className={styles['entry']}>
      <header>
        <span>{stepName(changeSet.label, structure, language)}</span>
        <small className={styles['soft']}>
          {t('history.by', { actor: changeSet.actor, time: format.dateTime(changeSet.committedAt) })}
        </small>
      </header>
      <ul>
        {cells.map(({ column, before, after }, index) => (
          // The same cell may be there twice; the list never changes its order.
          <li key={index} className={styles['change']}>
            <span>{names.column(column)}</span>
            <span className={styles['values']} data-selectable>
              {event !== 'created' && <del>{shown(before, column)}</del>}
              <ins>{shown(after, column)}</ins>
            </span>
            {event === null && isRestorable(column) && (
              <IconButton
                icon={RotateCcw}
                isSmall
                label={t('card.restore', { value: shown(before, column).slice(0, 60) })}
                onClick={() => void restore(column, before)}
              />
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}

/** The engine's own columns, and those that lost their place, are no cells to write to. */
function isRestorable(column: string): boolean {
  return !column.startsWith('.') && !column.startsWith('#') && column !== 'kind'
}
