import type { ReactNode } from 'react'
import { TILES } from '../../../../shared/kpi.ts'
import { errorText, useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { compare } from '../../../state/past.ts'
import { settled } from '../../../engine/index.ts'
import { Button, cx, toast } from '../../../ui/index.ts'
import { Card } from '../card.tsx'
import dashboard from '../dashboard.module.css'
import { percentOf } from '../tiles/figure.ts'
import type { TrendDay } from './points.ts'

interface DaysComparedProps {
  readonly days: readonly TrendDay[]
  /** Two days of `days`, the earlier one first. */
  readonly from: string
  readonly to: string
  readonly today: string
  readonly family: string | null
}

/** Every figure on two days, and the way to what was changed in between. */
export function DaysCompared({ days, from, to, today, family }: DaysComparedProps): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const names = useNames()
  const [first, second] = [from, to].map((day) => days.find((each) => each.day === day))
  const show = async (): Promise<void> => {
    const outcome = await settled(compare(momentAt(from, today), momentAt(to, today)))
    if (!outcome.ok) toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  const text = (percent: number | null): string => (percent === null ? '–' : format.percent(percent / 100))
  return (
    <Card
      title={t('quality.trends.compared')}
      text={family === null ? t('quality.trends.choose') : names.family(family)}
      actions={
        <Button kind="quiet" disabled={from === to} onClick={() => void show()}>
          {t('quality.trends.difference')}
        </Button>
      }
    >
      <table className={dashboard['list']}>
        <thead>
          <tr>
            <th scope="col">{t('quality.trends.figure')}</th>
            <th scope="col" className={dashboard['numeric']}>
              {format.date(from)}
            </th>
            <th scope="col" className={dashboard['numeric']}>
              {format.date(to)}
            </th>
            <th scope="col" className={dashboard['numeric']}>
              {t('quality.trends.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {TILES.map((kpi) => {
            const [before, after] = [first, second].map((day) => {
              const figure = day?.figures[kpi]
              return figure ? percentOf(kpi, figure) : null
            })
            const change = typeof before === 'number' && typeof after === 'number' ? after - before : null
            const isWorse = change !== null && (kpi === 'redundancy' ? change > 0 : change < 0)
            return (
              <tr key={kpi}>
                <th scope="row">{t(`quality.kpi.${kpi}`)}</th>
                <td className={dashboard['numeric']}>{text(before ?? null)}</td>
                <td className={dashboard['numeric']}>{text(after ?? null)}</td>
                <td className={cx(dashboard['numeric'], isWorse && dashboard['poorText'])}>
                  {change === null ? '–' : t('quality.trends.points', { count: signed(change, format.number) })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Card>
  )
}

function signed(change: number, text: (value: number) => string): string {
  return change > 0 ? `+${text(change)}` : text(change)
}

/** The end of a day; of today, now. */
function momentAt(day: string, today: string): Parameters<typeof compare>[0] {
  if (day === today) return { moment: { kind: 'now' }, step: null }
  const end = new Date(`${day}T00:00`)
  end.setDate(end.getDate() + 1)
  return { moment: { kind: 'time', at: end.toISOString() }, step: null }
}
