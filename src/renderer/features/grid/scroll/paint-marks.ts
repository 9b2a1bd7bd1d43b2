import type { Badge, CellState } from '../cells/cell-state.ts'
import { badgeOf } from '../cells/cell-state.ts'

/** Colours of the marks, as grid.css has them. */
export interface MarkColours {
  readonly faint: string
  readonly warn: string
  readonly bad: string
  readonly badSoft: string
  readonly accentSoft: string
  readonly changed: string
}

/** The badges of grid.css, in a box of 10 by 10. */
const BADGES: Readonly<Record<Badge, Path2D>> = {
  locked: new Path2D(
    'M2.5 4.5V3a2.5 2.5 0 0 1 5 0v1.5H8A1 1 0 0 1 9 5.5v3.5a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1zm1.1 0h2.8V3a1.4 1.4 0 0 0-2.8 0z',
  ),
  taken: new Path2D(
    'M5.5 4.5V3a2.25 2.25 0 0 1 4.5 0v1H8.9V3a1.15 1.15 0 0 0-2.3 0v1.5H7A1 1 0 0 1 8 5.5V9a1 1 0 0 1-1 1H1a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1z',
  ),
  inherited: new Path2D('M5 1 9 5H6v4H4V5H1z'),
  own: new Path2D('M5 1.5 8.5 5 5 8.5 1.5 5z'),
}
const BADGE_SIZE = 10
const BADGE_RIGHT = 5

/** What lies below the words: a change just made or under way, a refusal. */
export function paintGround(
  pen: CanvasRenderingContext2D,
  { edit, isChanged }: CellState,
  box: MarkBox,
  ink: MarkColours,
): void {
  if (edit === null && !isChanged) return
  pen.fillStyle = edit === null ? ink.changed : edit === 'pending' ? ink.accentSoft : ink.badSoft
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
  const badge = badgeOf(state)
  if (badge === null) return
  const isOverride = badge === 'own' || badge === 'taken'
  pen.save()
  pen.translate(right - BADGE_RIGHT - BADGE_SIZE, box.y + box.height / 2 - BADGE_SIZE / 2)
  pen.globalAlpha = isOverride ? 1 : 0.55
  pen.fillStyle = isOverride ? ink.warn : ink.faint
  pen.fill(BADGES[badge])
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
