import { fromWireError } from '../../../shared/errors.ts'
import type { WireError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/contract/index.ts'
import type { SourceRun } from '../../../shared/contract/sources.ts'
import { call, queries, settled, useEngineEvent } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { go } from '../../state/navigation.ts'
import { toast } from '../../ui/index.ts'
import { showSource } from './sources-session.ts'

/** Tells what runs brought that nobody stood by: taken in, waiting for a look, failed, or made up for. */
export function SourceNotices(): null {
  const language = useLanguage()
  const { t, format } = language

  const tell = async (run: SourceRun): Promise<void> => {
    const { sourceId, trigger, outcome, fileName, dueAt, cause, importId } = run
    if (trigger === 'person' || (outcome !== 'staged' && outcome !== 'committed' && outcome !== 'failed')) return
    const listed = await settled(call('sources.list', {}))
    const source = listed.ok ? listed.value.sources.find(({ id }) => id === sourceId)?.name : undefined
    if (source === undefined) return
    const late =
      trigger === 'missed' && dueAt !== null ? t('sources.notice.missed', { when: format.dateTime(dueAt) }) : null
    const why = cause === null ? null : errorText(fromWireError(cause as WireError), language) // as the engine noted it
    const text =
      outcome === 'failed'
        ? t('sources.notice.failed', { source })
        : t(`sources.notice.${outcome}`, { source, file: fileName ?? '' })
    const detail = [why, late].filter((part) => part !== null).join(' ')
    const open =
      outcome === 'staged' && importId !== null
        ? {
            text: t('sources.notice.open'),
            onClick: () => go({ screen: 'import', delivery: { importId, fileName: fileName ?? '' } }),
          }
        : {
            text: t('sources.notice.source'),
            onClick: () => {
              showSource(sourceId)
              go({ screen: 'sources' })
            },
          }
    toast({
      kind: outcome === 'failed' ? 'bad' : 'info',
      text,
      ...(detail === '' ? {} : { detail }),
      action: open,
      id: `source-${sourceId}`,
    })
  }

  useEngineEvent('job.done', ({ job }) => {
    if (job.op !== 'sources.run') return
    queries.invalidate('sources.list')
    queries.invalidate('sources.runs')
    const runs = (job.result as Result<'sources.run'> | null)?.runs ?? [] // the result of that operation
    for (const run of runs) void tell(run)
  })
  return null
}
