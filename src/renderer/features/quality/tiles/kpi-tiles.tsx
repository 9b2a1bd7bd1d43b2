import { ChartLine, SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Tile } from '../../../../shared/contract/tiles.ts'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { go } from '../../../state/navigation.ts'
import type { Scope } from '../../../state/scope.ts'
import { Button, IconButton, cx } from '../../../ui/index.ts'
import dashboard from '../dashboard.module.css'
import { Card } from '../card.tsx'
import type { ScopeScore } from '../completeness.ts'
import type { Kpis } from './figure.ts'
import { countedOf, isMet, percentOf, rowsBehind } from './figure.ts'
import type { TrendDay } from '../trends/points.ts'
import { fallOf, pointsOf } from '../trends/points.ts'
import { Sparkline } from '../trends/sparkline.tsx'
import { useTrends } from '../trends/use-trends.ts'
import { TilesDialog } from './tiles-dialog.tsx'
import styles from './tiles.module.css'

interface KpiTilesProps {
  readonly family: string | null
  readonly scope: Scope
  readonly scopes: readonly ScopeScore[]
  readonly onTrends: () => void
}

/** The figures chosen for the family in view; each leads to the products that count against it. */
export function KpiTiles({ family, scope, scopes, onTrends }: KpiTilesProps): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const tiles = useQuery('quality.tiles', { family }, { keepPrevious: true }).data?.tiles
  const isReadOnly = useQuery('catalogue.info', {}).data?.isReadOnly ?? true
  const { whole, ofChannel: ofChannelDays } = useTrends(family, scope.channel)
  const [isChoosing, setChoosing] = useState(false)
  const all = useQuery('quality.kpis', { family }, { keepPrevious: true }).data
  const channel = useQuery('quality.kpis', { family, channel: scope.channel }, { keepPrevious: true }).data
  if (!tiles || !all || !channel) return null
  const ofChannel = scopes.filter((each) => each.channel === scope.channel)
  return (
    <Card
      title={t('quality.kpis')}
      text={family === null ? t('quality.family.all') : names.family(family)}
      actions={
        <span className={dashboard['cardActions']}>
          <Button kind="quiet" icon={ChartLine} onClick={onTrends}>
            {t('quality.trends')}
          </Button>
          <IconButton icon={SlidersHorizontal} label={t('quality.kpis.choose')} onClick={() => setChoosing(true)} />
        </span>
      }
      isWide
      tour="quality-kpis"
    >
      <ul className={styles['list']}>
        {tiles
          .filter(({ isOn }) => isOn)
          .map((tile) => (
            <KpiTile
              key={tile.kpi}
              tile={tile}
              kpis={tile.kpi === 'completeness' ? channel : all}
              where={tile.kpi === 'completeness' ? names.channel(scope.channel) : null}
              days={tile.kpi === 'completeness' ? ofChannelDays : whole}
              filter={rowsBehind(tile.kpi, family, all, ofChannel)}
            />
          ))}
      </ul>
      {isChoosing && (
        <TilesDialog family={family} tiles={tiles} isReadOnly={isReadOnly} onClose={() => setChoosing(false)} />
      )}
    </Card>
  )
}

interface TileProps {
  readonly tile: Tile
  readonly kpis: Kpis
  /** Named where the figure is not of the whole. */
  readonly where: string | null
  /** A year of it, today last. */
  readonly days: readonly TrendDay[]
  readonly filter: string
}

function KpiTile({ tile: { kpi, target, audience, maxFall }, kpis, where, days, filter }: TileProps): ReactNode {
  const { t, format } = useLanguage()
  const counted = countedOf(kpis, kpi)
  const percent = percentOf(kpi, counted)
  const name = t(`quality.kpi.${kpi}`)
  const share = percent === null ? '–' : format.percent(percent / 100)
  const goal = t(kpi === 'redundancy' ? 'quality.kpi.atMost' : 'quality.kpi.atLeast', {
    target: format.percent(target / 100),
  })
  const text = t(kpi === 'freshness' ? 'quality.kpi.stale' : `quality.kpi.wrong`, {
    count: counted.wrong,
    total: counted.of,
  })
  const points = pointsOf(kpi, days)
  const fall = fallOf(kpi, points, maxFall)
  const tone = percent === null ? 'none' : isMet(kpi, percent, target) ? 'good' : 'poor'
  return (
    <li>
      <button
        type="button"
        className={styles['tile']}
        disabled={counted.wrong === 0}
        title={t(`quality.kpi.${kpi}.text`)}
        onClick={() => go({ screen: 'products', filter, search: '' })}
      >
        <span className={dashboard['soft']}>{where === null ? name : `${name}, ${where}`}</span>
        <span className={cx(styles['share'], dashboard[`${tone}Text`])}>{share}</span>
        <Sparkline points={points} />
        <span>{counted.of === 0 ? t('quality.kpi.nothing') : text}</span>
        <span className={dashboard['soft']}>
          {goal}
          {percent !== null && ` · ${t(tone === 'good' ? 'quality.kpi.met' : 'quality.kpi.missed')}`}
        </span>
        {fall !== null && (
          <span className={dashboard['poorText']}>{t('quality.trends.fell', { points: format.number(fall) })}</span>
        )}
        {audience !== '' && <span className={dashboard['soft']}>{t('quality.kpi.for', { audience })}</span>}
      </button>
    </li>
  )
}
