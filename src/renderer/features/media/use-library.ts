import type { Input, Result } from '../../../shared/contract/index.ts'
import { useQuery } from '../../engine/index.ts'
import { PAGE, usePageInView } from './page-in-view.ts'

export type LibraryView = Omit<Input<'media.library'>, 'from' | 'count'>
export type LibraryAsset = Result<'media.library'>['assets'][number]

/** Files of a view of the library, as they come into view. */
export interface LibraryRows {
  readonly total: number
  readonly isLoading: boolean
  /** Undefined until it is there. */
  row(at: number): LibraryAsset | undefined
  /** Tells which one is the first in view. */
  show(at: number): void
}

/** The page of a view that is looked at, and the one behind it. */
export function useLibrary(view: LibraryView): LibraryRows {
  const { page, show } = usePageInView(JSON.stringify(view))
  const ask = (number: number): Input<'media.library'> => ({ ...view, from: number * PAGE, count: PAGE })
  const first = useQuery('media.library', ask(page), { keepPrevious: true }).data
  const second = useQuery('media.library', ask(page + 1), { keepPrevious: true }).data
  const from = (found: typeof first, at: number): LibraryAsset | undefined =>
    found && at >= found.from ? found.assets[at - found.from] : undefined
  return {
    total: first?.total ?? 0,
    isLoading: first === undefined,
    row: (at) => from(first, at) ?? from(second, at),
    show,
  }
}
