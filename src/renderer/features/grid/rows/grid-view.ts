import type { ViewQuery } from '../../../../shared/contract/catalogue.ts'
import { call, settled } from '../../../engine/index.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { Page, PageRequest } from './page.ts'

export interface GridViewOptions {
  /** What is to be shown from now on. */
  readonly query: () => ViewQuery
  readonly columns: () => readonly GridColumn[]
  /** A new order or filter is there, or has failed. */
  readonly onMade: () => void
}

/** The view as the engine keeps it, under a key of its own, and what is asked about it. */
export interface GridView {
  readonly key: string
  /** The query that the rows in view answer: until a new order is there, which may take seconds, they are the old one's. */
  shown(): ViewQuery
  /** Whether the columns, in the scope in view now, make another order or other groups. */
  isOther(): boolean
  load(request: PageRequest): Promise<Page>
  /** Where Ctrl+arrow goes in a column. */
  edge(place: number, columnKey: string, step: 1 | -1): Promise<number>
  /** The place of a product; null when it is not in sight. */
  placeOf(productId: number, query?: ViewQuery): Promise<number | null>
}

export function createGridView({ query, columns, onMade }: GridViewOptions): GridView {
  const viewKey = `grid-${crypto.randomUUID()}`
  let made: ViewQuery | null = null
  let asked = 0
  const shown = (): ViewQuery => made ?? query()

  const renewed = async (ask: (query: ViewQuery) => Promise<Page>): Promise<Page> => {
    const mine = ++asked
    const wanted = query()
    try {
      const page = await ask(wanted)
      made = wanted
      return page
    } finally {
      if (mine === asked) onMade()
    }
  }

  return {
    key: viewKey,
    shown,
    isOther: () => JSON.stringify(query()) !== JSON.stringify(shown()),
    load: ({ from, count, columns: keys, renew, groupsOf }) => {
      const known = new Map(columns().map(({ key, fallbacks }) => [key, fallbacks]))
      const wanted = keys.map((column) => ({ column, fallbacks: known.get(column)?.map(({ key }) => key) ?? [] }))
      const refresh = renew === 'order'
      const ask = (of: ViewQuery): Promise<Page> =>
        call('catalogue.gridPage', { viewKey, refresh, query: of, columns: wanted, groupsOf, from, count })
      return renew ? renewed(ask) : ask(shown())
    },
    edge: async (place, column, step) => {
      let at = place
      for (;;) {
        const found = await call('catalogue.gridEdge', { viewKey, query: shown(), row: at, column, step })
        if (found.isEdge) return found.row
        at = found.row
      }
    },
    placeOf: async (productId, of = shown()) => {
      if (productId === 0) return null
      const found = await settled(call('catalogue.gridRow', { viewKey, query: of, productId }))
      return found.ok ? found.value.index : null
    },
  }
}
