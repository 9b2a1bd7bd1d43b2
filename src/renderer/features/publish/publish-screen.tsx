import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import type { ConnectionInfo } from '../../../shared/contract/publish.ts'
import { useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useNavigation } from '../../state/navigation.ts'
import { Badge, Notice, Screen, Tabs } from '../../ui/index.ts'
import { ConnectionForm } from './connection-form.tsx'
import { ConnectionList } from './connection-list.tsx'
import { FirstConnection } from './first-connection.tsx'
import { MappingPanel } from './mapping-panel.tsx'
import { PlanPanel } from './plan-panel.tsx'
import type { PublishTab } from './publish-session.ts'
import { setPublishFilter, showTab, usePublishSession } from './publish-session.ts'
import styles from './publish.module.css'
import { RunsPanel } from './runs-panel.tsx'

const TABS: readonly PublishTab[] = ['plan', 'mapping', 'runs', 'settings']
const NO_CONNECTIONS: readonly ConnectionInfo[] = []

export function PublishScreen(): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { data, error } = useQuery('publish.connections', {})
  const connections = data?.connections ?? NO_CONNECTIONS
  const { connectionId, isConnecting } = usePublishSession()
  useFilterOfRoute()

  if (error && !data) {
    return (
      <Screen title={t('publish.title')}>
        <div className={styles['notices']}>
          <Notice kind="bad">{errorText(error, language)}</Notice>
        </div>
      </Screen>
    )
  }
  if (!data) return <Screen title={t('publish.title')}>{null}</Screen>
  const connection = connections.find(({ id }) => id === connectionId) ?? connections[0]
  if (!connection && !isConnecting) {
    return (
      <Screen title={t('publish.title')}>
        <FirstConnection />
      </Screen>
    )
  }
  // The form stays where it is when what it saves becomes the first of the list.
  return (
    <Screen title={t('publish.title')} isFilled>
      <div className={styles['publish']}>
        <ConnectionList connections={connections} selected={isConnecting ? null : (connection?.id ?? null)} />
        {isConnecting || !connection ? (
          <div className={styles['scroll']}>
            <ConnectionForm connection={null} />
          </div>
        ) : (
          <ConnectionView key={connection.id} connection={connection} />
        )}
      </div>
    </Screen>
  )
}

function ConnectionView({ connection }: { readonly connection: ConnectionInfo }): ReactNode {
  const { t, format } = useLanguage()
  const tab = usePublishSession((session) => session.tab)
  return (
    <section className={styles['connection']} aria-label={connection.name}>
      <header className={styles['connectionHeader']}>
        <h2>{connection.name}</h2>
        {connection.isPractice && <Badge kind="accent">{t('publish.practice.badge')}</Badge>}
        {!connection.hasSecret && <Badge kind="warn">{t('publish.noSecret')}</Badge>}
        <span className={styles['soft']}>
          {connection.lastPublishedAt === null
            ? t('publish.neverPublished')
            : t('publish.lastPublished', { when: format.dateTime(connection.lastPublishedAt) })}
        </span>
      </header>
      <div className={styles['tabBar']}>
        <Tabs
          label={connection.name}
          value={tab}
          tabs={TABS.map((value) => ({ value, text: t(`publish.tab.${value}`) }))}
          onChange={showTab}
        />
      </div>
      {tab === 'plan' && <PlanPanel connection={connection} />}
      {tab === 'mapping' && <MappingPanel connection={connection} />}
      {tab === 'runs' && <RunsPanel connection={connection} />}
      {tab === 'settings' && (
        <div className={styles['scroll']}>
          <ConnectionForm connection={connection} />
        </div>
      )}
    </section>
  )
}

/** "Publish these" elsewhere in the app brings its selection along. */
function useFilterOfRoute(): void {
  const { route, visit } = useNavigation()
  const takenVisit = useRef(0)
  const filter = route.screen === 'publish' ? route.filter : undefined
  useEffect(() => {
    if (filter === undefined || takenVisit.current === visit) return
    takenVisit.current = visit
    setPublishFilter(filter)
  }, [filter, visit])
}
