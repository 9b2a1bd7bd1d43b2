import { create } from 'zustand'
import type { FileTicket } from '../../shared/desktop.ts'
import { setProductView } from './product-view.ts'

/** A staged file that a source fetched, or that a profile was tried on. */
export interface Delivery {
  readonly importId: number
  readonly fileName: string
  readonly isTrial?: boolean
}

/** Where the person is. Each screen takes what it needs to open on the right thing. */
export type Route =
  | {
      readonly screen: 'products'
      /** Replaces the filter and the search of the grid; left out, they stay as they are. */
      readonly filter?: string
      readonly search?: string
      /** Column key: the cursor goes to its first cell. */
      readonly column?: string
    }
  | { readonly screen: 'dashboard' }
  | { readonly screen: 'bin' }
  | { readonly screen: 'suppliers' }
  | { readonly screen: 'media' }
  | {
      readonly screen: 'model'
      /** A model: opens the matrix of its variants. */
      readonly variantsOf?: number
    }
  | {
      readonly screen: 'import'
      readonly tickets?: readonly FileTicket[]
      /** What a source fetched and staged: opens it for a look. */
      readonly delivery?: Delivery
    }
  | { readonly screen: 'sources' }
  | { readonly screen: 'publish'; readonly filter?: string }

export type ScreenName = Route['screen']

interface Navigation {
  readonly route: Route
  /** Rises with every `go`: dropping the same file twice is two visits. */
  readonly visit: number
}

export const useNavigation = create<Navigation>(() => ({ route: { screen: 'products' }, visit: 0 }))

/** Opens a screen. */
export function go(route: Route): void {
  if (route.screen === 'products' && (route.filter !== undefined || route.search !== undefined)) {
    setProductView({ filter: route.filter ?? '', search: route.search ?? '' })
  }
  useNavigation.setState(({ visit }) => ({ route, visit: visit + 1 }))
}
