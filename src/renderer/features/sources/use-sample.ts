import { useQuery } from '../../engine/index.ts'

/** A file that fields can be looked at beside: the newest that came, or one that the profile was tried on. */
export interface Sample {
  readonly importId: number
  readonly fileName: string
  readonly columns: readonly {
    readonly index: number
    readonly header: string
    readonly isAdded: boolean
    readonly samples: readonly string[]
  }[]
  /** Its rows are still there: steps can be tried on them. */
  readonly hasRows: boolean
}

/** The file behind an import, else the newest that the source brought; null while there is none. */
export function useSample(sourceId: number | null, triedId: number | null): Sample | null {
  const last = useQuery('sources.lastDelivery', sourceId === null ? null : { sourceId }).data?.importId ?? null
  const importId = triedId ?? last
  const file = useQuery('import.describe', importId === null ? null : { importId }).data
  if (importId === null || file === undefined) return null
  const { fileName, state } = file
  const columns = file.columns.map(({ index, header, samples, isAdded = false }) => ({
    index,
    header,
    samples,
    isAdded,
  }))
  return { importId, fileName, columns, hasRows: state === 'staged' }
}
