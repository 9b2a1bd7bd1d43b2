import type { FindPattern } from '../../../../shared/contract/sheet.ts'
import type { TextFormat } from '../../../../shared/contract/common.ts'
import { call, settled } from '../../../engine/index.ts'
import { GRID_DOM } from '../dom-contract.ts'

/** What is looked for, and where. */
export interface FoundSearch {
  readonly pattern: FindPattern
  readonly columns: readonly string[]
  /** False for rows outside of what is searched. */
  readonly isSearched: (row: number, columnKey: string) => boolean
  readonly format: TextFormat
  readonly language: string
}

export interface FoundMarksOptions {
  readonly productAt: (row: number) => number | undefined
  readonly rowOf: (productId: number) => number | undefined
  /** The place in the journal that is shown; null: now. */
  readonly asOf: () => number | null
  readonly keyOf: (columnId: string) => string | undefined
  /** New hits have come: the cells want to be marked again. */
  readonly onHits: () => void
}

/** Marks what is looked for in the cells that are drawn, as the engine finds it: a regular expression never runs here. */
export interface FoundMarks {
  search(search: FoundSearch | null): void
  /** Values of these products are others now (null: of any). */
  forget(productIds: readonly number[] | null): void
  draw(host: HTMLElement): void
}

const NAME = 'found-hit'

export function createFoundMarks(options: FoundMarksOptions): FoundMarks {
  let current: FoundSearch | null = null
  /** Pieces of text by product and column; a product that was asked about and has none is there, too. */
  let known = new Map<number, ReadonlyMap<string, readonly string[]>>()

  const ask = async (ids: readonly number[]): Promise<void> => {
    const asked = current
    if (!asked) return
    const { pattern, columns, format, language } = asked
    for (const id of ids) known.set(id, new Map())
    const answer = await settled(
      call('sheet.hits', {
        ids: ids.slice(0, 500),
        columns: [...columns],
        asOf: options.asOf(),
        pattern,
        format,
        language,
      }),
    )
    if (asked !== current || !answer.ok) return // a pattern that is none is said where it is typed
    for (const { productId, column, texts } of answer.value.hits) {
      known.set(productId, new Map(known.get(productId)).set(column, texts))
    }
    if (answer.value.hits.length > 0) options.onHits()
  }

  return {
    search: (search) => {
      current = search
      known = new Map()
      CSS.highlights.delete(NAME)
    },
    forget: (productIds) => {
      if (productIds === null) known = new Map()
      else for (const id of productIds) known.delete(id)
    },
    draw: (host) => {
      if (!current) return
      const { isSearched, pattern } = current
      const ranges: StaticRange[] = []
      const unknown = new Set<number>()
      for (const cell of host.querySelectorAll(GRID_DOM.cell)) {
        const row = Number(cell.closest('[row-index]')?.getAttribute('row-index') ?? -1)
        const key = options.keyOf(cell.getAttribute('col-id') ?? '')
        const productId = options.productAt(row)
        if (productId === undefined || key === undefined || !isSearched(row, key)) continue
        const pieces = known.get(productId)
        if (!pieces) unknown.add(productId)
        else ranges.push(...rangesIn(cell, pieces.get(key) ?? [], pattern.wholeCell))
      }
      if (ranges.length > 0) CSS.highlights.set(NAME, new Highlight(...ranges))
      else CSS.highlights.delete(NAME)
      if (unknown.size > 0) void ask([...unknown])
    },
  }
}

/** Where pieces stand in the text of a cell; all of it where the cell shows its value otherwise than it is searched. */
function rangesIn(cell: Element, pieces: readonly string[], isWhole: boolean): readonly StaticRange[] {
  const node = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode()
  if (!(node instanceof Text) || pieces.length === 0) return []
  const places = isWhole ? [] : pieces.flatMap((piece) => placesOf(node.data, piece))
  return (places.length === 0 ? [[0, node.length] as const] : places).map(
    ([from, to]) => new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to }),
  )
}

/** Every place of a piece in a text; pure. */
export function placesOf(text: string, piece: string): readonly (readonly [from: number, to: number])[] {
  const places: (readonly [number, number])[] = []
  if (piece === '') return places
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + piece.length)) {
    places.push([at, at + piece.length])
  }
  return places
}
