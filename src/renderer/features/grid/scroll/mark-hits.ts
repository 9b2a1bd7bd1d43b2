import { folded } from '../../../ui/folded.ts'
import { GRID_DOM } from '../dom-contract.ts'

const NAME = 'search-hit'

/**
 * Marks what was searched for in the cells that are drawn, case and accents ignored, without touching their elements
 * (the browser paints ranges, see ::highlight in grid.css). Answers with the number of places.
 */
export function markHits(grid: HTMLElement, search: string): number {
  const words = folded(search)
    .split(/\s+/)
    .filter((word) => word !== '')
  CSS.highlights.delete(NAME)
  if (words.length === 0) return 0
  const ranges: StaticRange[] = []
  for (const cell of grid.querySelectorAll(GRID_DOM.cell)) {
    const text = textNodeOf(cell)
    if (text) for (const [from, to] of hitsIn(text.data, words)) ranges.push(rangeOf(text, from, to))
  }
  if (ranges.length > 0) CSS.highlights.set(NAME, new Highlight(...ranges))
  return ranges.length
}

/** Where words begin in a text that are searched for, as the engine finds them: a beginning of a word, or inside a code. */
export function hitsIn(text: string, words: readonly string[]): readonly (readonly [from: number, to: number])[] {
  const plain = folded(text)
  if (plain.length !== text.length) return [] // a letter that folds to two: places would not match
  const hits: (readonly [number, number])[] = []
  for (const word of words) {
    for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + word.length)) {
      hits.push([at, at + word.length])
    }
  }
  return hits
}

function textNodeOf(cell: Element): Text | null {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
  const node = walker.nextNode()
  return node instanceof Text ? node : null
}

/** Static: every node that is taken away costs a look at each live range, which was most of drawing found rows. */
function rangeOf(text: Text, from: number, to: number): StaticRange {
  return new StaticRange({ startContainer: text, startOffset: from, endContainer: text, endOffset: to })
}
