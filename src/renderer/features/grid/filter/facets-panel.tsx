import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import type { FacetChoice } from '../../../state/product-view.ts'
import { Button, Checkbox, Popover, SearchField, folded } from '../../../ui/index.ts'
import { columnTitle } from '../cells/cell-words.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { OptionSource } from '../editors/option-source.ts'
import { Facet } from './facet.tsx'
import { MAX_FACETS, facetsOf, isFacetable } from './facet-columns.ts'
import styles from './facets.module.css'
import { SimilarDialog } from './similar-dialog.tsx'

export interface FacetsPanelProps {
  readonly filter: string
  readonly search: string
  readonly columns: readonly GridColumn[]
  readonly options: OptionSource
  /** Null: those that every catalogue has. */
  readonly facets: readonly FacetChoice[] | null
  readonly isReadOnly: boolean
  readonly onFilter: (filter: string) => void
  readonly onFacets: (facets: readonly FacetChoice[]) => void
}

/**
 * How many products have each family, status, category, brand and so on; a click filters by it, several of one facet
 * at once. A facet counts what the other conditions leave: choosing a second value of it is always worth something.
 */
export function FacetsPanel(props: FacetsPanelProps): ReactNode {
  const { filter, search, columns, options, isReadOnly, onFilter, onFacets } = props
  const { t } = useLanguage()
  const [similar, setSimilar] = useState<GridColumn | null>(null)
  const facets = facetsOf(props.facets, columns)
  const change = (id: string, order: FacetChoice['order']): void =>
    onFacets(facets.map((each) => (each.column === id ? { ...each, order } : each)))
  return (
    <aside className={styles['panel']} aria-label={t('filter.facets')}>
      {facets.map(({ column: id, order }) => {
        const column = columns.find((each) => each.id === id)
        if (!column) return null
        return (
          <Facet
            key={id}
            {...{ column, order, filter, search, options, isReadOnly, onFilter }}
            onOrder={(next) => change(id, next)}
            onRemove={() => onFacets(facets.filter((each) => each.column !== id))}
            onSimilar={() => setSimilar(column)}
          />
        )
      })}
      <FacetChooser columns={columns} facets={facets} onChange={onFacets} />
      {similar && <SimilarDialog column={similar} onClose={() => setSimilar(null)} />}
    </aside>
  )
}

interface FacetChooserProps {
  readonly columns: readonly GridColumn[]
  readonly facets: readonly FacetChoice[]
  readonly onChange: (facets: readonly FacetChoice[]) => void
}

function FacetChooser({ columns, facets, onChange }: FacetChooserProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [search, setSearch] = useState('')
  const shown = columns.filter(
    (column) => isFacetable(column) && folded(`${columnTitle(column, language)} ${column.id}`).includes(folded(search)),
  )
  return (
    <Popover
      label={t('filter.facets.add')}
      side="right"
      trigger={
        <Button kind="quiet" icon={Plus}>
          {t('filter.facets.add')}
        </Button>
      }
    >
      <div className={styles['chooser']}>
        <SearchField value={search} onChange={setSearch} />
        <ul className={styles['choices']}>
          {shown.map((column) => {
            const isOn = facets.some((each) => each.column === column.id)
            return (
              <li key={column.id}>
                <Checkbox
                  label={columnTitle(column, language)}
                  isOn={isOn}
                  isDisabled={!isOn && facets.length >= MAX_FACETS}
                  onChange={() =>
                    onChange(
                      isOn
                        ? facets.filter((each) => each.column !== column.id)
                        : [...facets, { column: column.id, order: 'count' }],
                    )
                  }
                />
              </li>
            )
          })}
        </ul>
      </div>
    </Popover>
  )
}
