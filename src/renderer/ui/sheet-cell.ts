import styles from './sheet-cell.module.css'

/** What one cell of a sheet shows: a text, and where it replaces another, the former one behind it. */
export interface SheetCell {
  readonly text: string
  readonly was?: string
  readonly tone?: 'changed' | 'new' | 'soft' | 'good' | 'warn' | 'bad'
}

/** The class of the cell itself; empty for a cell without a tone. */
export function toneClass(tone: SheetCell['tone']): string {
  return tone === undefined ? '' : (styles[tone] ?? '')
}

/** The new text first: where a column is narrow, the old one is what may be cut off. */
export function cellContent({ text, was }: SheetCell): HTMLElement {
  const content = document.createElement('span')
  const now = document.createElement(was === undefined ? 'span' : 'ins')
  now.textContent = text
  content.append(now)
  if (was === undefined) return content
  content.className = styles['replaced'] ?? ''
  const former = document.createElement('del')
  former.textContent = was
  content.append(' ', former)
  return content
}
