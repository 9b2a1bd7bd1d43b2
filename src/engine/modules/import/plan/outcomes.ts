/** What becomes of a row, in the order the staging file numbers them. */
export const OUTCOMES = ['create', 'update', 'unchanged', 'skipped', 'rejected'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The counts of a receipt, which always add up to the rows read. */
export type OutcomeCounts = Record<Outcome, number>

export function noOutcomes(): OutcomeCounts {
  return { create: 0, update: 0, unchanged: 0, skipped: 0, rejected: 0 }
}

export function toReceipt(counts: OutcomeCounts): {
  read: number
  created: number
  updated: number
  unchanged: number
  skipped: number
  rejected: number
} {
  const { create, update, unchanged, skipped, rejected } = counts
  return {
    read: create + update + unchanged + skipped + rejected,
    created: create,
    updated: update,
    unchanged,
    skipped,
    rejected,
  }
}
