import type { GridApi } from 'ag-grid-community'
import { APP_ORIGIN } from '../../../../shared/desktop.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { CellState } from '../cells/cell-state.ts'
import { badgeOf } from '../cells/cell-state.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { Rect } from '../sheet/rect.ts'
import { ROW_NUMBER } from '../sheet/row-number.ts'
import type { MarkColours } from './paint-marks.ts'
import { paintGround, paintMarks } from './paint-marks.ts'
import type { PaintedGroup } from './paint-group.ts'
import { paintGroup } from './paint-group.ts'

/** What the painter asks about the cells; the same source that the grid draws from. */
export interface PaintSource {
  /** In pixels. */
  readonly rowHeight: number
  readonly column: (id: string) => GridColumn | undefined
  readonly state: (row: number, columnId: string) => CellState | null
  readonly value: (row: number, columnId: string) => CellValue | undefined
  readonly rowNumber: (row: number) => string
  /** Null for the row of a product. */
  readonly group: (row: number) => PaintedGroup | null
  /** What is selected, in rows and in columns as `columnIds` counts them. */
  readonly selected: () => readonly Rect[]
  readonly columnIds: () => readonly string[]
}

export interface Painter {
  /** Takes the layout and the colours as they are now; before every series of frames. */
  prepare(api: GridApi, headerHeight: number): void
  paint(scrollTop: number, scrollLeft: number, first: number, last: number): void
}

interface Lane {
  /** Null for the row numbers. */
  readonly column: GridColumn | null
  /** Its place in the columns that can be selected. */
  readonly place: number
  readonly left: number
  readonly width: number
  readonly isPinned: boolean
}

interface Colours extends MarkColours {
  readonly paper: string
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly track: string
  readonly good: string
  readonly sunken: string
  readonly accent: string
}

const PADDING = 8
/** From the middle of a row down to the foot of its letters. */
const TEXT_FOOT = 4.5
/** Cut texts are kept: the same names pass many times in a fling. */
const MAX_CUTS = 8_000

/** Draws rows as the grid would, as far as can be seen in motion. */
export function createPainter(canvas: HTMLCanvasElement, host: HTMLElement, source: PaintSource): Painter {
  const pen = canvas.getContext('2d', { alpha: false })
  const { rowHeight } = source
  const side = rowHeight - 4
  const pictures = new Map<string, HTMLImageElement>()
  const cuts = new Map<string, string>()
  let lanes: readonly Lane[] = []
  let pinnedWidth = 0
  let width = 0
  let height = 0
  let font = ''
  let colours: Colours | null = null

  const cut = (text: string, room: number, style: string): string => {
    const key = `${style}${Math.round(room)} ${text}`
    let found = cuts.get(key)
    if (found === undefined && pen) {
      found = cutText(pen, text, room)
      if (cuts.size >= MAX_CUTS) cuts.clear()
      cuts.set(key, found)
    }
    return found ?? ''
  }

  const picture = (hash: string): HTMLImageElement => {
    let image = pictures.get(hash)
    if (!image) {
      if (pictures.size > 500) pictures.clear()
      image = new Image()
      image.src = `${APP_ORIGIN}/thumbnail/${hash}`
      pictures.set(hash, image)
    }
    return image
  }

  const paintCell = (lane: Lane, x: number, y: number, row: number, ink: Colours): void => {
    if (!pen) return
    const { column } = lane
    if (!column) {
      pen.font = `11px ${font.slice(font.indexOf(' ') + 1)}`
      pen.fillStyle = ink.faint
      pen.textAlign = 'right'
      pen.fillText(source.rowNumber(row), x + lane.width - PADDING, y + rowHeight / 2 + TEXT_FOOT)
      return
    }
    const state = source.state(row, column.id)
    if (!state) return
    const box = { x, y, width: lane.width, height: rowHeight }
    paintGround(pen, state, box, ink)
    paintMarks(pen, state, box, ink)
    if (column.kind === 'image') {
      const hash = source.value(row, column.id)
      const image = typeof hash === 'string' ? picture(hash) : null
      if (image?.complete && image.naturalWidth > 0)
        pen.drawImage(image, x + (lane.width - side) / 2, y + 2, side, side)
      return
    }
    const percent = column.kind === 'completeness' ? source.value(row, column.id) : undefined
    const isRight = column.kind === 'number' || column.kind === 'price' || column.kind === 'measurement'
    const isIndented = column.kind === 'sku' && state.productKind === 'variant'
    const from = x + (isIndented ? 18 : PADDING)
    const badge = badgeOf(state)
    const isSoft = badge === 'locked' || badge === 'inherited'
    const room = x + lane.width - from - (badge === null ? PADDING : 18)
    if (typeof percent === 'number') {
      const track = lane.width - 2 * PADDING - 44
      pen.fillStyle = ink.track
      pen.fillRect(from, y + rowHeight / 2 - 2, track, 4)
      pen.fillStyle = percent === 100 ? ink.good : ink.warn
      pen.fillRect(from, y + rowHeight / 2 - 2, (track * percent) / 100, 4)
    }
    const isFallback = state.source === 'fallback'
    const isBold = column.kind === 'sku' && state.productKind === 'model'
    const isPercent = typeof percent === 'number'
    const style = isFallback ? 'italic ' : isBold ? '500 ' : ''
    pen.font = isPercent ? `12px ${font.slice(font.indexOf(' ') + 1)}` : style + font
    pen.fillStyle = isFallback ? ink.faint : isSoft || isPercent ? ink.soft : ink.ink
    pen.textAlign = isRight || isPercent ? 'right' : 'left'
    pen.fillText(
      cut(state.text, room, isPercent ? '12px ' : style),
      pen.textAlign === 'right' ? from + room : from,
      y + rowHeight / 2 + TEXT_FOOT,
    )
  }

  /** The part of the selection that lies in this column; whole columns of a million rows are one rectangle. */
  const paintSelected = (lane: Lane, x: number, scrollTop: number, first: number, last: number, ink: Colours): void => {
    if (!pen) return
    for (const { top, bottom, left, right } of source.selected()) {
      if (lane.place < left || lane.place > right || top > last || bottom < first) continue
      const from = Math.max(top, first - 1) * rowHeight - scrollTop
      const to = (Math.min(bottom, last + 1) + 1) * rowHeight - scrollTop
      pen.fillStyle = ink.accent
      pen.globalAlpha = 0.1
      pen.fillRect(x, from, lane.width, to - from)
      pen.globalAlpha = 1
      if (lane.place === left) pen.fillRect(x - 1, from, 2, to - from)
      if (lane.place === right) pen.fillRect(x + lane.width - 2, from, 2, to - from)
      if (top >= first) pen.fillRect(x - 1, from - 1, lane.width, 2)
      if (bottom <= last) pen.fillRect(x - 1, to - 2, lane.width, 2)
    }
  }

  return {
    prepare: (api, headerHeight) => {
      colours = readColours(host)
      font = `13px ${getComputedStyle(host).fontFamily}`
      width = host.clientWidth - 12
      height = host.clientHeight - headerHeight - 12
      canvas.style.top = `${headerHeight}px`
      canvas.style.width = `${width}px`
      canvas.style.height = `${height}px`
      canvas.width = Math.round(width * devicePixelRatio)
      canvas.height = Math.round(height * devicePixelRatio)
      const shown = api.getAllDisplayedColumns()
      pinnedWidth = shown.reduce((sum, each) => sum + (each.isPinnedLeft() ? each.getActualWidth() : 0), 0)
      const places = new Map(source.columnIds().map((id, place) => [id, place]))
      lanes = shown.flatMap((each): Lane[] => {
        const id = each.getColId()
        const column = source.column(id) ?? null
        if (!column && id !== ROW_NUMBER) return []
        const left = each.getLeft() ?? 0
        return [
          { column, place: places.get(id) ?? -1, left, width: each.getActualWidth(), isPinned: each.isPinnedLeft() },
        ]
      })
    },
    paint: (scrollTop, scrollLeft, first, last) => {
      if (!pen || !colours) return
      const ink = colours
      pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
      pen.fillStyle = ink.paper
      pen.fillRect(0, 0, width, height)
      const section = (isPinned: boolean, clipLeft: number, offset: number): void => {
        pen.save()
        pen.beginPath()
        pen.rect(clipLeft, 0, isPinned ? pinnedWidth : width - clipLeft, height)
        pen.clip()
        for (const lane of lanes) {
          const x = lane.left + offset
          if (lane.isPinned !== isPinned || x + lane.width < clipLeft || x > width) continue
          if (!lane.column) {
            pen.fillStyle = ink.sunken
            pen.fillRect(x, 0, lane.width, height)
          }
          paintSelected(lane, x, scrollTop, first, last, ink)
          for (let row = first; row <= last; row++) paintCell(lane, x, row * rowHeight - scrollTop, row, ink)
          pen.fillStyle = ink.line
          pen.fillRect(x + lane.width - 1, 0, 1, (last + 1) * rowHeight - scrollTop)
        }
        pen.restore()
      }
      section(false, pinnedWidth, pinnedWidth - scrollLeft)
      section(true, 0, 0)
      pen.fillStyle = ink.line
      for (let row = first; row <= last; row++) pen.fillRect(0, (row + 1) * rowHeight - scrollTop - 1, width, 1)
      for (let row = first; row <= last; row++) {
        const group = source.group(row)
        if (group)
          paintGroup(pen, group, { y: row * rowHeight - scrollTop, width, height: rowHeight }, { ...ink, font })
      }
    },
  }
}

function readColours(host: HTMLElement): Colours {
  // A custom property with light-dark() is only resolved on a real one: each is put on a probe and read back.
  const probe = document.createElement('span')
  host.append(probe)
  const read = (token: string): string => {
    probe.style.color = `var(--${token})`
    return getComputedStyle(probe).color
  }
  const colours = {
    paper: read('paper'),
    ink: read('ink'),
    soft: read('ink-soft'),
    faint: read('ink-faint'),
    line: read('line'),
    track: read('paper-pressed'),
    good: read('good'),
    warn: read('warn'),
    sunken: read('paper-sunken'),
    accent: read('accent'),
    accentSoft: read('accent-soft'),
    changed: read('changed'),
    bad: read('bad'),
    badSoft: read('bad-soft'),
  }
  probe.remove()
  return colours
}

function cutText(pen: CanvasRenderingContext2D, text: string, room: number): string {
  if (pen.measureText(text).width <= room) return text
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (pen.measureText(`${text.slice(0, middle)}…`).width <= room) low = middle
    else high = middle - 1
  }
  return low === 0 ? '' : `${text.slice(0, low)}…`
}
