import type { ImportPolicy } from '../../../../shared/contract/import-policy.ts'

/** What a rule of its own settles: nobody need look, and it stops no import. */
const SETTLED: ReadonlySet<string> = new Set(['price-jump', 'foreign-owner', 'older-row', 'picture-waits'])

/** How many values and rows are refused for want of anything that settles them; `refused` counts them by code. */
export function inDoubt(refused: Readonly<Record<string, number>>, { onMissingKey }: ImportPolicy): number {
  let count = 0
  for (const [code, times] of Object.entries(refused))
    if (!SETTLED.has(code) && !(code === 'missing-key' && onMissingKey === 'skip-row')) count += times
  return count
}
