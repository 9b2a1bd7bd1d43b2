import type { ReactNode } from 'react'
import { useState } from 'react'
import { useLiveJob } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { Checkbox } from '../../../ui/index.ts'
import { columnTitle } from '../cells/cell-words.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { OptionSource } from '../editors/option-source.ts'
import styles from './facets.module.css'
import type { Condition } from './filter-text.ts'
import { conditionsOn, withColumn } from './filter-text.ts'

export interface FacetsPanelProps {
  readonly filter: string
  readonly search: string
  readonly columns: readonly GridColumn[]
  readonly options: OptionSource
  readonly onChange: (filter: string) => void
}

/** Values listed of a facet until somebody wants more. */
const FEW = 8
const FACETED: ReadonlySet<GridColumn['kind']> = new Set(['family', 'status', 'categories', 'simple-select'])
const MOST_FACETS = 8

/**
 * How many products have each family, status, category, brand and so on; a click filters by it, several of one facet
 * at once. A facet counts what the other conditions leave: choosing a second value of it is always worth something.
 */
export function FacetsPanel({ filter, search, columns, options, onChange }: FacetsPanelProps): ReactNode {
  const language = useLanguage()
  const { t, format, label } = language
  const [long, setLong] = useState<readonly string[]>([])
  const shown = columns.filter(({ kind }) => FACETED.has(kind)).slice(0, MOST_FACETS)
  const counted = useLiveJob('catalogue.facets', {
    facets: shown.map(({ key }) => ({ column: key, filter: withColumn(filter, key, []) })),
    search,
  })
  const facets = counted.last?.facets ?? []
  return (
    <aside className={styles['panel']} aria-label={t('filter.facets')} aria-busy={counted.isRunning}>
      {shown.map((column) => {
        const facet = facets.find((each) => each.column === column.key)
        if (!facet || facet.values.length === 0) return null
        const chosen = chosenOf(conditionsOn(filter, column.key))
        const values = long.includes(column.key) ? facet.values : facet.values.slice(0, FEW)
        const toggle = (value: string, isOn: boolean): void => {
          const next = isOn ? [...chosen, value] : chosen.filter((each) => each !== value)
          const conditions: Condition[] = next.length === 0 ? [] : [{ kind: 'in', column: column.key, values: next }]
          onChange(withColumn(filter, column.key, conditions))
        }
        return (
          <section key={column.key} aria-label={columnTitle(column, language)}>
            <h2>{columnTitle(column, language)}</h2>
            {values.map(({ value, count }) => (
              <div key={value} className={styles['value']}>
                <Checkbox
                  label={<span>{options.labelOf(column, value) ?? label(facet.labels[value], value)}</span>}
                  isOn={chosen.includes(value)}
                  onChange={(isOn) => toggle(value, isOn)}
                />
                <span className={styles['count']}>{format.number(count)}</span>
              </div>
            ))}
            {facet.values.length > values.length && (
              <button type="button" className={styles['more']} onClick={() => setLong([...long, column.key])}>
                {t('filter.facets.more', { count: facet.values.length - values.length })}
              </button>
            )}
          </section>
        )
      })}
    </aside>
  )
}

function chosenOf(conditions: readonly Condition[]): readonly string[] {
  return conditions.flatMap((each) =>
    each.kind === 'in' ? each.values : each.kind === 'compare' && each.operator === '=' ? [each.value] : [],
  )
}
