/** What a drawing gets: five tones of the product's colour, from light to ink, and the neutrals every product shares. */
export interface Paint {
  readonly light: string
  readonly base: string
  readonly shade: string
  readonly deep: string
  readonly ink: string
}

/** One product, drawn in a square of 400 by 400 with its foot near y = 330. Returns the inside of an SVG. */
export type Draw = (paint: Paint) => string

export const METAL: Paint = { light: '#eef1f3', base: '#cfd5da', shade: '#a9b2ba', deep: '#7d8891', ink: '#4f5961' }
export const DARK: Paint = { light: '#5d6368', base: '#3d4246', shade: '#2c3033', deep: '#1f2224', ink: '#131516' }
export const WOOD: Paint = { light: '#dfb98a', base: '#c8965d', shade: '#a97743', deep: '#835a30', ink: '#5c3e20' }
export const LEATHER: Paint = { light: '#b78a63', base: '#94653f', shade: '#75502f', deep: '#593b22', ink: '#3d2817' }
export const CREAM: Paint = { light: '#fffdf6', base: '#f4ecd9', shade: '#dfd2b6', deep: '#bfae8b', ink: '#8c7c5c' }

const BASES: Readonly<Record<string, string>> = {
  black: '#34383c',
  anthracite: '#50575d',
  grey: '#8f979c',
  steel: '#c3cad0',
  offwhite: '#ece4d2',
  sand: '#d2b98a',
  ochre: '#dda63a',
  orange: '#e87a2c',
  rust: '#b65a35',
  red: '#c23b34',
  burgundy: '#7f2d3d',
  aubergine: '#67406b',
  brown: '#85583a',
  wood: '#c8965d',
  moss: '#7f8f4e',
  olive: '#6b7146',
  forest: '#3d6647',
  petrol: '#2c6b77',
  sky: '#7fb5d5',
  navy: '#2f4468',
}

/** The tones of one of the catalogue's colours. */
export function paintOf(colour: string): Paint {
  const base = BASES[colour]
  if (!base) throw new Error(`No paint for ${colour}`)
  return {
    light: mix(base, '#ffffff', 0.32),
    base,
    shade: mix(base, '#0f1a22', 0.18),
    deep: mix(base, '#0f1a22', 0.38),
    ink: mix(base, '#0b1218', 0.62),
  }
}

/** A colour on the way from one to the other; `share` 0 is the first. */
export function mix(from: string, to: string, share: number): string {
  const channel = (hex: string, index: number): number => Number.parseInt(hex.slice(1 + index * 2, 3 + index * 2), 16)
  const mixed = [0, 1, 2].map((index) => Math.round(channel(from, index) * (1 - share) + channel(to, index) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** The soft shadow on the floor. */
export function shadow(cx: number, cy: number, rx: number, ry = rx * 0.1): string {
  return `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="#22313a" opacity="0.28" filter="url(#soft)"/>`
}

export function path(d: string, fill: string, rest = ''): string {
  return `<path d="${d}" fill="${fill}" ${rest}/>`
}

export function line(d: string, stroke: string, width = 3, rest = ''): string {
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${rest}/>`
}

export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  fill: string,
  rest = '',
): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" ${rest}/>`
}

export function disc(cx: number, cy: number, rx: number, fill: string, ry = rx, rest = ''): string {
  return `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}" ${rest}/>`
}

export function turned(degrees: number, cx: number, cy: number, inside: string): string {
  return `<g transform="rotate(${degrees} ${cx} ${cy})">${inside}</g>`
}

export function moved(dx: number, dy: number, inside: string, scale = 1): string {
  return `<g transform="translate(${dx} ${dy}) scale(${scale})">${inside}</g>`
}

/** Same shape on the other side of the middle line x = 200. */
export function mirrored(inside: string): string {
  return `<g transform="translate(400 0) scale(-1 1)">${inside}</g>`
}

/** A round thing seen from the side: light from the left, as on every picture. */
export function barrel(x: number, y: number, width: number, height: number, radius: number, paint: Paint): string {
  return [
    box(x, y, width, height, radius, paint.base),
    clipped(
      x,
      y,
      width,
      height,
      radius,
      `${box(x + width * 0.68, y, width * 0.32, height, 0, paint.shade)}${box(x + width * 0.88, y, width * 0.12, height, 0, paint.deep, 'opacity="0.5"')}${box(x + width * 0.14, y, width * 0.1, height, 0, '#ffffff', 'opacity="0.28"')}`,
    ),
  ].join('')
}

let clips = 0

/** What is inside, cut to a rounded box. */
export function clipped(x: number, y: number, width: number, height: number, radius: number, inside: string): string {
  const id = `clip${clips++}`
  return `<clipPath id="${id}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/></clipPath><g clip-path="url(#${id})">${inside}</g>`
}

/** What is inside, cut to a path. */
export function within(d: string, inside: string): string {
  const id = `clip${clips++}`
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${inside}</g>`
}

export function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('')
}

/** The whole picture. */
export function svg(draw: Draw, colour: string): string {
  clips = 0
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="800" height="800"><defs><filter id="soft" x="-30%" y="-150%" width="160%" height="400%"><feGaussianBlur stdDeviation="7"/></filter></defs><rect width="400" height="400" fill="#ffffff"/>${draw(paintOf(colour))}</svg>`
}
