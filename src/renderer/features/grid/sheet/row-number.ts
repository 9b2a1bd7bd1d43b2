import type { ColDef, IHeaderComp, IHeaderParams } from 'ag-grid-community'
import type { GridContext } from '../grid-context.ts'

/** The column of the row numbers: AG Grid's, not the catalogue's. */
export const ROW_NUMBER = 'row-number'

/** Numbers of the products at the left edge; a click selects the row, its header everything. Groups have none. */
export function rowNumberDefinition(numberOf: (row: number) => string): ColDef {
  return {
    colId: ROW_NUMBER,
    headerComponent: CornerHeader,
    headerClass: 'row-number-header',
    width: 52,
    minWidth: 52,
    resizable: false,
    sortable: false,
    suppressMovable: true,
    suppressNavigable: true,
    pinned: 'left',
    lockPinned: true,
    lockPosition: 'left',
    cellDataType: false,
    cellClass: 'row-number',
    valueGetter: ({ node }) => numberOf(node?.rowIndex ?? 0),
  }
}

/** The corner above the row numbers; the press on it is the pointer's (pointer.ts), its name is for those who hear it. */
class CornerHeader implements IHeaderComp {
  private readonly root = document.createElement('span')
  private params!: IHeaderParams<unknown, GridContext>
  private forget: () => void = () => {}

  init(params: IHeaderParams<unknown, GridContext>): void {
    this.params = params
    this.root.className = 'row-number-corner'
    this.forget = params.context.onHeader(this)
    this.draw()
  }

  getGui(): HTMLElement {
    return this.root
  }

  refresh(): boolean {
    return true
  }

  draw(): void {
    const label = this.params.context.language().t('sheet.key.selectAll')
    this.root.textContent = label
    this.params.eGridHeader.title = label
  }

  destroy(): void {
    this.forget()
  }
}
