import type { Structure } from '../../../../shared/contract/catalogue.ts'
import type { EngineEvent } from '../../../../shared/contract/index.ts'
import { word } from '../../../../shared/filter/format.ts'
import { call } from '../../../engine/index.ts'
import type { Language } from '../../../i18n/index.ts'
import { errorText } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'
import type { CellDesk, GridColumn, RowStore } from '../../grid/index.tsx'
import { createCellDesk, createRowStore, unitSymbols } from '../../grid/index.tsx'

export interface MatrixSettings {
  readonly structure: Structure
  readonly language: Language
  /** Every column there is; the axes and the one shown are loaded. */
  readonly columns: readonly GridColumn[]
  readonly shown: readonly string[]
  readonly isReadOnly: boolean
  /** SKUs of the models whose variants these are. */
  readonly parents: readonly string[]
}

export interface MatrixEvents {
  /** Something looks different now. */
  readonly onChange: () => void
  readonly onNotice: Parameters<typeof createCellDesk>[0]['onNotice']
  readonly onEdit: (row: number, columnId: string) => void
}

/** The cells of all variants of a model: the store and the desk of the sheet, over a view of its own. */
export interface MatrixSession {
  readonly store: RowStore
  readonly desk: CellDesk
  /** The row of a variant among the loaded; undefined while it is on its way. */
  rowOf(productId: number): number | undefined
  column(id: string): GridColumn | undefined
  /** Takes what React has now; other parents or columns are loaded. */
  update(settings: MatrixSettings, events: MatrixEvents): void
  handleChange(event: Extract<EngineEvent, { type: 'catalogue.changed' }>): void
}

export function createMatrixSession(first: MatrixSettings): MatrixSession {
  const viewKey = `matrix-${crypto.randomUUID()}`
  let settings = first
  let events: MatrixEvents = { onChange: () => {}, onNotice: () => {}, onEdit: () => {} }
  let loaded = ''
  const column = (id: string): GridColumn | undefined => settings.columns.find((each) => each.id === id)
  const store = createRowStore({
    load: ({ from, count, columns, renew, groupsOf }) =>
      call('catalogue.gridPage', {
        viewKey,
        refresh: renew === 'order',
        query: { filter: `parent in (${settings.parents.map(word).join(', ')})`, search: '', sort: [] },
        columns: columns.map((key) => {
          const fallbacks = settings.columns.find((each) => each.key === key)?.fallbacks ?? []
          return { column: key, fallbacks: fallbacks.map((each) => each.key) }
        }),
        groupsOf,
        from,
        count,
      }),
    onRows: () => events.onChange(),
    onView: (products) => {
      store.show(0, Math.max(0, products - 1)) // a model has at most some hundreds: all of them are in view
      events.onChange()
    },
    onError: (error) => toast({ id: 'matrix', kind: 'bad', text: errorText(error, settings.language) }),
  })
  const desk = createCellDesk({
    store,
    column,
    words: () => ({
      language: settings.language,
      labelOf: store.label,
      units: unitSymbols(settings.structure),
    }),
    isReadOnly: () => settings.isReadOnly,
    onChange: () => events.onChange(),
    onNotice: (...notice) => events.onNotice(...notice),
    onEdit: (row, columnId) => events.onEdit(row, columnId),
  })
  return {
    store,
    desk,
    column,
    rowOf: (productId) => store.rowOf(productId),
    update: (next, told) => {
      events = told
      const before = settings
      settings = next
      const keys = ['sku', 'kind', 'family', ...next.shown.flatMap((id) => column(id)?.key ?? [])]
      const wanted = JSON.stringify([keys, next.parents])
      if (wanted === loaded) {
        if (before.language !== next.language || before.structure !== next.structure) events.onChange() // other words
        return
      }
      const isOtherView = before.parents.join('\n') !== next.parents.join('\n')
      loaded = wanted
      store.setColumns([...new Set(keys)])
      if (isOtherView) store.reset()
    },
    handleChange: ({ productIds }) => {
      // Variants may have come or gone as well: a view of a few hundred is soon made anew.
      if (productIds === null || productIds.some((id) => store.rowOf(id) === undefined)) store.reset()
      else store.invalidate(productIds)
    },
  }
}
