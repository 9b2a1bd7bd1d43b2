import { SHAPE_STEPS, SIDE } from './fingerprint.ts'

/** From this likeness on, two pictures are the same one (docs/media.md says what was measured). */
export const SAME_PICTURE = 0.93

/** A mild crop keeps at least this much of each side. */
const SMALLEST_WINDOW = 0.78
/** Shapes further apart than 1.5 to 1 are not mild crops of one another. */
const MOST_SHAPE = SHAPE_STEPS * Math.log2(1.5)

/** The part of a picture that the other one shows, in shares of its sides. */
interface Window {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** No window would make it better, or worth looking for. */
const SURE = 0.985
/** The same picture, mildly cropped, is more alike than this without being moved (measured: docs/media.md). */
const HOPELESS = 0.3

const WHOLE: Window = { x: 0, y: 0, width: 1, height: 1 }

/**
 * How alike two pictures look, from 0 to 1, whichever of them is a crop of the other. Shape, brightness and colour all
 * count: the same bag in blue is another picture. About 50 µs where they are somewhat alike, 2 µs where they are not.
 */
export function likeness(one: Uint8Array, other: Uint8Array): number {
  if (Math.abs((one[0] ?? 0) - (other[0] ?? 0)) > MOST_SHAPE) return 0
  const straight = compare(one, WHOLE, other)
  if (straight >= SURE || straight < HOPELESS) return straight
  return Math.max(straight, bestWindow(one, other), bestWindow(other, one))
}

/** The best place of `part` within `whole`: a few windows, and from the best of them on in ever smaller steps. */
function bestWindow(whole: Uint8Array, part: Uint8Array): number {
  let [best, score] = [WHOLE, compare(whole, WHOLE, part)]
  const consider = (window: Window): void => {
    if (!isWithin(window)) return
    const found = compare(whole, window, part)
    if (found > score) [best, score] = [window, found]
  }
  for (const size of [0.93, 0.85]) {
    const room = 1 - size
    for (const x of [0, room / 2, room]) {
      for (const y of [0, room / 2, room]) consider({ x, y, width: size, height: size })
    }
  }
  if (score < 0.5) return score
  for (const step of [0.05, 0.025, 0.0125]) {
    for (let turn = 0; turn < 4; turn++) {
      const from = best
      for (const by of [-step, step]) {
        consider({ ...best, x: best.x + by })
        consider({ ...best, y: best.y + by })
        consider({ ...best, width: best.width + by })
        consider({ ...best, height: best.height + by })
        consider({ ...best, x: best.x + by, width: best.width - by })
        consider({ ...best, y: best.y + by, height: best.height - by })
      }
      if (best === from) break
    }
  }
  return score
}

function isWithin({ x, y, width, height }: Window): boolean {
  const isLarge = width >= SMALLEST_WINDOW && height >= SMALLEST_WINDOW
  return isLarge && x >= 0 && y >= 0 && x + width <= 1.0001 && y + height <= 1.0001
}

const POINTS = 12

/** How alike `part` is to a window of `whole`: correlation of brightness, less for each difference of colour. */
function compare(whole: Uint8Array, window: Window, part: Uint8Array): number {
  let [sumA, sumB, sumAA, sumBB, sumAB, red, blue] = [0, 0, 0, 0, 0, 0, 0]
  const count = POINTS * POINTS
  for (let row = 0; row < POINTS; row++) {
    const share = (row + 0.5) / POINTS
    const y = (window.y + share * window.height) * SIDE - 0.5
    for (let column = 0; column < POINTS; column++) {
      const across = (column + 0.5) / POINTS
      sample(whole, (window.x + across * window.width) * SIDE - 0.5, y, A)
      sample(part, across * SIDE - 0.5, share * SIDE - 0.5, B)
      const a = brightness(A)
      const b = brightness(B)
      sumA += a
      sumB += b
      sumAA += a * a
      sumBB += b * b
      sumAB += a * b
      red += Math.abs(A[0] - a - (B[0] - b))
      blue += Math.abs(A[2] - a - (B[2] - b))
    }
  }
  const spreadA = sumAA - (sumA * sumA) / count
  const spreadB = sumBB - (sumB * sumB) / count
  // Pictures of next to nothing correlate by chance: a little noise is added to both.
  const noise = count * 9
  const correlation = (sumAB - (sumA * sumB) / count + noise) / Math.sqrt((spreadA + noise) * (spreadB + noise))
  const colours = (red + blue) / count
  const light = Math.abs(sumA - sumB) / count
  return Math.max(0, correlation - Math.max(0, colours - 4) / 60 - Math.max(0, light - 6) / 120)
}

type Colour = [number, number, number]
const A: Colour = [0, 0, 0]
const B: Colour = [0, 0, 0]

const brightness = ([red, green, blue]: Colour): number => 0.299 * red + 0.587 * green + 0.114 * blue

/** The colour between four points, into `to`: nothing is allocated in the innermost loop. */
function sample(print: Uint8Array, x: number, y: number, to: Colour): void {
  const left = Math.min(SIDE - 1, Math.max(0, Math.floor(x)))
  const top = Math.min(SIDE - 1, Math.max(0, Math.floor(y)))
  const right = Math.min(SIDE - 1, left + 1)
  const bottom = Math.min(SIDE - 1, top + 1)
  const dx = Math.min(1, Math.max(0, x - left))
  const dy = Math.min(1, Math.max(0, y - top))
  for (let channel = 0; channel < 3; channel++) {
    const at = (row: number, column: number): number => print[1 + (row * SIDE + column) * 3 + channel] ?? 0
    const upper = at(top, left) * (1 - dx) + at(top, right) * dx
    const lower = at(bottom, left) * (1 - dx) + at(bottom, right) * dx
    to[channel] = upper * (1 - dy) + lower * dy
  }
}
