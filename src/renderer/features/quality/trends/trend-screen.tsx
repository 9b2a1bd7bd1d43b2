import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Tile, TileKpi } from '../../../../shared/contract/tiles.ts'
import { word } from '../../../../shared/filter/format.ts'
import { TILES } from '../../../../shared/kpi.ts'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { go } from '../../../state/navigation.ts'
import type { Scope } from '../../../state/scope.ts'
import { Button, Screen, Select } from '../../../ui/index.ts'
import { Card } from '../card.tsx'
import styles from './trends.module.css'
import { DayTable } from './day-table.tsx'
import { DaysCompared } from './days-compared.tsx'
import type { Mark } from './points.ts'
import { fallOf, pointsOf, yearBefore } from './points.ts'
import { TrendChart } from './trend-chart.tsx'

interface TrendScreenProps {
  readonly family: string | null
  readonly scope: Scope
  readonly tiles: readonly Tile[]
  readonly today: string
  readonly onClose: () => void
}

/** A year of a figure: as a drawing, as a table, and any two of its days beside each other. */
export function TrendScreen({ family, scope, tiles, today, onClose }: TrendScreenProps): ReactNode {
  const { t, format } = useLanguage()
  const names = useNames()
  const [kpi, setKpi] = useState<TileKpi>(tiles.find(({ isOn }) => isOn)?.kpi ?? 'completeness')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const since = yearBefore(today)
  // As on its tile: completeness is of the channel in view.
  const channel = kpi === 'completeness' ? scope.channel : null
  const { data } = useQuery('quality.trend', { family, channel, since }, { keepPrevious: true })
  const tile = tiles.find((each) => each.kpi === kpi)
  if (!data || !tile) return <Screen title={t('quality.trends')}>{null}</Screen>
  const points = pointsOf(kpi, data.days)
  const [from = points[0]?.day ?? null, to = points.at(-1)?.day ?? null] = chosen.toSorted()
  const fall = fallOf(kpi, points, tile.maxFall)
  const markText = ({ kind, name, day, products }: Mark): string =>
    t(`quality.trends.${kind}`, { name: name ?? '', day: format.date(day), count: products })
  const where = [
    family === null ? t('quality.family.all') : names.family(family),
    ...(channel === null ? [] : [names.channel(channel)]),
  ].join(', ')
  return (
    <Screen
      title={t('quality.trends')}
      subtitle={where}
      actions={
        <>
          <Select
            label={t('quality.trends.figure')}
            isQuiet
            value={kpi}
            choices={TILES.map((value) => ({ value, text: t(`quality.kpi.${value}`) }))}
            onChange={setKpi}
          />
          <Button icon={ArrowLeft} onClick={onClose}>
            {t('quality.trends.back')}
          </Button>
        </>
      }
    >
      <div className={styles['trends']}>
        <Card
          isWide
          title={t(`quality.kpi.${kpi}`)}
          text={fall === null ? t('quality.trends.text') : t('quality.trends.fell', { points: format.number(fall) })}
        >
          <div className={styles['chartCard']}>
            <TrendChart
              name={t(`quality.kpi.${kpi}`)}
              points={points}
              target={tile.target}
              since={points[0]?.day ?? since}
              marks={data.marks.filter(({ day }) => day >= (points[0]?.day ?? since))}
              chosen={chosen}
              onDay={(day) =>
                setChosen(chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen.slice(-1), day])
              }
              onMark={showMark}
              markText={markText}
            />
            <p className={styles['legend']}>
              <Legend className={styles['import']} text={t('quality.trends.imports')} />
              <Legend className={styles['publish']} text={t('quality.trends.publishes')} />
              <span>
                {t(kpi === 'redundancy' ? 'quality.kpi.atMost' : 'quality.kpi.atLeast', {
                  target: format.percent(tile.target / 100),
                })}
              </span>
            </p>
          </div>
        </Card>
        {from !== null && to !== null && (
          <DaysCompared days={data.days} from={from} to={to} today={today} family={family} />
        )}
        <DayTable kpi={kpi} days={data.days} marks={data.marks} markText={markText} onMark={showMark} />
      </div>
    </Screen>
  )
}

/** What a mark leads to: the products that the import changed, or what was published. */
function showMark({ changeSetId }: Mark): void {
  if (changeSetId === null) go({ screen: 'publish' })
  else go({ screen: 'products', filter: `changed by ${word(String(changeSetId))}`, search: '' })
}

function Legend({ className, text }: { readonly className: string | undefined; readonly text: string }): ReactNode {
  return (
    <span>
      <svg viewBox="-6 -6 12 12" aria-hidden>
        <path className={className} d="M0 -5L5 0L0 5L-5 0Z" />
      </svg>
      {text}
    </span>
  )
}
