import type { ReactNode } from 'react'
import type { SourceInfo } from '../../../shared/contract/sources.ts'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Badge, LinkButton } from '../../ui/index.ts'
import { causeText, sourceState, STATE_KIND, whenText } from './source-words.ts'
import { showSource } from './sources-session.ts'
import styles from './sources.module.css'

/** Every source with its place, schedule, runs and state. */
export function SourceTable({ sources }: { readonly sources: readonly SourceInfo[] }): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const suppliers = useQuery('catalogue.structure', {}).data?.suppliers ?? []
  return (
    <div className={styles['tableArea']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {(['name', 'supplier', 'kind', 'schedule', 'last', 'next', 'state'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`sources.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => {
            const { id, name, supplier, place, lastRun, nextRunAt } = source
            const state = sourceState(source)
            return (
              <tr key={id}>
                <th scope="row">
                  <LinkButton translate="no" onClick={() => showSource(id)}>
                    {name}
                  </LinkButton>
                </th>
                <td translate="no">{suppliers.find(({ code }) => code === supplier)?.name ?? supplier ?? '–'}</td>
                <td>{t(`sources.kind.${place.kind}`)}</td>
                <td>{whenText(source, language)}</td>
                <td>{lastRun === null ? t('sources.never') : format.dateTime(lastRun.startedAt)}</td>
                <td>{nextRunAt === null ? '–' : format.dateTime(nextRunAt)}</td>
                <td>
                  <Badge kind={STATE_KIND[state]}>{t(`sources.state.${state}`)}</Badge>
                  {lastRun?.cause && <p className={styles['cause']}>{causeText(lastRun.cause, language)}</p>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className={styles['soft']}>{t('sources.openOnly')}</p>
    </div>
  )
}
