import type { RejectionCode } from '../../../shared/rejection-codes.ts'

/** Why a value cannot be taken: the data of a rejection, before it is known for which product and column. */
export interface Problem {
  readonly code: RejectionCode
  /** One plain English sentence that says what is expected. */
  readonly message: string
  readonly params: Readonly<Record<string, string | number>>
}

export function problem(code: RejectionCode, message: string, params: Problem['params'] = {}): Problem {
  return { code, message, params }
}

export function isProblem(result: unknown): result is Problem {
  return typeof result === 'object' && result !== null && 'code' in result && 'params' in result
}
