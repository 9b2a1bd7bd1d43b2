import { createContext, Script } from 'node:vm'
import { AppError } from '../../shared/errors.ts'

const TIMED_OUT = 'ERR_SCRIPT_EXECUTION_TIMEOUT'

let runner: { readonly context: { run: () => void }; readonly script: Script } | null = null

/**
 * Runs plain computation for at most `timeoutMs`: a regular expression that somebody typed may take years on one text,
 * and nothing else can stop it. `run` may read the database but not write: it can be left anywhere.
 */
export function bounded<T>(timeoutMs: number, run: () => T): T {
  runner ??= { context: createContext({ run: () => {} }) as { run: () => void }, script: new Script('run()') }
  let result: T | undefined
  runner.context.run = () => {
    result = run()
  }
  try {
    runner.script.runInContext(runner.context, { timeout: timeoutMs })
  } catch (error) {
    // Not instanceof Error: it comes from the other context, which has an Error of its own.
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === TIMED_OUT)
      throw new AppError('invalid-input', 'This regular expression takes too long. Make it simpler.', {
        reason: 'regex-too-slow',
      })
    throw error
  } finally {
    runner.context.run = () => {}
  }
  return result as T // set by run, which has ended
}
