import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useLiveJob } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import type { FacetChoice } from '../../../state/product-view.ts'
import type { MenuEntry } from '../../../ui/index.ts'
import { Checkbox, IconButton, Menu, SearchField } from '../../../ui/index.ts'
import { columnTitle } from '../cells/cell-words.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { OptionSource } from '../editors/option-source.ts'
import { hasSpellings } from './facet-columns.ts'
import { chosenIn, isChosen, withEmpty, withValue } from './facet-filter.ts'
import styles from './facets.module.css'
import { withColumn } from './filter-text.ts'

export interface FacetProps {
  readonly column: GridColumn
  readonly order: FacetChoice['order']
  readonly filter: string
  readonly search: string
  readonly options: OptionSource
  readonly isReadOnly: boolean
  readonly onFilter: (filter: string) => void
  readonly onOrder: (order: FacetChoice['order']) => void
  readonly onRemove: () => void
  /** Shows which values are probably one and the same. */
  readonly onSimilar: () => void
}

/** Values listed until somebody wants more, and then. */
const FEW = 8
const MANY = 200

/** The values of one column with the products that have them, among those that the other conditions leave. */
export function Facet(props: FacetProps): ReactNode {
  const { column, order, filter, search, options, isReadOnly, onFilter } = props
  const language = useLanguage()
  const { t, format, label, locale } = language
  const [find, setFind] = useState('')
  const [isLong, setIsLong] = useState(false)
  const counted = useLiveJob('catalogue.facets', {
    facets: [{ column: column.key, filter: withColumn(filter, column.key, []), find, order }],
    search,
    limit: isLong ? MANY : FEW,
    language: locale,
  })
  const facet = counted.last?.facets[0]
  const chosen = chosenIn(filter, column)
  const nameOf = (value: string): string => options.labelOf(column, value) ?? label(facet?.labels[value], value)
  const found = facet?.values ?? []
  // What is chosen stays in sight, whatever it is counted or searched by.
  const missed = find === '' ? chosen.values.filter((value) => !found.some((each) => each.value === value)) : []
  const isSearched = find !== '' || (facet?.total ?? 0) > FEW
  const title = columnTitle(column, language)
  const entries: MenuEntry[] = [
    {
      id: 'count',
      text: t('filter.facets.byCount'),
      isChecked: order === 'count',
      onSelect: () => props.onOrder('count'),
    },
    { id: 'name', text: t('filter.facets.byName'), isChecked: order === 'name', onSelect: () => props.onOrder('name') },
    ...(hasSpellings(column) && !isReadOnly
      ? [{ id: 'similar', text: t('filter.similar'), onSelect: props.onSimilar }]
      : []),
    { id: 'remove', text: t('filter.facets.remove'), onSelect: props.onRemove },
  ]
  return (
    <section aria-label={title} aria-busy={counted.isRunning} className={styles['facet']}>
      <header>
        <h2>{title}</h2>
        <Menu
          align="end"
          trigger={<IconButton isSmall icon={Ellipsis} label={t('filter.facets.menu', { column: title })} />}
          entries={entries}
        />
      </header>
      {isSearched && <SearchField label={t('filter.facets.find', { column: title })} value={find} onChange={setFind} />}
      {[...found, ...missed.map((value) => ({ value, count: 0 }))].map(({ value, count }) => (
        <div key={value} className={styles['value']}>
          <Checkbox
            label={<span title={nameOf(value)}>{nameOf(value)}</span>}
            isOn={isChosen(chosen, column, value)}
            onChange={(isOn) => onFilter(withValue(filter, column, value, isOn))}
          />
          <span className={styles['count']}>{format.number(count)}</span>
        </div>
      ))}
      {find === '' && facet !== undefined && (facet.empty > 0 || chosen.isEmpty) && (
        <div className={styles['value']}>
          <Checkbox
            label={<span className={styles['none']}>{t('views.group.empty')}</span>}
            isOn={chosen.isEmpty}
            onChange={(isOn) => onFilter(withEmpty(filter, column, isOn))}
          />
          <span className={styles['count']}>{format.number(facet.empty)}</span>
        </div>
      )}
      {find !== '' && found.length === 0 && !counted.isRunning && (
        <p className={styles['none']}>{t('ui.nothingFound')}</p>
      )}
      {facet && !isLong && facet.total > found.length && (
        <button type="button" className={styles['more']} onClick={() => setIsLong(true)}>
          {t('filter.facets.more', { count: facet.total - found.length })}
        </button>
      )}
    </section>
  )
}
