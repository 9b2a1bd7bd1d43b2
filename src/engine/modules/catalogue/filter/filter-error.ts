import type { FaultReason } from '../../../../shared/filter/faults.ts'
import type { Problem } from '../../../core/values/problem.ts'

/** A filter that is well formed and yet wrong for this catalogue; turned into data by `compileFilter`. */
export class FilterError extends Error {
  readonly position: number
  readonly reason: FaultReason

  constructor(message: string, position: number, code: string, params: FaultReason['params'] = {}) {
    super(message)
    this.name = 'FilterError'
    this.position = position
    this.reason = { code, params }
  }
}

/** A value in a filter that could not be one of its column. */
export function wrongValue({ message, code, params }: Problem, position: number): FilterError {
  return new FilterError(message, position, code, params)
}
