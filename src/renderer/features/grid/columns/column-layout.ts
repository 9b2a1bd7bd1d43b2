import type { Structure } from '../../../../shared/contract/catalogue.ts'
import type { LocalSetting } from '../../../state/local-settings.ts'
import { localSetting } from '../../../state/local-settings.ts'
import type { GridColumn } from './grid-column.ts'

/** How a person has arranged the columns of one catalogue. What it does not name stays as the catalogue has it. */
export interface ColumnLayout {
  readonly order: readonly string[]
  readonly hidden: readonly string[]
  readonly pinned: readonly string[]
  readonly widths: Readonly<Record<string, number>>
}

/** Where the layout of a catalogue is kept on this machine; null until a person has arranged anything. */
export function layoutSetting(catalogue: string): LocalSetting<ColumnLayout | null> {
  return localSetting(`columns.${catalogue}`, readLayout)
}

/** How the columns stand at first: what names and shows a product leads, the rest follows its attribute group. */
export function startLayout({ families }: Structure): ColumnLayout {
  const first = (pick: (family: Structure['families'][number]) => string | null): string[] => {
    return families.flatMap((family) => pick(family) ?? []).slice(0, 1)
  }
  const image = first(({ imageAttribute }) => imageAttribute)
  const name = first(({ labelAttribute }) => labelAttribute)
  return {
    order: ['sku', ...image, ...name, 'completeness', 'family', 'status'],
    hidden: [],
    pinned: image,
    widths: {},
  }
}

/** Columns in the person's order; new ones (an import made an attribute) come last. */
export function arranged(columns: readonly GridColumn[], { order }: ColumnLayout): readonly GridColumn[] {
  const place = new Map(order.map((id, index) => [id, index]))
  const known = columns
    .filter(({ id }) => place.has(id))
    .toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
  return known.length === 0 ? columns : [...known, ...columns.filter(({ id }) => !place.has(id))]
}

function readLayout(stored: unknown): ColumnLayout | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { order, hidden, pinned, widths } = stored as Record<string, unknown>
  return { order: texts(order), hidden: texts(hidden), pinned: texts(pinned), widths: numbers(widths) }
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function numbers(value: unknown): Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter((pair) => typeof pair[1] === 'number'))
}
