import { GRID_DOM, gridRootOf } from '../dom-contract.ts'

/** What a row is, for those who hear it: a group with its level, or a product below the levels of groups. */
export interface SpokenRow {
  /** From 1. */
  readonly level: number
  /** Null for a product. */
  readonly isOpen: boolean | null
}

/** Tells screen readers which of the drawn rows are groups and how deep rows lie; without groups it is a plain grid. */
export function speakGroups(host: HTMLElement, rowAt: ((row: number) => SpokenRow) | null): void {
  const root = gridRootOf(host)
  const role = rowAt ? 'treegrid' : 'grid'
  if (root && root.getAttribute('role') !== role) root.setAttribute('role', role)
  for (const element of host.querySelectorAll(GRID_DOM.row)) {
    const row = rowAt?.(Number(element.getAttribute('row-index')))
    set(element, 'aria-level', row ? String(row.level) : null)
    set(element, 'aria-expanded', row && row.isOpen !== null ? String(row.isOpen) : null)
  }
}

function set(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name)
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}
