import type { MessageRef } from '../../../shared/contract/common.ts'

/** How sure each kind of evidence is by itself, before the values have their say. */
export const CERTAINTY = {
  ownColumn: 1,
  name: 0.97,
  concept: 0.92,
  resembles: 0.7,
  values: 0.9,
  shortText: 0.84,
} as const

export interface Candidate {
  readonly column: string
  readonly confidence: number
  readonly reason: MessageRef
}

export function reason(key: string, params: MessageRef['params']): MessageRef {
  return { key: `import.reason.${key}`, params }
}
