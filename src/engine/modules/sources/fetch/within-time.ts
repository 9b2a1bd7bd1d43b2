import { fault } from './fault.ts'
import type { FetchInput } from './fetched.ts'
import { LIMITS } from './limits.ts'

/** Does a download within its time, or throws; whoever calls closes the connection. */
export async function withinTime<Value>(
  { limits }: Pick<FetchInput, 'limits'>,
  work: () => Promise<Value>,
): Promise<Value> {
  const { maxMs } = { ...LIMITS, ...limits }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLong(maxMs)), maxMs)
  })
  try {
    return await Promise.race([work(), late])
  } finally {
    clearTimeout(timer)
  }
}

export function tooLong(maxMs: number): Error {
  const minutes = Math.max(1, Math.round(maxMs / 60_000))
  return fault(
    'source-too-long',
    `The file had not arrived after ${minutes} minutes. Ask for a smaller file, or try again later.`,
    { minutes },
  )
}
