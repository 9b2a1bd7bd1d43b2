import type { Input } from '../../../shared/contract/index.ts'
import { useQuery } from '../../engine/index.ts'
import { useScope } from '../../state/scope.ts'
import type { StagedPicture } from './board-session.ts'
import { PAGE, usePageInView } from './page-in-view.ts'

/** Pictures of a column, as they come into view. */
export interface StagedRows {
  readonly total: number
  /** Undefined until it is there. */
  row(at: number): StagedPicture | undefined
  /** Tells which one is the first in view. */
  show(at: number): void
}

/** The pictures of one column: the page in view and the one behind it. */
export function useStaged(
  dropId: string,
  which: Pick<Input<'media.stagedPictures'>, 'kinds' | 'isTroubled'>,
  total: number,
): StagedRows {
  const locale = useScope()?.locale ?? null
  const { page, show } = usePageInView(dropId)
  const ask = (number: number): Input<'media.stagedPictures'> | null =>
    number * PAGE < total ? { ...which, dropId, locale, from: number * PAGE, count: PAGE } : null
  const first = useQuery('media.stagedPictures', ask(page), { keepPrevious: false }).data
  const second = useQuery('media.stagedPictures', ask(page + 1)).data
  return {
    total,
    row: (at) => first?.pictures[at - page * PAGE] ?? second?.pictures[at - (page + 1) * PAGE],
    show,
  }
}
