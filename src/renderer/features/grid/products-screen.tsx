import { Download, ListTree, Plus, SlidersHorizontal, WandSparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { ViewDefinition } from '../../../shared/contract/views.ts'
import { styleNonce } from '../../app/nonce.ts'
import { useConnection, useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { openBulkEdit } from '../../state/bulk-edit.ts'
import { openExport } from '../../state/export-dialog.ts'
import { useNewProducts } from '../../state/new-products.ts'
import { usePast } from '../../state/past.ts'
import { openProductDialog } from '../../state/product-dialog.ts'
import { setProductView, useProductView } from '../../state/product-view.ts'
import { rowHeightPx } from '../../state/row-height-px.ts'
import { useRowHeight } from '../../state/row-height.ts'
import type { Scope } from '../../state/scope.ts'
import { setScope, useScope } from '../../state/scope.ts'
import { IconButton } from '../../ui/index.ts'
import { PastBanner } from '../history/index.tsx'
import { GapProgress } from '../quality/index.tsx'
import { ColumnChooser } from './columns/column-chooser.tsx'
import { startLayout } from './columns/column-layout.ts'
import { gridColumns } from './columns/grid-column.ts'
import { useLayout } from './columns/use-layout.ts'
import { NoProducts, NothingFound } from './empty-states.tsx'
import type { AskedColumn } from './filter/column-popover.tsx'
import { ColumnPopover } from './filter/column-popover.tsx'
import { FacetsPanel } from './filter/facets-panel.tsx'
import { FilterBar } from './filter/filter-bar.tsx'
import { FilterBuilder } from './filter/filter-builder.tsx'
import { FindBar } from './find/find-bar.tsx'
import { GridHost } from './grid-host.tsx'
import { GroupMenu } from './groups/group-menu.tsx'
import { NewProductsBar } from './new-products/new-products-bar.tsx'
import { NewRow } from './new-products/new-row.tsx'
import { useArrivals } from './use-arrivals.ts'
import { useCardBeside } from './use-card-beside.ts'
import { useGridSession } from './use-grid-session.ts'
import { Making, Refused } from './view-signs.tsx'
import { viewDefinition } from './views/view-definition.ts'
import { ViewMenu } from './views/view-menu.tsx'
import styles from './products-screen.module.css'

/** The products of the catalogue as a sheet. */
export function ProductsScreen({ isVisible }: { readonly isVisible: boolean }): ReactNode {
  const structure = useQuery('catalogue.structure', {}).data
  const scope = useScope()
  const info = useQuery('catalogue.info', {}).data
  if (!structure || !scope || !info) return null
  const products = info.products + info.models + info.variants
  return (
    <Sheet structure={structure} scope={scope} products={products} isReadOnly={info.isReadOnly} isVisible={isVisible} />
  )
}

interface SheetProps {
  readonly structure: Structure
  readonly scope: Scope
  readonly products: number
  readonly isReadOnly: boolean
  readonly isVisible: boolean
}

function Sheet({ structure, scope, products, isReadOnly, isVisible }: SheetProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const view = useProductView()
  const asOf = usePast(({ shown }) => shown?.place ?? null)
  const generation = useConnection((connection) => connection.generation)
  const catalogue = useConnection(({ catalogue: state }) => (state.status === 'open' ? state.name : ''))
  const columns = useMemo(() => gridColumns(structure, scope), [structure, scope])
  const [layout, setLayout] = useLayout(catalogue, structure)
  const [askedColumn, setAskedColumn] = useState<AskedColumn | null>(null)
  const [hasFacets, setHasFacets] = useState(false)
  const [isBuilding, setIsBuilding] = useState(false)
  const rowHeight = rowHeightPx(useRowHeight().chosen, products)

  const settings = {
    structure,
    columns,
    layout,
    view,
    asOf,
    language,
    isReadOnly: isReadOnly || asOf !== null,
    products,
    generation,
  }
  const place = { isVisible, onLayout: setLayout, onAskColumn: setAskedColumn }
  const { session, total, making, isOutdated, cursor } = useGridSession(settings, place)
  useArrivals(session, isVisible)
  useCardBeside(session, cursor)

  const newFilter = useNewProducts(({ filter }) => filter)
  const hasNew = newFilter !== '' && newFilter === view.filter
  const current = viewDefinition(view, layout, scope)
  const showView = (shown: ViewDefinition): void => {
    const { columns: arranged, scope: own, filter, search, sort, group, facets } = shown
    setProductView({ filter, search, sort, group, facets })
    setLayout(arranged)
    if (own) setScope(own)
  }
  const applyFilter = (filter: string): void => setProductView({ filter })
  const isEmpty = products === 0
  const isNothingFound = !isEmpty && total === 0
  return (
    <div className={styles['screen']}>
      <h1 className="visually-hidden">{t('grid.title')}</h1>
      <PastBanner />
      <FilterBar
        filter={view.filter}
        columns={columns}
        textOf={session.filterValueText}
        onChange={applyFilter}
        isOutdated={isOutdated}
        onRefresh={() => session.refresh()}
        start={
          <>
            <ViewMenu
              current={current}
              isReadOnly={isReadOnly}
              onApply={showView}
              onReset={() => {
                setProductView({ filter: '', search: '', sort: [], group: [], facets: null })
                setLayout(startLayout(structure))
              }}
            />
            <GroupMenu columns={columns} group={view.group} onOpenAll={session.openGroups} />
          </>
        }
      >
        <GapProgress filter={view.filter} />
        {making !== null && <Making share={making} />}
        <IconButton
          icon={ListTree}
          label={t('filter.facets')}
          isPressed={hasFacets && asOf === null}
          disabled={asOf !== null}
          onClick={() => setHasFacets(!hasFacets)}
        />
        <IconButton icon={SlidersHorizontal} label={t('filter.title')} onClick={() => setIsBuilding(true)} />
        <Refused onShow={() => session.showRefused()} />
        <output className={styles['counts']}>
          {total !== null && t('grid.shown', { count: total, all: products })}
        </output>
        <IconButton icon={Plus} label={t('card.new')} onClick={() => openProductDialog('create')} />
        <IconButton icon={Download} label={t('export.open')} onClick={openExport} />
        <IconButton icon={WandSparkles} label={t('bulk.open')} disabled={isReadOnly} onClick={openBulkEdit} />
        <ColumnChooser
          structure={structure}
          columns={columns}
          layout={layout}
          onChange={setLayout}
          onReset={() => setLayout(startLayout(structure))}
        />
      </FilterBar>
      {isBuilding && (
        <FilterBuilder
          filter={view.filter}
          columns={columns}
          structure={structure}
          options={session.options}
          onClose={() => setIsBuilding(false)}
          onApply={(filter) => {
            applyFilter(filter)
            setIsBuilding(false)
          }}
        />
      )}
      <NewProductsBar session={session} scope={scope} filter={view.filter} />
      <FindBar session={session} />
      <div className={styles['body']}>
        {hasFacets && asOf === null && (
          <FacetsPanel
            filter={view.filter}
            search={view.search}
            columns={columns}
            options={session.options}
            facets={view.facets}
            isReadOnly={settings.isReadOnly}
            onFilter={applyFilter}
            onFacets={(facets) => setProductView({ facets })}
          />
        )}
        <div className={styles['grid']} data-new={hasNew || undefined}>
          <GridHost session={session} label={t('grid.title')} styleNonce={styleNonce} rowHeight={rowHeight} />
          {isEmpty && <NoProducts />}
          {isNothingFound && <NothingFound />}
        </div>
      </div>
      {!isReadOnly && asOf === null && view.group.length === 0 && (
        <NewRow session={session} cursor={cursor} total={total ?? 0} />
      )}
      <ColumnPopover
        asked={askedColumn}
        filter={view.filter}
        group={view.group}
        options={session.options}
        onFilter={applyFilter}
        onClose={() => setAskedColumn(null)}
      />
    </div>
  )
}
