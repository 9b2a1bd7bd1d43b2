import type { ShownGroup } from '../rows/row-store.ts'
import { headerHeightOf, rowsOf, viewportOf } from '../dom-contract.ts'

export interface GroupBarsOptions {
  readonly host: HTMLElement
  readonly rowHeight: number
  readonly groupAt: (row: number) => ShownGroup | null
  /** The groups that a row is in, the outermost first. */
  readonly around: (row: number) => readonly { readonly row: number; readonly group: ShownGroup }[]
  readonly nameOf: (group: ShownGroup) => string
  readonly countOf: (group: ShownGroup) => string
  /** The row with the cursor; null while there is none. */
  readonly cursorRow: () => number | null
  readonly onToggle: (group: ShownGroup) => void
  /** The cursor goes to this group's row. */
  readonly onFocus: (row: number) => void
}

/** The rows of groups, drawn over the empty cells that the grid has there, and the heading of the group at the top. */
export interface GroupBars {
  /** Draws those in view and some around it, so that they are there before the grid's own rows are. */
  draw(): void
  destroy(): void
}

/** Rows drawn above and below the view: a turn of the wheel moves three. */
const MARGIN_ROWS = 30

/**
 * A group's row is one bar across all columns, which stays in place when these are scrolled sideways. It lies over
 * what is selected: no group is ever part of a selection. The grid's own row below it has the keyboard and speaks.
 */
export function createGroupBars(options: GroupBarsOptions): GroupBars {
  const { host, rowHeight } = options
  const layer = element('group-layer')
  const bars = element('group-bars')
  const heading = element('group-heading')
  layer.setAttribute('aria-hidden', 'true')
  heading.setAttribute('aria-hidden', 'true')
  layer.append(bars)
  heading.hidden = true
  host.append(heading)
  let drawn: readonly { readonly row: number; readonly group: ShownGroup }[] = []
  let headed: (typeof drawn)[number] | null = null

  const find = (event: Event): (typeof drawn)[number] | null => {
    const bar = (event.target as Element).closest<HTMLElement>('.group-bar') // a pointer's target is an element
    return bar === heading.firstElementChild ? headed : (drawn[Number(bar?.dataset['index'])] ?? null)
  }
  const handleDown = (event: PointerEvent): void => {
    const found = find(event)
    if (!found || event.button !== 0) return
    event.stopPropagation()
    options.onFocus(found.row)
    if ((event.target as Element).closest('.group-toggle')) options.onToggle(found.group)
  }
  const handleDouble = (event: MouseEvent): void => {
    const found = find(event)
    if (found && !(event.target as Element).closest('.group-toggle')) options.onToggle(found.group)
  }
  /** The keyboard stays in the grid's own row. */
  const handleMouseDown = (event: MouseEvent): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  for (const place of [bars, heading]) {
    place.addEventListener('pointerdown', handleDown)
    place.addEventListener('mousedown', handleMouseDown)
    place.addEventListener('dblclick', handleDouble)
  }

  const fill = (bar: HTMLElement, group: ShownGroup, name: string): void => {
    bar.className = `group-bar is-level-${group.level}`
    bar.classList.toggle('is-open', group.isOpen)
    const [toggle, count] = [bar.firstElementChild, bar.lastElementChild]
    if (toggle?.lastElementChild) toggle.lastElementChild.textContent = name
    if (count) count.textContent = options.countOf(group)
  }

  const drawHeading = (viewport: HTMLElement): void => {
    const top = Math.ceil(viewport.scrollTop / rowHeight)
    const path = viewport.scrollTop > 0 ? options.around(top) : []
    headed = path.at(-1) ?? null
    heading.hidden = headed === null
    if (!headed) return
    heading.style.top = `${headerHeightOf(host)}px`
    heading.style.width = `${viewport.clientWidth}px`
    if (!heading.firstElementChild) heading.append(makeBar())
    const bar = heading.firstElementChild as HTMLElement // made here
    fill(bar, headed.group, path.map(({ group }) => options.nameOf(group)).join(' › '))
    bar.classList.remove('is-level-1', 'is-level-2')
  }

  return {
    draw: () => {
      const viewport = viewportOf(host)
      const rows = rowsOf(host)
      if (!viewport || !rows) return
      if (layer.parentElement !== rows) rows.append(layer)
      bars.style.width = `${viewport.clientWidth}px`
      const first = Math.max(0, Math.floor(viewport.scrollTop / rowHeight) - MARGIN_ROWS)
      const last = Math.ceil((viewport.scrollTop + viewport.clientHeight) / rowHeight) + MARGIN_ROWS
      const found: { row: number; group: ShownGroup }[] = []
      for (let row = first; row <= last; row++) {
        const group = options.groupAt(row)
        if (group) found.push({ row, group })
      }
      drawn = found
      while (bars.children.length > found.length) bars.lastElementChild?.remove()
      while (bars.children.length < found.length) bars.append(makeBar())
      found.forEach(({ row, group }, index) => {
        const bar = bars.children[index] as HTMLElement // as many as found
        fill(bar, group, options.nameOf(group))
        bar.dataset['index'] = String(index)
        bar.style.top = `${row * rowHeight}px`
        bar.classList.toggle('has-cursor', options.cursorRow() === row)
      })
      drawHeading(viewport)
    },
    destroy: () => {
      layer.remove()
      heading.remove()
    },
  }
}

function makeBar(): HTMLElement {
  const bar = element('group-bar')
  const toggle = element('group-toggle')
  toggle.append(element('group-chevron'), element('group-name'))
  bar.append(toggle, element('group-count'))
  return bar
}

function element(className: string): HTMLElement {
  const made = document.createElement('div')
  made.className = className
  return made
}
