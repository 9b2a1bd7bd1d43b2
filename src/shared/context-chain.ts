/** A context as far as looking for values goes. */
interface Falling {
  readonly code: string
  readonly fallback: string | null
}

/**
 * Where a value meant for a context is looked for: there, in its fallback, the fallback's fallback, and at last in none
 * (null), where the value for everybody is. A context that is no more leads straight to that.
 */
export function contextChain(contexts: readonly Falling[], code: string | null): readonly (string | null)[] {
  const chain: string[] = []
  let next = contexts.find((each) => each.code === code)
  while (next && !chain.includes(next.code)) {
    const { fallback, code: own } = next
    chain.push(own)
    next = contexts.find((each) => each.code === fallback)
  }
  return [...chain, null]
}
