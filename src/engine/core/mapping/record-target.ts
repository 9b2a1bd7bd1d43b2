import { recordRole } from '../records/record-column.ts'
import type { Column } from '../structure/column.ts'
import type { StructureModel } from '../structure/model.ts'
import type { ColumnFacts } from './column-facts.ts'
import type { Concept } from './concepts.ts'
import { conceptOf } from './concepts.ts'
import { nameOf } from './parse-header.ts'

/** A list of SKUs is longer than one, but no text. */
const LONGEST_LIST = 2_000

/** The column that says what belongs together which a header names, and how well its values fit: models and links. */
export function recordTarget(
  structure: StructureModel,
  { name }: Concept,
  { longest, html }: ColumnFacts,
): { readonly column: string; readonly fit: number } | null {
  const fit = html > 0 || longest > LONGEST_LIST ? 0.4 : 1
  if (name === 'parent') return { column: 'parent', fit: longest > 100 ? 0.4 : fit }
  const type = [...structure.associationTypes.values()].find(({ code, labels }) =>
    [code, ...Object.values(labels)].some((text) => conceptOf(nameOf(text))?.name === name),
  )
  return type === undefined ? null : { column: type.code, fit }
}

/** Whether a header that is this column's very key may mean nothing else: links and models, as our own files name them. */
export function isPlainRecord(column: Column, { longest, distinct }: ColumnFacts): boolean {
  const role = recordRole(column)
  return role === 'kind' ? longest <= LONGEST_KIND && distinct <= 3 : role !== null
}

/** "product" */
const LONGEST_KIND = 7
