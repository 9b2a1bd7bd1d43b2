import type { ColumnFacts } from '../../../core/mapping/column-facts.ts'
import { layoutColumn } from '../../../core/matching/known-layout.ts'
import type { FileLayout } from '../../../core/matching/known-source.ts'
import { recognise } from '../../../core/matching/known-source.ts'
import { layoutDrift } from '../../../core/matching/layout-drift.ts'
import type { Memory } from '../../../core/matching/learned-votes.ts'
import type { Db } from '../../../store/database.ts'
import type { SourceDescription } from '../readers/index.ts'
import type { RunDescription } from './import-run.ts'
import { knownSources } from './known-sources.ts'

/** What earlier imports know of a file: the source it is a delivery of, and how that one's layout drifted. */
export function recall(
  db: Db,
  fileName: string,
  supplier: string | null,
  source: Pick<SourceDescription, 'sheet' | 'headerRow'> & {
    readonly columns: readonly { readonly header: string }[]
  },
  facts: readonly ColumnFacts[],
): { readonly memory: Memory; readonly known: NonNullable<RunDescription['known']> | null } {
  const file: FileLayout = {
    fileName,
    supplier,
    sheet: source.sheet,
    headerRow: source.headerRow,
    columns: source.columns.flatMap(({ header }, at) => {
      const of = facts[at]
      return of === undefined ? [] : [layoutColumn(header, of)]
    }),
  }
  const sources = knownSources(db)
  const recognised = recognise(file, sources)
  const known =
    recognised === null
      ? null
      : {
          sourceId: recognised.source.id,
          supplier: recognised.source.supplier,
          fileName: recognised.source.fileName,
          drift: layoutDrift(file, recognised),
        }
  return { memory: { recognised, sources }, known }
}
