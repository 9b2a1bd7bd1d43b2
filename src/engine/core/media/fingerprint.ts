import type { Box } from './content-box.ts'
import { contentBox } from './content-box.ts'

/** Colours as three bytes a pixel, row by row. */
export interface Pixels {
  readonly rgb: Uint8Array
  readonly width: number
  readonly height: number
}

/** Points across and down that a picture is remembered by. */
export const SIDE = 24
/** One byte of shape (how much wider than high), then the colours of 24 x 24 points. */
export const FINGERPRINT_BYTES = 1 + SIDE * SIDE * 3

/** Steps of the shape's byte for twice as wide. */
export const SHAPE_STEPS = 40

/**
 * What a picture looks like in 1,729 bytes, the same (but for noise) for a copy in another size, format or quality, on
 * a larger or smaller even ground. `likeness` compares two. The pixels may be those of a small version.
 */
export function fingerprintOf(pixels: Pixels): Uint8Array {
  const box = contentBox(pixels)
  const print = new Uint8Array(FINGERPRINT_BYTES)
  const shape = 128 + SHAPE_STEPS * Math.log2(box.width / box.height)
  print[0] = Math.min(255, Math.max(0, Math.round(shape)))
  print.set(averages(pixels, box), 1)
  return print
}

/** The mean colour of each of 24 x 24 equal parts of the box. */
function averages({ rgb, width }: Pixels, box: Box): Uint8Array {
  const means = new Uint8Array(SIDE * SIDE * 3)
  for (let row = 0; row < SIDE; row++) {
    const [top, bottom] = part(box.y, box.height, row)
    for (let column = 0; column < SIDE; column++) {
      const [left, right] = part(box.x, box.width, column)
      let [red, green, blue] = [0, 0, 0]
      for (let y = top; y < bottom; y++) {
        for (let at = (y * width + left) * 3; at < (y * width + right) * 3; at += 3) {
          red += rgb[at] ?? 0
          green += rgb[at + 1] ?? 0
          blue += rgb[at + 2] ?? 0
        }
      }
      const count = (bottom - top) * (right - left)
      means.set([red / count, green / count, blue / count], (row * SIDE + column) * 3)
    }
  }
  return means
}

/** From and to, at least one pixel: a picture may be smaller than 24. */
function part(start: number, length: number, index: number): readonly [number, number] {
  const from = start + Math.min(length - 1, Math.floor((index * length) / SIDE))
  return [from, Math.max(from + 1, start + Math.floor(((index + 1) * length) / SIDE))]
}
