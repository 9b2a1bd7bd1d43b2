/** A group's row as it is painted in motion. */
export interface PaintedGroup {
  readonly level: number
  readonly isOpen: boolean
  readonly name: string
  readonly count: string
}

export interface GroupLooks {
  readonly sunken: string
  readonly line: string
  readonly ink: string
  readonly soft: string
  readonly font: string
}

/** One bar across all columns, as groups/group-bars.ts draws it when the grid stands still. */
export function paintGroup(
  pen: CanvasRenderingContext2D,
  { level, isOpen, name, count }: PaintedGroup,
  box: { readonly y: number; readonly width: number; readonly height: number },
  looks: GroupLooks,
): void {
  const middle = box.y + box.height / 2
  const left = 12 + level * 20
  pen.fillStyle = looks.sunken
  pen.fillRect(0, box.y, box.width, box.height)
  pen.fillStyle = looks.line
  pen.fillRect(0, box.y + box.height - 1, box.width, 1)
  pen.strokeStyle = looks.soft
  pen.lineWidth = 1.5
  pen.beginPath()
  if (isOpen) {
    pen.moveTo(left, middle - 2)
    pen.lineTo(left + 4, middle + 2)
    pen.lineTo(left + 8, middle - 2)
  } else {
    pen.moveTo(left + 2, middle - 4)
    pen.lineTo(left + 6, middle)
    pen.lineTo(left + 2, middle + 4)
  }
  pen.stroke()
  pen.textAlign = 'left'
  pen.font = `500 ${looks.font}`
  pen.fillStyle = looks.ink
  pen.fillText(name, left + 16, middle + 4.5)
  const end = left + 16 + pen.measureText(name).width
  pen.font = looks.font
  pen.fillStyle = looks.soft
  pen.fillText(count, end + 10, middle + 4.5)
}
