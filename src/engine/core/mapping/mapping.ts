import type { MessageRef } from '../../../shared/contract/common.ts'
import type { AttributeType } from '../../../shared/vocabulary.ts'
import type { ColumnFacts } from './column-facts.ts'

/** At or above this a proposal is taken without asking. Chosen so that none of the sample files maps a column wrongly. */
export const AUTO_THRESHOLD = 0.85

/** One column of a source file as the mapping sees it. */
export interface SourceColumnFacts {
  readonly index: number
  readonly header: string
  readonly facts: ColumnFacts
}

export type MappingTarget =
  | { readonly kind: 'ignore' }
  | { readonly kind: 'column'; readonly column: string }
  | {
      readonly kind: 'new-attribute'
      readonly code: string
      readonly type: AttributeType
      readonly label: string
      readonly locale: string | null
    }

/** Where one source column probably goes, and why. */
export interface ColumnProposal {
  readonly index: number
  /** The best guess, however sure; null when nothing of the catalogue fits. */
  readonly column: string | null
  /** 0 to 1. */
  readonly confidence: number
  readonly reason: MessageRef
  /** Unit for numbers that have none of their own ("Gewicht (g)"). */
  readonly unit: string | null
  /** What "make attribute" would make of it. */
  readonly newAttribute: Extract<MappingTarget, { kind: 'new-attribute' }>
}
