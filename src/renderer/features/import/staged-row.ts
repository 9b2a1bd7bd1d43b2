import type { Result } from '../../../shared/contract/index.ts'
import type { SheetCell } from '../../ui/index.ts'

export type StagedRow = Result<'import.preview'>['rows'][number]
export type RowOutcome = StagedRow['outcome']

/** Colour of an outcome, the same in chips, sheet and details. */
export const OUTCOME_TONES: Readonly<Record<RowOutcome, NonNullable<SheetCell['tone']>>> = {
  create: 'good',
  update: 'changed',
  unchanged: 'soft',
  skipped: 'warn',
  rejected: 'bad',
}
