import { z } from 'zod'
import { APPROVAL_PERCENT } from '../approval.ts'
import { OWNERS } from '../vocabulary.ts'

/** What an import does with rows and values that do not go in as they stand. One vocabulary for files, profiles, sources and the command line. */
export const importPolicy = z.strictObject({
  /** A row without anything to tell its product by. */
  onMissingKey: z.enum(['reject-row', 'skip-row']),
  /**
   * A value that cannot be taken: it alone is left out, or its row with it; `stop` lets nothing in while any row or value
   * is refused; `stage` is `skip-value` for a person who looks, and leaves the file staged where nobody does.
   */
  onInvalidValue: z.enum(['skip-value', 'skip-row', 'stop', 'stage']),
  /** A row older than what the catalogue holds of its product. */
  onOlderRow: z.enum(['skip-row', 'take-row']),
  /** Whose values the file may bring besides ours: what other owners keep stays, each refused as `foreign-owner`. */
  writers: z.array(z.enum(OWNERS)).max(5).readonly(),
  /** A sales price that changes by more than `priceJumpPercent`, up or down: it waits for approval, or is taken. */
  onPriceJump: z.enum(['hold', 'take']),
  priceJumpPercent: z.number().min(0).max(1_000),
  /**
   * Products of the supplier's last file of this kind that this one does not name any more: they stay as they are, are
   * phased out, or leave the range, which puts them into the bin. In the step of the import, with its way back.
   */
  onGone: z.enum(['nothing', 'phase-out', 'out-of-range']),
  /** Half a file is no farewell: where more of the last file's products are gone than this, nothing is done to them. */
  goneLimitPercent: z.number().min(0).max(100),
})
export type ImportPolicy = z.infer<typeof importPolicy>

/** What holds where neither a profile nor a person says otherwise. */
export const DEFAULT_POLICY: ImportPolicy = {
  onMissingKey: 'reject-row',
  onInvalidValue: 'skip-value',
  onOlderRow: 'skip-row',
  // Whose files these are as a rule.
  writers: ['supplier'],
  onPriceJump: 'hold',
  priceJumpPercent: APPROVAL_PERCENT,
  onGone: 'nothing',
  goneLimitPercent: 20,
}
