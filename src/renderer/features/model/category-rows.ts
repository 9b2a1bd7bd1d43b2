import type { ModelChangeInput } from '../../../shared/contract/model-change.ts'

export interface TreeItem {
  readonly code: string
  readonly text: string
  readonly parent: string | null
}

export interface TreeRow extends TreeItem {
  readonly depth: number
  readonly hasChildren: boolean
  readonly isOpen: boolean
}

/** Where something is to lie: in `parent`, before the sibling `before` or (null) at the end. */
export interface TreeMove {
  readonly code: string
  readonly parent: string | null
  readonly before: string | null
}

/** The rows of a tree in the order they are seen; what lies in closed ones is left out. */
export function treeRows(items: readonly TreeItem[], closed: ReadonlySet<string>): TreeRow[] {
  const children = Map.groupBy(items, ({ parent }) => parent)
  const rows = (parent: string | null, depth: number): TreeRow[] =>
    (children.get(parent) ?? []).flatMap((item) => {
      const hasChildren = children.has(item.code)
      const isOpen = hasChildren && !closed.has(item.code)
      return [{ ...item, depth, hasChildren, isOpen }, ...(isOpen ? rows(item.code, depth + 1) : [])]
    })
  return rows(null, 0)
}

/** The move that Alt and an arrow ask for; null at the end of the way. */
export function moveByKey(rows: readonly TreeRow[], index: number, key: string): TreeMove | null {
  const row = rows[index]
  if (!row) return null
  const siblings = rows.filter(({ parent }) => parent === row.parent)
  const place = siblings.indexOf(row)
  const parent = rows.find(({ code }) => code === row.parent)
  switch (key) {
    case 'ArrowUp': {
      const before = siblings[place - 1]
      return before ? { code: row.code, parent: row.parent, before: before.code } : null
    }
    case 'ArrowDown':
      return place < siblings.length - 1
        ? { code: row.code, parent: row.parent, before: siblings[place + 2]?.code ?? null }
        : null
    case 'ArrowRight': {
      const above = siblings[place - 1]
      return above ? { code: row.code, parent: above.code, before: null } : null
    }
    case 'ArrowLeft': {
      if (!parent) return null
      const uncles = rows.filter((each) => each.parent === parent.parent)
      return { code: row.code, parent: parent.parent, before: uncles[uncles.indexOf(parent) + 1]?.code ?? null }
    }
    default:
      return null
  }
}

/** The changes that make a move: the new parent, and the order of what lies there then. */
export function changesOfMove(items: readonly TreeItem[], { code, parent, before }: TreeMove): ModelChangeInput[] {
  const others = items.filter((item) => item.parent === parent && item.code !== code).map((item) => item.code)
  const at = before === null ? others.length : others.indexOf(before)
  const order = [...others.slice(0, at), code, ...others.slice(at)]
  return order.map((each, index) => ({
    entity: 'category',
    action: 'update',
    code: each,
    fields: each === code ? { parent, sortOrder: index + 1 } : { sortOrder: index + 1 },
  }))
}
