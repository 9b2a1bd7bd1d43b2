import type { ReactNode } from 'react'
import { useState } from 'react'
import { parseColumnKey } from '../../../../shared/column-key.ts'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import { errorText, useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { go } from '../../../state/navigation.ts'
import type { Scope } from '../../../state/scope.ts'
import { setScope } from '../../../state/scope.ts'
import { Button, Notice, Select, cx } from '../../../ui/index.ts'
import { Card } from '../card.tsx'
import dashboard from '../dashboard.module.css'
import { useWay } from './use-way.ts'

const COUNTS = [10, 25, 50, 100, 250] as const
const FEWEST = ' fewest'

interface WayCardProps {
  readonly scope: Scope
  readonly structure: Structure
}

/** The least cells that make products fit for the channel in view, shown as a sheet to fill. */
export function WayCard({ scope, structure }: WayCardProps): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const names = useNames()
  const [count, setCount] = useState(25)
  const [sales, setSales] = useState<string | null>(null)
  const outcome = useWay({ channel: scope.channel, products: count, sales })
  const numbers = structure.attributes.filter(
    ({ type, isScopable, isLocalizable }) => type === 'number' && !isScopable && !isLocalizable,
  )
  const way = outcome?.ok ? outcome.value : null
  const show = (column: string): void => {
    if (!way?.filter) return
    // The grid shows one language: that of the cells to fill.
    setScope({ channel: scope.channel, locale: parseColumnKey(column)?.locale ?? scope.locale, context: null })
    go({ screen: 'products', filter: way.filter, search: '', column })
  }
  const about = { channel: names.channel(scope.channel) }
  return (
    <Card
      isWide
      title={t('quality.way')}
      text={
        way === null
          ? t('quality.rule.trial.running')
          : way.lacking === 0
            ? t('quality.way.none', about)
            : t('quality.way.text', { ...about, count: way.lacking, cells: way.cellsOfAll })
      }
      actions={
        <>
          <Select
            label={t('quality.way.count')}
            isQuiet
            value={String(count)}
            choices={COUNTS.map((value) => ({
              value: String(value),
              text: t('quality.way.products', { count: value }),
            }))}
            onChange={(value) => setCount(Number(value))}
          />
          <Select
            label={t('quality.way.order')}
            isQuiet
            value={sales ?? FEWEST}
            choices={[
              { value: FEWEST, text: t('quality.way.fewest') },
              ...numbers.map(({ code }) => ({
                value: code,
                text: t('quality.way.most', { attribute: names.attribute(code) }),
              })),
            ]}
            onChange={(value) => setSales(value === FEWEST ? null : value)}
          />
        </>
      }
    >
      {outcome?.ok === false && <Notice kind="bad">{errorText(outcome.error, language)}</Notice>}
      {way !== null && way.products > 0 && (
        <>
          <p className={dashboard['nothing']}>
            <strong>{t('quality.way.promise', { cells: way.cells, products: way.products })}</strong>{' '}
            <Button kind="primary" onClick={() => show(way.columns[0]?.column ?? 'sku')}>
              {t('quality.way.fill')}
            </Button>
          </p>
          <table className={cx(dashboard['list'], dashboard['wholeWords'])}>
            <thead>
              <tr>
                <th scope="col">{t('quality.problems.cell')}</th>
                <th scope="col" className={dashboard['numeric']}>
                  {t('quality.way.cells')}
                </th>
              </tr>
            </thead>
            <tbody>
              {way.columns.map(({ column, cells }) => (
                <tr key={column}>
                  <th scope="row">
                    <button type="button" className={dashboard['groupButton']} onClick={() => show(column)}>
                      {names.column(column)}
                    </button>
                  </th>
                  <td className={dashboard['numeric']}>{format.number(cells)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {way !== null && way.held > 0 && (
        <p className={dashboard['cardFooter']}>
          <span className={dashboard['soft']}>{t('quality.way.held', { count: way.held })}</span>
        </p>
      )}
    </Card>
  )
}
