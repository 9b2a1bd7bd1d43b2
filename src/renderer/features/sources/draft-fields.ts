import type { FaultText } from './draft-faults.ts'
import type { SourceDraft } from './source-draft.ts'

export interface DraftFieldsProps {
  readonly draft: SourceDraft
  readonly fault: FaultText
  readonly onChange: (change: Partial<SourceDraft>) => void
}

export interface PlaceFieldsProps extends DraftFieldsProps {
  readonly hasSecret: boolean
}
