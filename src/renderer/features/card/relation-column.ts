import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { GridColumn } from '../grid/index.tsx'

/** The links of one kind as a column: what is stored under it is a list of SKUs. */
export function relationColumn({ code, labels }: Structure['associationTypes'][number]): GridColumn {
  return {
    id: code,
    key: code,
    kind: 'multi-select', // a list, read and written whole
    labels,
    fallbacks: [],
    attribute: null,
    currency: null,
    group: null,
    requiredBy: [],
    owner: 'pim',
  }
}
