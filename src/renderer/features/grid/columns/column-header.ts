import type { IHeaderComp, IHeaderParams } from 'ag-grid-community'
import type { GridColumn } from './grid-column.ts'
import type { IconName } from './icons.tsx'
import { copyIcon } from './icons.tsx'

/** What a header shows and does; the grid's context answers, so that a header can be drawn anew at any time. */
export interface HeaderContext {
  readonly iconStock: HTMLElement
  column(id: string): GridColumn | undefined
  title(column: GridColumn): string
  /** Why it is marked: required by whom, mastered by whom. Shown as the header's tooltip. */
  notes(column: GridColumn): readonly string[]
  /** Badge of another owner; null for our own. */
  ownerBadge(column: GridColumn): string | null
  /** 1-based place among the sort keys; null when not sorted by. */
  sort(column: GridColumn): { readonly descending: boolean; readonly place: number | null } | null
  isFiltered(column: GridColumn): boolean
  filterLabel(column: GridColumn): string
  isSortable(column: GridColumn): boolean
  toggleSort(column: GridColumn, isAdded: boolean): void
  openFilter(column: GridColumn, anchor: HTMLElement): void
  /** Selects the column, as Ctrl+Space does in a cell of it. */
  selectColumn(column: GridColumn): void
  /** What a press on the header's lower edge does, in words. */
  selectLabel(): string
  onHeader(header: { draw(): void }): () => void
}

/** One header: type icon, name, required mark, owner, sort and filter. Plain DOM: the grid makes them while scrolling. */
export class ColumnHeader implements IHeaderComp {
  private readonly root = document.createElement('div')
  private params!: IHeaderParams<unknown, HeaderContext>
  private forget: () => void = () => {}

  init(params: IHeaderParams<unknown, HeaderContext>): void {
    this.params = params
    this.root.className = 'column-header'
    this.root.addEventListener('click', (event) => this.handleClick(event))
    params.eGridHeader.addEventListener('keydown', (event) => this.handleKey(event))
    this.forget = params.context.onHeader(this)
    this.draw()
  }

  getGui(): HTMLElement {
    return this.root
  }

  refresh(): boolean {
    this.draw()
    return true
  }

  destroy(): void {
    this.forget()
  }

  /** Draws the header as things are now. */
  draw(): void {
    const { context, eGridHeader } = this.params
    const column = context.column(this.params.column.getColId())
    if (!column) return
    const sort = context.sort(column)
    const isFiltered = context.isFiltered(column)
    this.root.classList.toggle('is-narrow', column.kind === 'image')
    this.root.replaceChildren(
      this.icon(column.kind, 'column-header-kind'),
      text('column-header-name', context.title(column)),
      ...(column.requiredBy.length > 0 ? [text('column-header-required', '*')] : []),
      ...badge(context.ownerBadge(column)),
      ...(sort ? [this.sortMark(sort)] : []),
      ...(context.isSortable(column) ? [this.filterButton(column, isFiltered)] : []),
      this.selectZone(context.selectLabel()),
    )
    eGridHeader.title = [context.title(column), ...context.notes(column)].join('\n')
    const order = sort ? (sort.descending ? 'descending' : 'ascending') : 'none'
    // After AG Grid's own turn, which takes the attribute from headers that it does not sort by itself.
    queueMicrotask(() => eGridHeader.setAttribute('aria-sort', order))
  }

  private sortMark({ descending, place }: NonNullable<ReturnType<HeaderContext['sort']>>): HTMLElement {
    const mark = this.icon(descending ? 'down' : 'up', 'column-header-sort')
    if (place !== null) mark.append(String(place))
    return mark
  }

  private filterButton(column: GridColumn, isFiltered: boolean): HTMLElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.className = isFiltered ? 'column-header-filter is-on' : 'column-header-filter'
    button.setAttribute('aria-label', this.params.context.filterLabel(column))
    button.append(copyIcon(this.params.context.iconStock, 'filter'))
    return button
  }

  /** The lower edge of the header: a press selects the column, as the letters of a spreadsheet do (sheet/pointer.ts). */
  private selectZone(label: string): HTMLElement {
    const zone = text('column-header-select', '')
    zone.title = label
    return zone
  }

  private icon(name: IconName, className: string): HTMLElement {
    const element = text(className, '')
    element.append(copyIcon(this.params.context.iconStock, name))
    return element
  }

  private handleClick(event: MouseEvent): void {
    const { context, column: agColumn } = this.params
    const column = context.column(agColumn.getColId())
    if (!column || !context.isSortable(column)) return
    const target = event.target as Element // a click's target is an element
    if (target.closest('.column-header-select')) return
    const button = target.closest('button')
    if (button) context.openFilter(column, button)
    else context.toggleSort(column, event.shiftKey)
  }

  private handleKey(event: KeyboardEvent): void {
    const { context, column: agColumn } = this.params
    const column = context.column(agColumn.getColId())
    if (!column) return
    if (event.key === ' ' && event.ctrlKey) context.selectColumn(column)
    else if (!context.isSortable(column)) return
    else if (event.key === 'Enter' && !event.ctrlKey) context.toggleSort(column, event.shiftKey)
    else if (event.key === 'ArrowDown' && event.altKey) context.openFilter(column, this.root)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}

function text(className: string, content: string): HTMLElement {
  const element = document.createElement('span')
  element.className = className
  element.textContent = content
  return element
}

function badge(owner: string | null): HTMLElement[] {
  return owner === null ? [] : [text('column-header-owner', owner)]
}
