import { History } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ConnectionInfo } from '../../../shared/contract/publish.ts'
import { call, settled, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Badge, Button, EmptyState, toast } from '../../ui/index.ts'
import { showPlan } from './publish-session.ts'
import styles from './publish.module.css'

/** What was published to this shop before, newest first; each opens with its receipt. */
export function RunsPanel({ connection }: { readonly connection: ConnectionInfo }): ReactNode {
  const language = useLanguage()
  const { t, format, ref } = language
  const runs = useQuery('publish.runs', { connectionId: connection.id }).data?.runs
  if (!runs) return null
  if (runs.length === 0)
    return <EmptyState icon={History} title={t('publish.runs.empty')} text={t('publish.runs.empty.text')} />

  const handleOpen = async (run: (typeof runs)[number]): Promise<void> => {
    const rows = await settled(call('publish.planRows', { planId: run.planId, from: 0, count: 1 }))
    if (!rows.ok) return toast({ kind: 'bad', text: errorText(rows.error, language) })
    const stage = run.state === 'planned' ? 'planned' : 'done'
    showPlan({
      connectionId: connection.id,
      planId: run.planId,
      counts: rows.value.counts,
      stage,
      result: null,
      error: null,
    })
  }
  return (
    <div className={styles['scroll']}>
      <table className={styles['runs']}>
        <thead>
          <tr>
            <th scope="col">{t('publish.runs.when')}</th>
            <th scope="col">{t('publish.column.state')}</th>
            {(['sent', 'unchanged', 'blocked', 'failed'] as const).map((part) => (
              <th key={part} scope="col" className={styles['numeric']}>
                {t(`publish.state.${part}`)}
              </th>
            ))}
            <th scope="col" className={styles['numeric']}>
              {t('publish.column.calls')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('publish.runs.open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.planId}>
              <th scope="row">{format.dateTime(run.startedAt)}</th>
              <td>
                <Badge kind={run.failed > 0 ? 'bad' : run.state === 'done' ? 'good' : 'neutral'}>
                  {ref({ key: `publish.runs.state.${run.state}`, params: {} }) ?? run.state}
                </Badge>
              </td>
              <td className={styles['numeric']}>{format.number(run.sent)}</td>
              <td className={styles['numeric']}>{format.number(run.unchanged)}</td>
              <td className={styles['numeric']}>{format.number(run.blocked)}</td>
              <td className={styles['numeric']}>{format.number(run.failed)}</td>
              <td className={styles['numeric']}>{format.number(run.calls)}</td>
              <td>
                <Button kind="quiet" onClick={() => void handleOpen(run)}>
                  {t('publish.runs.open')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
