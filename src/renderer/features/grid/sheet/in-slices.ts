/** How long a slice may take: a frame still has time for everything else. */
const SLICE_MS = 8

/** Runs something long in slices, so that the window answers all the while. */
export async function inSlices<Result>(work: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const until = performance.now() + SLICE_MS
    let step = work.next()
    while (!step.done && performance.now() < until) step = work.next()
    if (step.done) return step.value
    await new Promise((resolve) => setTimeout(resolve))
  }
}
