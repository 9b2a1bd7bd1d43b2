import { nameOf } from '../mapping/parse-header.ts'
import type { MappingTarget } from '../mapping/mapping.ts'
import type { FileLayout, Recognised } from './known-source.ts'

/** What a delivery has otherwise than the one before. */
export interface LayoutDrift {
  readonly sheet: { readonly from: string; readonly to: string } | null
  /** 1-based rows. */
  readonly headerRow: { readonly from: number; readonly to: number } | null
  readonly renamed: readonly { readonly column: number; readonly from: string }[]
  /** Columns that the last delivery had not. */
  readonly added: readonly number[]
  /** Columns of the last delivery that this one has not; those that went nowhere are left out. */
  readonly gone: readonly { readonly header: string; readonly target: string }[]
  /** How many columns stand in another order: the fewest that would have to move to put it right. */
  readonly moved: number
}

/** Lists how a file's layout differs from that of the delivery it was recognised by. */
export function layoutDrift(file: FileLayout, { source, pairs }: Recognised): LayoutDrift {
  const paired = new Set(pairs.map(({ before }) => before))
  const known = new Set(pairs.map(({ now }) => now))
  return {
    sheet: change(source.sheet, file.sheet),
    headerRow: change(source.headerRow, file.headerRow),
    renamed: pairs.flatMap(({ now, before }) => {
      const [from, to] = [source.columns[before]?.header ?? '', file.columns[now]?.header ?? '']
      return nameOf(from) === nameOf(to) ? [] : [{ column: now, from }]
    }),
    added: file.columns.flatMap(({ kind }, at) => (known.has(at) || kind === 'empty' ? [] : [at])),
    gone: source.columns.flatMap(({ header, target }, at) =>
      paired.has(at) || target.kind === 'ignore' ? [] : [{ header, target: keyOf(target) }],
    ),
    moved: pairs.length - longestRise(pairs.map(({ before }) => before)),
  }
}

function change<T>(from: T | null, to: T | null): { readonly from: T; readonly to: T } | null {
  return from === null || to === null || from === to ? null : { from, to }
}

function keyOf(target: MappingTarget): string {
  return target.kind === 'column' ? target.column : target.kind === 'new-attribute' ? target.code : ''
}

/** The length of the longest run, gaps allowed, that only rises. */
function longestRise(numbers: readonly number[]): number {
  const ends: number[] = []
  for (const number of numbers) {
    const at = ends.findIndex((end) => end >= number)
    ends[at === -1 ? ends.length : at] = number
  }
  return ends.length
}
