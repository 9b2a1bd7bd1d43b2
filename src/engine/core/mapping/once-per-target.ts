import { reason } from './candidate.ts'
import type { ColumnProposal } from './mapping.ts'

/**
 * Lets one column have each target; where two have equal claims neither is sure, and both are left to ask about. Columns
 * of pictures share a collection (`isShared`).
 */
export function oncePerTarget<Proposal extends ColumnProposal>(
  proposals: readonly Proposal[],
  isShared: (column: string) => boolean = () => false,
): Proposal[] {
  const best = new Map<string, Proposal>()
  for (const proposal of proposals) {
    if (proposal.column === null) continue
    const other = best.get(proposal.column)
    if (other === undefined || proposal.confidence > other.confidence) best.set(proposal.column, proposal)
  }
  return proposals.map((proposal) => {
    if (proposal.column === null || isShared(proposal.column)) return proposal
    const isWinner = best.get(proposal.column) === proposal
    const rivals = proposals.filter((other) => other !== proposal && other.column === proposal.column)
    const isClear = isWinner && rivals.every((other) => other.confidence < proposal.confidence - 0.02)
    if (isClear) return proposal
    const confidence = Math.min(proposal.confidence, isWinner ? 0.7 : 0.5)
    return { ...proposal, confidence, reason: reason('target-taken', { attribute: proposal.column }) }
  })
}
