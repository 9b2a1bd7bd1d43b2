import type { Output } from '../../../../shared/contract/index.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Cell, Size } from '../../grid/parts.ts'

export type Matrix = Output<'model.matrix'>
export type Variant = Matrix['variants'][number]
export type Missing = Matrix['missing'][number]

/** What stands at a place: a variant, a combination that can be made, or neither. */
export interface Place {
  readonly variant: Variant | null
  readonly missing: Missing | null
}

/** The variants of a model in rows and columns. */
export interface MatrixLayout {
  readonly size: Size
  /** Values of the first axes that a row stands for; those of the others are its column's. */
  readonly rows: readonly (readonly CellValue[])[]
  readonly columns: readonly (readonly CellValue[])[]
  /** How many axes go down. */
  readonly down: number
  at(cell: Cell): Place
  /** Where a variant stands; null for one that another hides. */
  cellOf(productId: number): Cell | null
  /** Variants at a place that another has: the same combination twice. */
  readonly hidden: readonly Variant[]
}

/** More places than this are a list of variants, one below the other. */
const PLACES_MOST = 2_000

const NOTHING: Place = { variant: null, missing: null }

/** The first axis down, the others across; one axis, or too many places, all down. Pure. */
export function matrixLayout({ axes, values, variants, missing }: Matrix): MatrixLayout {
  const places = values.reduce((all, each) => all * Math.max(1, each.length), 1)
  const isList = axes.length < 2 || places > PLACES_MOST
  const down = isList ? axes.length : 1
  const rows =
    places > PLACES_MOST ? distinct(variants.map((variant) => variant.axes)) : combinations(values.slice(0, down))
  const columns = combinations(values.slice(down))
  const byName = new Map<string, Place>()
  const cells = new Map<number, Cell>()
  const hidden: Variant[] = []
  for (const each of missing) byName.set(nameOf(each.axes), { variant: null, missing: each })
  for (const variant of variants) {
    const name = nameOf(variant.axes)
    if (byName.get(name)?.variant) hidden.push(variant)
    else byName.set(name, { variant, missing: null })
  }
  const at = ({ row, column }: Cell): Place =>
    byName.get(nameOf([...(rows[row] ?? []), ...(columns[column] ?? [])])) ?? NOTHING
  for (const row of rows.keys())
    for (const column of columns.keys()) {
      const { variant } = at({ row, column })
      if (variant) cells.set(variant.productId, { row, column })
    }
  return {
    size: { rows: rows.length, columns: columns.length },
    rows,
    columns,
    down,
    at,
    cellOf: (productId) => cells.get(productId) ?? null,
    hidden,
  }
}

function combinations(values: readonly (readonly CellValue[])[]): CellValue[][] {
  return values.reduce<CellValue[][]>((all, each) => all.flatMap((row) => each.map((value) => [...row, value])), [[]])
}

function distinct(rows: readonly (readonly CellValue[])[]): (readonly CellValue[])[] {
  return [...new Map(rows.map((row) => [nameOf(row), row])).values()]
}

function nameOf(axes: readonly CellValue[]): string {
  return JSON.stringify(axes)
}
