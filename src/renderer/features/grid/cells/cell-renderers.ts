import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import { APP_ORIGIN } from '../../../../shared/desktop.ts'
import type { GridContext } from '../grid-context.ts'

type Params = ICellRendererParams<unknown, unknown, GridContext>

/** A bar and a percentage. Plain DOM, reused for every row that scrolls through it. */
export class CompletenessCell implements ICellRendererComp {
  private readonly root = document.createElement('span')
  private readonly bar = document.createElement('span')
  private readonly words = document.createElement('span')

  constructor() {
    this.root.className = 'completeness'
    const track = document.createElement('span')
    track.className = 'completeness-track'
    this.bar.className = 'completeness-bar'
    this.words.className = 'completeness-text'
    track.append(this.bar)
    this.root.append(track, this.words)
  }

  init(params: Params): void {
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.root
  }

  refresh({ context, node, column, value }: Params): boolean {
    const percent = context.cellValue(node.rowIndex ?? -1, column?.getColId() ?? '')
    this.root.hidden = typeof percent !== 'number'
    if (typeof percent === 'number') {
      this.bar.style.width = `${percent}%`
      this.root.classList.toggle('is-complete', percent === 100)
      this.words.textContent = String(value)
    }
    return true
  }
}

/** The picture behind a content hash, small. */
export class ThumbnailCell implements ICellRendererComp {
  private readonly image = document.createElement('img')

  constructor() {
    this.image.className = 'thumbnail'
    this.image.alt = ''
    this.image.decoding = 'async'
    this.image.addEventListener('error', () => this.image.classList.add('is-missing'))
  }

  init(params: Params): void {
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.image
  }

  refresh({ context, node, column }: Params): boolean {
    const hash = context.cellValue(node.rowIndex ?? -1, column?.getColId() ?? '')
    this.image.hidden = typeof hash !== 'string'
    const address = typeof hash === 'string' ? `${APP_ORIGIN}/thumbnail/${hash}` : ''
    if (typeof hash === 'string' && this.image.getAttribute('src') !== address) {
      this.image.classList.remove('is-missing')
      this.image.src = address
    }
    return true
  }
}
