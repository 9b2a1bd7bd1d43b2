import type { Pixels } from './fingerprint.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A channel may differ this much from the ground and still be ground: the noise of a poor JPEG. */
const TOLERANCE = 24
/** Share of a row or column that may be otherwise: dust, ringing. */
const SPECKS = 0.01

/** Where the picture is, without an even ground round it; the whole of it where the corners are not of one colour. */
export function contentBox({ rgb, width, height }: Pixels): Box {
  const whole = { x: 0, y: 0, width, height }
  const at = (x: number, y: number): number => (y * width + x) * 3
  const isGround = (offset: number): boolean => {
    for (let channel = 0; channel < 3; channel++) {
      if (Math.abs((rgb[offset + channel] ?? 0) - (rgb[channel] ?? 0)) > TOLERANCE) return false
    }
    return true
  }
  const corners = [at(width - 1, 0), at(0, height - 1), at(width - 1, height - 1)]
  if (!corners.every(isGround)) return whole
  const isEven = (count: number, offset: (index: number) => number): boolean => {
    let others = Math.floor(count * SPECKS)
    for (let index = 0; index < count; index++) if (!isGround(offset(index)) && others-- <= 0) return false
    return true
  }
  const isRowEven = (y: number): boolean => isEven(width, (x) => at(x, y))
  const isColumnEven = (x: number): boolean => isEven(height, (y) => at(x, y))
  let [top, bottom, left, right] = [0, height, 0, width]
  while (top < bottom && isRowEven(top)) top++
  if (top === bottom) return whole
  while (isRowEven(bottom - 1)) bottom--
  while (left < right && isColumnEven(left)) left++
  while (right > left && isColumnEven(right - 1)) right--
  return right > left ? { x: left, y: top, width: right - left, height: bottom - top } : whole
}
