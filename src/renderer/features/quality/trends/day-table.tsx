import type { ReactNode } from 'react'
import type { TileKpi } from '../../../../shared/contract/tiles.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { LinkButton } from '../../../ui/index.ts'
import { Card } from '../card.tsx'
import dashboard from '../dashboard.module.css'
import { percentOf } from '../tiles/figure.ts'
import type { Mark, TrendDay } from './points.ts'
import styles from './trends.module.css'

interface DayTableProps {
  readonly kpi: TileKpi
  readonly days: readonly TrendDay[]
  readonly marks: readonly Mark[]
  readonly markText: (mark: Mark) => string
  readonly onMark: (mark: Mark) => void
}

/** The numbers of the drawing, newest day first, with what happened on each. */
export function DayTable({ kpi, days, marks, markText, onMark }: DayTableProps): ReactNode {
  const { t, format } = useLanguage()
  const marksOf = Map.groupBy(marks, ({ day }) => day)
  return (
    <Card title={t('quality.trends.days')} text={t('quality.trends.days.text')}>
      <div className={styles['days']}>
        <table className={dashboard['list']}>
          <thead>
            <tr>
              <th scope="col">{t('quality.trends.day')}</th>
              <th scope="col" className={dashboard['numeric']}>
                {t(`quality.kpi.${kpi}`)}
              </th>
              <th scope="col">{t('quality.trends.wrong')}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, figures }) => {
              const figure = figures[kpi]
              const percent = figure && percentOf(kpi, figure)
              return (
                <tr key={day}>
                  <th scope="row">{format.date(day)}</th>
                  <td className={dashboard['numeric']}>{percent === null ? '–' : format.percent(percent / 100)}</td>
                  <td>
                    {figure && t('quality.scopes.complete', { complete: figure.wrong, products: figure.of })}
                    {(marksOf.get(day) ?? []).map((mark) => (
                      <span key={`${mark.kind} ${mark.changeSetId ?? mark.name ?? ''}`}>
                        <br />
                        <LinkButton onClick={() => onMark(mark)}>{markText(mark)}</LinkButton>
                      </span>
                    ))}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
