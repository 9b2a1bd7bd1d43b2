import type { CellValue } from '../../../../shared/vocabulary.ts'

/** What a condition's answer can change with: values of these slots, or anything about a product. */
export interface Dependencies {
  readonly slotIds: ReadonlySet<number>
  readonly isWide: boolean
}

/** A piece of SQL over the product row `p`, its parameters in order, and what it depends on. */
export interface Fragment extends Dependencies {
  readonly sql: string
  readonly params: readonly CellValue[]
}

export function fragment(sql: string, params: readonly CellValue[], slotIds: Iterable<number> = []): Fragment {
  return { sql, params, slotIds: new Set(slotIds), isWide: false }
}

/** SQL that depends on more than the values of a few slots: the time of change, a figure of another module. */
export function wideFragment(sql: string, params: readonly CellValue[] = []): Fragment {
  return { sql, params, slotIds: new Set(), isWide: true }
}

export function joined(parts: readonly Fragment[], separator: string): Fragment {
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(separator),
    params: parts.flatMap(({ params }) => params),
    slotIds: new Set(parts.flatMap(({ slotIds }) => [...slotIds])),
    isWide: parts.some(({ isWide }) => isWide),
  }
}

export function negated(part: Fragment): Fragment {
  return { ...part, sql: `NOT (${part.sql})` }
}
