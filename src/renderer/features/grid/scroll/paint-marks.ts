import type { CellState } from '../cells/cell-state.ts'
import { showsLock } from '../cells/cell-state.ts'

/** Colours of the marks, as grid.css has them. */
export interface MarkColours {
  readonly faint: string
  readonly warn: string
  readonly bad: string
  readonly badSoft: string
  readonly accentSoft: string
}

/** The padlock of grid.css, in a box of 10 by 10. */
const LOCK = new Path2D(
  'M2.5 4.5V3a2.5 2.5 0 0 1 5 0v1.5H8A1 1 0 0 1 9 5.5v3.5a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1zm1.1 0h2.8V3a1.4 1.4 0 0 0-2.8 0z',
)
const LOCK_SIZE = 10
const LOCK_RIGHT = 5

/** What lies below the words: a change under way, a refusal. */
export function paintGround(pen: CanvasRenderingContext2D, { edit }: CellState, box: MarkBox, ink: MarkColours): void {
  if (edit === null) return
  pen.fillStyle = edit === 'pending' ? ink.accentSoft : ink.badSoft
  pen.fillRect(box.x, box.y, box.width - 1, box.height - 1)
}

export interface MarkBox {
  readonly x: number
  readonly y: number
  /** With the lines between the cells, which are at the right and below. */
  readonly width: number
  readonly height: number
}

/** The marks of the grid's cells: required and empty, refused, kept elsewhere. */
export function paintMarks(pen: CanvasRenderingContext2D, state: CellState, box: MarkBox, ink: MarkColours): void {
  const right = box.x + box.width - 1
  if (state.isMissing) corner(pen, box.x, box.y, 6, ink.warn)
  if (state.edit === 'refused') corner(pen, right, box.y, -8, ink.bad)
  if (!showsLock(state)) return
  pen.save()
  pen.translate(right - LOCK_RIGHT - LOCK_SIZE, box.y + box.height / 2 - LOCK_SIZE / 2)
  pen.globalAlpha = 0.55
  pen.fillStyle = ink.faint
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is no array
  pen.fill(LOCK)
  pen.restore()
}

/** A triangle in an upper corner; a negative size runs to the left. */
function corner(pen: CanvasRenderingContext2D, x: number, y: number, size: number, colour: string): void {
  pen.fillStyle = colour
  pen.beginPath()
  pen.moveTo(x, y)
  pen.lineTo(x + size, y)
  pen.lineTo(x, y + Math.abs(size))
  pen.fill()
}
