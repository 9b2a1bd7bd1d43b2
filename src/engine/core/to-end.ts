/** Runs work that could rest at its yields without a rest; answers with what it came to. */
export function toEnd<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}
