import type { CellValue } from '../../../shared/vocabulary.ts'

/** A variant that is there: its SKU, and its value on each axis. */
export interface SkuSibling {
  readonly sku: string
  readonly axes: readonly CellValue[]
}

/** What a value of an axis is called: always in the same order (its code, then its labels), at least one. */
export type NamesOf = (axis: number, value: CellValue) => readonly string[]

/** How a piece of the SKUs comes about: the same in all, or by the value on an axis. */
type Piece =
  | { readonly kind: 'fixed'; readonly text: string }
  | {
      readonly kind: 'axis'
      readonly axis: number
      readonly known: ReadonlyMap<CellValue, string>
      readonly spell: ((value: CellValue) => string) | null
    }

const SEPARATORS = /([-_./ ]+)/

/**
 * SKUs for variants still to be made, as those of their siblings are made: `TEN-0101-OLI` of olive gives `TEN-0101-RUS`
 * for rust, where all begin with three letters of the label. Siblings without a common way give the model's SKU and the
 * values' codes. Whether a SKU is free is not asked here. Pure.
 */
export function variantSkus(
  modelSku: string,
  siblings: readonly SkuSibling[],
  namesOf: NamesOf,
): (axes: readonly CellValue[]) => string {
  const pieces = piecesOf(siblings, namesOf)
  const slug = (axis: number, value: CellValue): string => (namesOf(axis, value)[0] ?? '').replaceAll(/\s+/g, '')
  if (!pieces) return (axes) => [modelSku, ...axes.map((value, axis) => slug(axis, value))].join('-')
  return (axes) =>
    pieces
      .map((piece) => {
        if (piece.kind === 'fixed') return piece.text
        const value = axes[piece.axis] ?? null
        return piece.known.get(value) ?? piece.spell?.(value) ?? slug(piece.axis, value)
      })
      .join('')
}

/** Null where the SKUs are not of one making, or an axis leaves no trace in them. */
function piecesOf(siblings: readonly SkuSibling[], namesOf: NamesOf): readonly Piece[] | null {
  const split = siblings.map(({ sku }) => sku.split(SEPARATORS))
  const [first] = split
  if (!first || split.some(({ length }) => length !== first.length)) return null
  const axes = siblings[0]?.axes.length ?? 0
  const used = new Set<number>()
  const pieces: Piece[] = []
  for (const at of first.keys()) {
    const tokens = split.map((each) => each[at] ?? '')
    const piece = pieceOf(tokens, siblings, axes, used, namesOf)
    if (!piece) return null
    if (piece.kind === 'axis') used.add(piece.axis)
    pieces.push(piece)
  }
  return used.size === axes ? pieces : null
}

function pieceOf(
  tokens: readonly string[],
  siblings: readonly SkuSibling[],
  axes: number,
  used: ReadonlySet<number>,
  namesOf: NamesOf,
): Piece | null {
  const isFixed = tokens.every((token) => token === tokens[0])
  const candidates = Array.from({ length: axes }, (_, axis) => axis).filter((axis) => !used.has(axis))
  const found = candidates.flatMap((axis): Extract<Piece, { kind: 'axis' }>[] => {
    const known = new Map<CellValue, string>()
    for (const [at, { axes: values }] of siblings.entries()) {
      const value = values[axis] ?? null
      const token = tokens[at] ?? ''
      if ((known.get(value) ?? token) !== token) return []
      known.set(value, token)
    }
    const tellsApart = new Set(known.values()).size === known.size
    const spell = speller(known, axis, namesOf)
    // One value everywhere may as well be a part of the model's SKU: only its own name gives it away.
    return tellsApart && (spell !== null || !isFixed) ? [{ kind: 'axis', axis, known, spell }] : []
  })
  const best = found.find(({ spell }) => spell !== null) ?? found[0]
  if (best) return best
  return isFixed ? { kind: 'fixed', text: tokens[0] ?? '' } : null
}

/** How all known tokens are made of one of the names, whole or cut to one length, in one case; null where none is. */
function speller(
  known: ReadonlyMap<CellValue, string>,
  axis: number,
  namesOf: NamesOf,
): ((value: CellValue) => string) | null {
  const [start] = known
  if (!start || start[1] === '') return null
  const [firstValue, firstToken] = start
  for (const [which, name] of namesOf(axis, firstValue).entries()) {
    for (const isCut of [false, true]) {
      if (isCut && name.length <= firstToken.length) continue
      for (const dress of CASES) {
        const spell = (value: CellValue): string => {
          const names = namesOf(axis, value)
          const bare = (names[which] ?? names[0] ?? '').replaceAll(/\s+/g, '')
          return dress(isCut ? bare.slice(0, firstToken.length) : bare)
        }
        if ([...known].every(([value, token]) => spell(value) === token)) return spell
      }
    }
  }
  return null
}

const CASES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
]
