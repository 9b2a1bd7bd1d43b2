import { useEffect, useState } from 'react'
import type { RowFilter } from '../../../../shared/contract/import-repair.ts'
import { startJob } from '../../../engine/index.ts'

/** Rows put together for the sheet. */
export interface ShownRows {
  readonly view: 'all' | 'shown'
  readonly total: number
  /** Another text, other rows. */
  readonly version: string
}

/**
 * The rows that a filter lets through, put together by the engine once: what is repaired in them does not move them. Asks
 * again for another filter, and for another `round`. Null while they are put together.
 */
export function useShownRows(importId: number, filter: RowFilter, read: number, round: string): ShownRows | null {
  const asked = JSON.stringify(filter)
  const isAll = Object.values(filter).every((value) => value === null || value === false)
  const version = `${importId} ${asked} ${round}`
  const [shown, setShown] = useState<ShownRows | null>(null)
  useEffect(() => {
    if (isAll) return undefined
    let isCurrent = true
    void startJob('import.showRows', { importId, filter: JSON.parse(asked) as RowFilter }).then((outcome) => {
      if (isCurrent && outcome.ok) setShown({ view: 'shown', total: outcome.value.total, version })
    })
    return () => {
      isCurrent = false
    }
  }, [importId, asked, isAll, version])
  if (isAll) return { view: 'all', total: read, version }
  return shown?.version === version ? shown : null
}
