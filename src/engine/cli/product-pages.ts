import type { Result } from '../../shared/contract/index.ts'
import type { OpenCatalogue } from './open-catalogue.ts'

type Page = Result<'catalogue.gridPage'>

export interface PagesQuery {
  readonly filter: string
  readonly search: string
  readonly columns: readonly string[]
  readonly offset: number
  /** Null: to the end. */
  readonly limit: number | null
}

/** As many rows as the engine gives at once. */
const PAGE = 1_000

/** The products that a filter and a search find, a page at a time and always the same ones: the view is kept meanwhile. */
export async function* productPages(
  { call }: OpenCatalogue,
  { filter, search, columns, offset, limit }: PagesQuery,
): AsyncGenerator<Pick<Page, 'total' | 'ids' | 'rows'>> {
  const query = { filter, search, sort: [] }
  const end = limit === null ? Number.POSITIVE_INFINITY : offset + limit
  for (let from = offset; from < end; from += PAGE) {
    const count = Math.max(1, Math.min(PAGE, end - from))
    const wanted = columns.map((column) => ({ column }))
    const page = await call('catalogue.gridPage', { viewKey: 'cli', query, columns: wanted, from, count })
    yield page
    if (from + page.ids.length >= page.total || page.ids.length === 0) return
  }
}
