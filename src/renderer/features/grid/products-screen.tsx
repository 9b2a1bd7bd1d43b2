import { CircleAlert, Plus, SearchX, ListTree, SlidersHorizontal, Table2, WandSparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { ViewDefinition } from '../../../shared/contract/views.ts'
import { styleNonce } from '../../app/nonce.ts'
import { openImportDialog } from '../../app/open-import.ts'
import { useSteps } from '../../app/use-steps.ts'
import { useConnection, useEngineEvent, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import type { Language } from '../../i18n/index.ts'
import { openBulkEdit } from '../../state/bulk-edit.ts'
import { useGridStatus } from '../../state/grid-status.ts'
import { useLastStep } from '../../state/last-step.ts'
import { useNewProducts } from '../../state/new-products.ts'
import { openProductDialog } from '../../state/product-dialog.ts'
import { followCursor, useProductCard } from '../../state/product-card.ts'
import { go, useNavigation } from '../../state/navigation.ts'
import type { ProductView } from '../../state/product-view.ts'
import { setProductView, useProductView } from '../../state/product-view.ts'
import type { Scope } from '../../state/scope.ts'
import { rowHeightPx } from '../../state/row-height-px.ts'
import { useRowHeight } from '../../state/row-height.ts'
import { setScope, useScope } from '../../state/scope.ts'
import { usePast } from '../../state/past.ts'
import { useSheetTarget } from '../../state/sheet-target.ts'
import { Button, EmptyState, IconButton, Popover, Progress, toast } from '../../ui/index.ts'
import { PastBanner } from '../history/index.tsx'
import { isForeign } from './cells/cell-state.ts'
import { GapProgress } from '../quality/index.tsx'
import { columnTitle } from './cells/cell-words.ts'
import { ColumnChooser } from './columns/column-chooser.tsx'
import type { ColumnLayout } from './columns/column-layout.ts'
import { layoutSetting, startLayout } from './columns/column-layout.ts'
import type { GridColumn } from './columns/grid-column.ts'
import { gridColumns } from './columns/grid-column.ts'
import { FilterBar } from './filter/filter-bar.tsx'
import { FacetsPanel } from './filter/facets-panel.tsx'
import { FilterBuilder } from './filter/filter-builder.tsx'
import { ColumnFilter } from './filter/filter-popover.tsx'
import { conditionsOn, withColumn } from './filter/filter-text.ts'
import { FindBar } from './find/find-bar.tsx'
import { GridHost } from './grid-host.tsx'
import { GroupByColumn } from './groups/group-by-column.tsx'
import { GroupMenu } from './groups/group-menu.tsx'
import type { GridSession, GridSessionEvents } from './grid-session.ts'
import { createGridSession } from './grid-session.ts'
import type { Cursor } from './cursor.ts'
import { sheetTarget } from './sheet/sheet-target.ts'
import { recountSelection, tellSelection } from './sheet/tell-selection.ts'
import { NewProductsBar } from './new-products/new-products-bar.tsx'
import { NewRow } from './new-products/new-row.tsx'
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

interface OpenFilter {
  readonly column: GridColumn
  readonly anchor: HTMLElement
}

function Sheet({ structure, scope, products, isReadOnly, isVisible }: SheetProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const steps = useSteps()
  const view = useProductView()
  const asOf = usePast(({ shown }) => shown?.place ?? null)
  const generation = useConnection((connection) => connection.generation)
  const catalogue = useConnection(({ catalogue: state }) => (state.status === 'open' ? state.name : ''))
  const columns = useMemo(() => gridColumns(structure, scope), [structure, scope])
  const [layout, setLayout] = useLayout(catalogue, structure)
  const [total, setTotal] = useState<number | null>(null)
  const [making, setMaking] = useState<number | null>(null)
  const [isOutdated, setIsOutdated] = useState(false)
  const [openFilter, setOpenFilter] = useState<OpenFilter | null>(null)
  const [hasFacets, setHasFacets] = useState(false)
  const [isBuilding, setIsBuilding] = useState(false)
  const [cursor, setCursor] = useState<Cursor | null>(null)
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
  const events: GridSessionEvents = {
    // At once: left to React's own time, the count came a frame or two after the rows that it counts.
    onTotal: (count) =>
      flushSync(() => {
        setTotal(count)
        setIsOutdated(false)
      }),
    onLayout: setLayout,
    onCursor: setCursor,
    onSelection: (selected) => {
      tellSelection(selected)
      const { viewKey, query } = selected.view
      const spans = selected.rects.map(({ top, bottom }) => ({ from: top, to: bottom }))
      useProductCard.setState({ selection: { viewKey, query, spans } })
    },
    onView: (selected) => useSheetTarget.setState({ target: sheetTarget(selected) }),
    onError: (error) => toast({ id: 'grid', kind: 'bad', text: errorText(error, language) }),
    onMaking: setMaking,
    onOutdated: () => setIsOutdated(true),
    onOpenFilter: (column, anchor) => setOpenFilter({ column, anchor }),
    undo: steps.undo,
  }
  const [session] = useState(() => createGridSession(settings, events))
  useEffect(() => session.update(settings, events))
  useEffect(() => {
    useGridStatus.setState({ selection: isVisible ? cursorText(cursor, language) : null })
  }, [cursor, language, isVisible])
  useEngineEvent('catalogue.changed', (event) => {
    session.handleChange(event)
    recountSelection()
  })
  useEngineEvent('view.progress', (event) => session.handleProgress(event))
  useArrivals(session, isVisible)
  useCardBeside(session, cursor)

  const newFilter = useNewProducts(({ filter }) => filter)
  const hasNew = newFilter !== '' && newFilter === view.filter
  const current = viewDefinition(view, layout, scope)
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
              onApply={(definition) => {
                const { columns: arranged, filter, search, sort, group, facets, scope: own } = definition
                setProductView({ filter, search, sort, group, facets })
                setLayout(arranged)
                if (own) setScope(own)
              }}
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
      <Popover
        label={openFilter ? t('grid.filter.of', { column: columnTitle(openFilter.column, language) }) : ''}
        anchor={openFilter?.anchor ?? null}
        isOpen={openFilter !== null}
        onOpenChange={(open) => !open && setOpenFilter(null)}
      >
        {openFilter && (
          <>
            <GroupByColumn column={openFilter.column} group={view.group} onDone={() => setOpenFilter(null)} />
            <ColumnFilter
              key={openFilter.column.id}
              column={openFilter.column}
              options={session.options}
              conditions={conditionsOn(view.filter, openFilter.column.key)}
              onApply={(conditions) => {
                applyFilter(withColumn(view.filter, openFilter.column.key, conditions))
                setOpenFilter(null)
              }}
            />
          </>
        )}
      </Popover>
    </div>
  )
}

/** What was typed or pasted and does not fit, until it is repaired: shown alone by a click. */
function Refused({ onShow }: { readonly onShow: () => void }): ReactNode {
  const { t } = useLanguage()
  const count = useGridStatus(({ refused }) => refused)
  if (count === 0) return null
  return (
    <Button kind="quiet" icon={CircleAlert} onClick={onShow}>
      <span className={styles['refused']}>{t('grid.refusedCells', { count })}</span>
    </Button>
  )
}

/** Stands where the count does while a new order or filter takes its time; the old rows stay in use. */
function Making({ share }: { readonly share: number }): ReactNode {
  const { t } = useLanguage()
  return (
    <span className={styles['making']}>
      {t('grid.making')}
      <Progress isCompact label={t('grid.making')} progress={{ done: share, total: 1 }} />
    </span>
  )
}

/** What is shown now, as a view keeps it. */
function viewDefinition(view: ProductView, layout: ColumnLayout, { channel, locale, context }: Scope): ViewDefinition {
  const { order, hidden, pinned, widths } = layout
  return {
    columns: { order: [...order], hidden: [...hidden], pinned: [...pinned], widths: { ...widths } },
    filter: view.filter,
    search: view.search,
    sort: view.sort.map(({ column, descending }) => ({ column, descending })),
    scope: { channel, locale, context },
    group: [...view.group],
    facets: view.facets && [...view.facets],
  }
}

function useLayout(catalogue: string, structure: Structure): readonly [ColumnLayout, (next: ColumnLayout) => void] {
  const setting = layoutSetting(catalogue)
  const [layout, setLayout] = useState(() => setting.get() ?? startLayout(structure))
  const change = (next: ColumnLayout): void => {
    setting.set(next)
    setLayout(next)
  }
  return [layout, change]
}

/** Follows those who come here for something: a column to fill, a step that was undone. */
function useArrivals(session: GridSession, isVisible: boolean): void {
  const route = useNavigation((navigation) => navigation.route)
  const changeSetId = useLastStep((step) => step.changeSetId)
  const light = useEffectEvent((id: number) => {
    if (isVisible) void session.showStep(id, useLastStep.getState().first)
  })
  useEffect(() => {
    if (route.screen === 'products' && route.column !== undefined) session.goToColumn(route.column)
  }, [route, session])
  useEffect(() => {
    if (changeSetId !== null) light(changeSetId)
  }, [changeSetId])
}

/** Tells the product card where the cursor is, and lets it move the cursor. */
function useCardBeside(session: GridSession, cursor: Cursor | null): void {
  const productId = cursor?.productId ?? null
  const hasCursor = cursor !== null
  useEffect(() => {
    if (hasCursor) followCursor(productId)
  }, [productId, hasCursor])
  useEffect(() => {
    useProductCard.setState({
      grid: {
        walk: (rows) => session.walk(rows),
        goToRow: (row) => session.goToRow(row),
        focus: () => session.walk(0),
        override: () => {
          const cell = session.editor()?.state()
          return { canTakeOver: isForeign(cell?.lock ?? null), kind: cell?.override ?? null }
        },
        takeOver: () => session.editor()?.takeOver(),
        reset: () => session.editor()?.reset(),
      },
    })
    return () => useProductCard.setState({ grid: null, cursorId: null, visitedId: null })
  }, [session])
}

/** Where the cursor is, for the status bar and for those who cannot see it. */
function cursorText(cursor: Cursor | null, language: Language): string | null {
  if (cursor?.group) return cursor.group
  if (!cursor || cursor.sku === '') return null
  return [cursor.sku, columnTitle(cursor.column, language), ...(cursor.reason === null ? [] : [cursor.reason])].join(
    ' · ',
  )
}

function NoProducts(): ReactNode {
  const { t } = useLanguage()
  return (
    <div className={styles['cover']}>
      <EmptyState icon={Table2} title={t('app.start.title')} text={t('grid.empty')}>
        <Button kind="primary" onClick={() => void openImportDialog()}>
          {t('app.start.drop.action')}
        </Button>
        <Button onClick={() => go({ screen: 'publish' })}>{t('app.start.connect.action')}</Button>
        <Button onClick={() => void window.desktop.catalogue.create({ isSample: true })}>
          {t('app.start.sample.action')}
        </Button>
      </EmptyState>
    </div>
  )
}

function NothingFound(): ReactNode {
  const { t } = useLanguage()
  return (
    <div className={styles['cover']}>
      <EmptyState icon={SearchX} title={t('grid.nothing')} text={t('grid.nothing.text')}>
        <Button onClick={() => setProductView({ filter: '', search: '' })}>{t('grid.nothing.clear')}</Button>
      </EmptyState>
    </div>
  )
}
