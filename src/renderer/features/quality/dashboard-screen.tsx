import { ChartNoAxesColumn } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { go } from '../../state/navigation.ts'
import { useScope } from '../../state/scope.ts'
import { Button, EmptyState, Notice, Screen, Select } from '../../ui/index.ts'
import { AttributeGaps } from './attribute-gaps.tsx'
import styles from './dashboard.module.css'
import { FamilyTable } from './family-table.tsx'
import { ProblemsCard } from './problems-card.tsx'
import { RulesCard } from './rules/rules-card.tsx'
import { ScopeMatrix } from './scope-matrix.tsx'
import { KpiTiles } from './tiles/kpi-tiles.tsx'
import { TrendScreen } from './trends/trend-screen.tsx'
import { today } from './trends/use-trends.ts'
import { WayCard } from './way/way-card.tsx'

const ALL = ' all'

/** How complete the catalogue is, in the scope in view. Every figure follows an edit by itself. */
export function DashboardScreen(): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const scope = useScope()
  const [family, setFamily] = useState<string | null>(null)
  const [isTrends, setTrends] = useState(false)
  const tiles = useQuery('quality.tiles', isTrends ? { family } : null).data?.tiles
  const structure = useQuery('catalogue.structure', {}).data
  const info = useQuery('catalogue.info', {}).data
  const summary = useQuery('quality.summary', scope && { channel: scope.channel, locale: scope.locale, family }, {
    keepPrevious: true,
  })
  const { data } = summary

  if (summary.error && !data) {
    return (
      <Screen title={t('quality.title')}>
        <div className={styles['notice']}>
          <Notice kind="bad">{errorText(summary.error, language)}</Notice>
        </div>
      </Screen>
    )
  }
  if (info && info.products + info.models + info.variants === 0) return <NoProducts />
  if (!data || !scope || !structure) return <Screen title={t('quality.title')}>{null}</Screen>
  if (data.scopes.every(({ required }) => required === 0)) return <NothingRequired withoutFamily={data.withoutFamily} />

  if (isTrends && tiles)
    return <TrendScreen family={family} scope={scope} tiles={tiles} today={today()} onClose={() => setTrends(false)} />

  const families = structure.families.map(({ code }) => ({ value: code, text: names.family(code) }))
  return (
    <Screen
      title={t('quality.title')}
      actions={
        <Select
          label={t('quality.family')}
          isQuiet
          value={family ?? ALL}
          choices={[{ value: ALL, text: t('quality.family.all') }, ...families]}
          onChange={(value) => setFamily(value === ALL ? null : value)}
        />
      }
    >
      <div className={styles['dashboard']}>
        <KpiTiles family={family} scope={scope} scopes={data.scopes} onTrends={() => setTrends(true)} />
        <ScopeMatrix scopes={data.scopes} inView={scope} />
        <AttributeGaps attributes={data.attributes} scope={scope} />
        <FamilyTable
          families={data.families}
          scope={scope}
          withoutFamily={data.withoutFamily}
          selected={family}
          onSelect={setFamily}
        />
        <WayCard scope={scope} structure={structure} />
        <ProblemsCard scope={scope} />
        <RulesCard />
      </div>
    </Screen>
  )
}

function NoProducts(): ReactNode {
  const { t } = useLanguage()
  return (
    <Screen title={t('quality.title')}>
      <EmptyState
        icon={ChartNoAxesColumn}
        title={t('quality.empty.noProducts.title')}
        text={t('quality.empty.noProducts.text')}
      >
        <Button kind="primary" onClick={() => go({ screen: 'import' })}>
          {t('quality.empty.import')}
        </Button>
      </EmptyState>
    </Screen>
  )
}

function NothingRequired({ withoutFamily }: { readonly withoutFamily: number }): ReactNode {
  const { t } = useLanguage()
  return (
    <Screen title={t('quality.title')}>
      <EmptyState
        icon={ChartNoAxesColumn}
        title={t('quality.empty.title')}
        text={
          <>
            {t('quality.empty.text')}
            {withoutFamily > 0 && <> {t('quality.empty.withoutFamily', { count: withoutFamily })}</>}
          </>
        }
      >
        <Button kind="primary" onClick={() => go({ screen: 'products' })}>
          {t('quality.empty.products')}
        </Button>
      </EmptyState>
    </Screen>
  )
}
