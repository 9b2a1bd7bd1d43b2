import type { ReactNode } from 'react'
import { Suspense, lazy } from 'react'
import { BulkEdit } from '../features/bulk/index.tsx'
import { ExportProducts } from '../features/export/index.tsx'
import { BinScreen, Comparison, ProductCard, ProductDialog, RowMenu, useCardKeys } from '../features/card/index.tsx'
import { ProductsScreen } from '../features/grid/index.tsx'
import { DifferenceDialog, HistoryPanel, PutSelectionBack } from '../features/history/index.tsx'
import { Tour } from '../features/tour/index.tsx'
import { useConnection } from '../engine/index.ts'
import { useNavigation } from '../state/navigation.ts'
import { useOverlays } from '../state/overlays.ts'
import { useProductCard } from '../state/product-card.ts'
import { useVariantGroup } from '../state/variant-group.ts'
import { NavigationRail } from './navigation-rail.tsx'
import { ScreenBoundary } from './screen-boundary.tsx'
import styles from './shell.module.css'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'

const DashboardScreen = lazy(async () => ({ default: (await import('../features/quality/index.tsx')).DashboardScreen }))
const ImportScreen = lazy(async () => ({ default: (await import('../features/import/index.tsx')).ImportScreen }))
const MediaScreen = lazy(async () => ({ default: (await import('../features/media/index.tsx')).MediaScreen }))
const ModelScreen = lazy(async () => ({ default: (await import('../features/model/index.tsx')).ModelScreen }))
const VariantGroupDialog = lazy(async () => ({
  default: (await import('../features/model/index.tsx')).VariantGroupDialog,
}))
const SourcesScreen = lazy(async () => ({ default: (await import('../features/sources/index.tsx')).SourcesScreen }))
const SourceNotices = lazy(async () => ({ default: (await import('../features/sources/index.tsx')).SourceNotices }))
const PublishScreen = lazy(async () => ({ default: (await import('../features/publish/index.tsx')).PublishScreen }))
const SuppliersScreen = lazy(async () => ({
  default: (await import('../features/suppliers/index.tsx')).SuppliersScreen,
}))

const SCREENS = {
  bin: BinScreen,
  dashboard: DashboardScreen,
  import: ImportScreen,
  media: MediaScreen,
  model: ModelScreen,
  publish: PublishScreen,
  suppliers: SuppliersScreen,
  sources: SourcesScreen,
}

/** The frame around an open catalogue. The grid stays alive behind other screens: coming back is where one left. */
export function Shell(): ReactNode {
  const screen = useNavigation(({ route }) => route.screen)
  const epoch = useConnection((connection) => connection.epoch)
  const isHistoryOpen = useOverlays((overlays) => overlays.isHistoryOpen)
  const isCardOpen = useProductCard(({ isOpen }) => isOpen)
  useCardKeys()
  const Screen = screen === 'products' ? null : SCREENS[screen]
  const isGrouping = useVariantGroup((group) => group.productIds !== null)
  return (
    <div className={styles['shell']}>
      <TopBar />
      <NavigationRail />
      <main className={styles['main']} key={epoch}>
        <div className={styles['screen']} hidden={Screen !== null}>
          <ScreenBoundary>
            <ProductsScreen isVisible={Screen === null} />
          </ScreenBoundary>
        </div>
        {Screen !== null && (
          <div className={styles['screen']}>
            <ScreenBoundary key={screen}>
              <Suspense>
                <Screen />
              </Suspense>
            </ScreenBoundary>
          </div>
        )}
        {Screen === null && <BulkEdit />}
        {Screen === null && <ExportProducts />}
        {isCardOpen && Screen === null && <ProductCard />}
        {isHistoryOpen && <HistoryPanel />}
      </main>
      <RowMenu />
      <ProductDialog />
      {isGrouping && (
        <Suspense>
          <VariantGroupDialog />
        </Suspense>
      )}
      <Suspense>
        <SourceNotices />
      </Suspense>
      <Comparison />
      <DifferenceDialog />
      <PutSelectionBack />
      <StatusBar />
      <Tour />
    </div>
  )
}
