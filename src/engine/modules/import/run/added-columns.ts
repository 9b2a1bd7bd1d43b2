import { ColumnObserver } from '../../../core/mapping/column-facts.ts'
import type { RunColumn } from './import-run.ts'

/** A field that is no column of the file: it has no cells, and its steps say what it holds. */
export function addedColumn(index: number, name: string): RunColumn {
  return {
    index,
    header: name,
    samples: [],
    facts: new ColumnObserver().facts,
    mapping: {
      column: index,
      target: { kind: 'ignore' },
      isIdentifier: false,
      decimal: null,
      dateOrder: null,
      unit: null,
      steps: [],
    },
    confidence: 1,
    reason: { key: 'import.reason.added', params: { header: name } },
    isSure: true,
    isAdded: true,
  }
}

/** The columns without those that were added and go nowhere any more; the added ones behind them move up. */
export function withoutUnused(columns: readonly RunColumn[]): readonly RunColumn[] {
  const used = columns.filter(({ isAdded, mapping }) => isAdded !== true || mapping.target.kind !== 'ignore')
  return used.map((column, index) =>
    column.index === index ? column : { ...column, index, mapping: { ...column.mapping, column: index } },
  )
}
