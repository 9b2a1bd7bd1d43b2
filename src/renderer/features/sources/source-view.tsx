import { Pause, Play, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { SourceInfo } from '../../../shared/contract/sources.ts'
import { queries, startJob, useCommand } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Badge, Button, Dialog, Screen, Tabs, toast } from '../../ui/index.ts'
import { saveProfile } from './open-profile.ts'
import { RunsTable } from './runs-table.tsx'
import { SourceForm } from './source-form.tsx'
import { sourceState, STATE_KIND, whenText } from './source-words.ts'
import type { SourceTab } from './sources-session.ts'
import { showList, showSource, useSourcesSession } from './sources-session.ts'
import styles from './sources.module.css'

const TABS: readonly SourceTab[] = ['runs', 'settings']

/** One source: run it, pause it, its runs and its settings. */
export function SourceView({ source, back }: { readonly source: SourceInfo; readonly back: ReactNode }): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const tab = useSourcesSession((session) => session.tab)
  const pause = useCommand('sources.setPaused')
  const { id, name, isPaused, schedule, place, nextRunAt } = source
  const state = sourceState(source)
  const runsByItself = schedule !== null || place.kind === 'folder'

  const handleRun = async (): Promise<void> => {
    showSource(id)
    const run = startJob('sources.run', { sourceId: id })
    queries.invalidate('sources.list')
    const outcome = await run
    queries.invalidate('sources.list')
    queries.invalidate('sources.runs')
    if (!outcome.ok && !('code' in outcome.error && outcome.error.code === 'cancelled'))
      toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  const handlePause = async (): Promise<void> => {
    await pause.run({ sourceId: id, isPaused: !isPaused })
    queries.invalidate('sources.list')
  }

  return (
    <Screen title={name} actions={back}>
      <div className={styles['view']}>
        <div className={styles['viewBar']}>
          <Badge kind={STATE_KIND[state]}>{t(`sources.state.${state}`)}</Badge>
          <span className={styles['soft']}>
            {whenText(source, language)}
            {nextRunAt !== null && `. ${t('sources.next', { when: format.dateTime(nextRunAt) })}`}
          </span>
          <span className={styles['spring']} />
          <Button kind="primary" icon={RotateCw} isBusy={state === 'running'} onClick={() => void handleRun()}>
            {t('sources.run')}
          </Button>
          {runsByItself && (
            <Button icon={isPaused ? Play : Pause} isBusy={pause.isRunning} onClick={() => void handlePause()}>
              {t(isPaused ? 'sources.resume' : 'sources.pause')}
            </Button>
          )}
          <Button onClick={() => void saveProfile(language, id, name)}>{t('sources.saveProfile')}</Button>
          <RemoveSource source={source} />
        </div>
        <Tabs
          label={name}
          value={tab}
          tabs={TABS.map((value) => ({ value, text: t(`sources.tab.${value}`) }))}
          onChange={(next) => showSource(id, next)}
        >
          {tab === 'runs' ? <RunsTable sourceId={id} /> : <SourceForm from={source} />}
        </Tabs>
      </div>
    </Screen>
  )
}

function RemoveSource({ source: { id, name } }: { readonly source: SourceInfo }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [isAsking, setAsking] = useState(false)
  const remove = useCommand('sources.remove')
  const handleRemove = async (): Promise<void> => {
    const outcome = await remove.run({ sourceId: id })
    setAsking(false)
    if (!outcome.ok) return toast({ kind: 'bad', text: errorText(outcome.error, language) })
    showList()
    queries.invalidate('sources.list')
  }
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {t('sources.remove')}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        width="narrow"
        title={t('sources.remove.confirm', { name })}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t('ui.cancel')}</Button>
            <Button kind="danger" isBusy={remove.isRunning} onClick={() => void handleRemove()}>
              {t('sources.remove.do')}
            </Button>
          </>
        }
      >
        <p>{t('sources.remove.text')}</p>
      </Dialog>
    </>
  )
}
