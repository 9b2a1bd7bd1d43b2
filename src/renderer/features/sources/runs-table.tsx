import { History } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SourceRun } from '../../../shared/contract/sources.ts'
import { call, queries, settled, useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { go } from '../../state/navigation.ts'
import { Badge, Button, EmptyState } from '../../ui/index.ts'
import { causeText, runState, STATE_KIND } from './source-words.ts'
import styles from './sources.module.css'

/** As many as a person looks back over. */
const SHOWN = 100

/** What was run, newest first: what came, what became of it, and what to do where something went wrong. */
export function RunsTable({ sourceId }: { readonly sourceId: number }): ReactNode {
  const { t } = useLanguage()
  const runs = useQuery('sources.runs', { sourceId, from: 0, count: SHOWN }).data?.runs
  if (!runs) return null
  if (runs.length === 0)
    return <EmptyState icon={History} title={t('sources.runs.empty')} text={t('sources.runs.empty.text')} />
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          {(['started', 'ended', 'by', 'file', 'outcome', 'receipt'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`sources.runs.${column}`)}
            </th>
          ))}
          <th scope="col">
            <span className="visually-hidden">{t('sources.runs.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} />
        ))}
      </tbody>
    </table>
  )
}

function RunRow({ run }: { readonly run: SourceRun }): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const { startedAt, endedAt, dueAt, trigger, fileName, bytes, cause, receipt, importId } = run
  const state = runState(run)
  const handleDiscard = async (): Promise<void> => {
    if (importId !== null) await settled(call('import.discard', { importId }))
    queries.invalidate('sources.runs')
    queries.invalidate('sources.list')
  }
  return (
    <tr>
      <th scope="row">{format.dateTime(startedAt)}</th>
      <td>{endedAt === null ? '–' : format.time(endedAt)}</td>
      <td>
        {t(`sources.runs.by.${trigger}`)}
        {trigger === 'missed' && dueAt !== null && (
          <p className={styles['cause']}>{t('sources.runs.due', { when: format.dateTime(dueAt) })}</p>
        )}
      </td>
      <td>
        <span translate="no">{fileName ?? '–'}</span>
        {bytes !== null && <p className={styles['cause']}>{format.bytes(bytes)}</p>}
      </td>
      <td>
        <Badge kind={STATE_KIND[state]}>{t(`sources.state.${state}`)}</Badge>
        {cause && <p className={styles['cause']}>{causeText(cause, language)}</p>}
      </td>
      <td>
        {receipt === null
          ? '–'
          : t('sources.runs.counts', { created: receipt.created, updated: receipt.updated, refused: receipt.rejected })}
      </td>
      <td className={styles['rowActions']}>
        {state === 'staged' && importId !== null && (
          <>
            <Button onClick={() => go({ screen: 'import', delivery: { importId, fileName: fileName ?? '' } })}>
              {t('sources.runs.look')}
            </Button>
            <Button kind="quiet" onClick={() => void handleDiscard()}>
              {t('sources.runs.discard')}
            </Button>
          </>
        )}
      </td>
    </tr>
  )
}
