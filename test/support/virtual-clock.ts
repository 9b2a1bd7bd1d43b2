/**
 * A clock that stands still while work is under way and jumps to the next sleeper when everybody sleeps. Wrap what
 * counts as work in `busy`; with `fetch` wrapped, hours of waiting for a rate limit pass in milliseconds.
 */
export class VirtualClock {
  private time: number
  private working = 0
  private sleepers: { at: number; wake: () => void }[] = []
  private isScheduled = false

  constructor(start = Date.parse('2026-06-02T08:00:00Z')) {
    this.time = start
  }

  now = (): Date => new Date(this.time)

  sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const sleeper = { at: this.time + Math.max(0, ms), wake: resolve }
      this.sleepers.push(sleeper)
      signal?.addEventListener('abort', () => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper)
        reject(signal.reason as Error)
      })
      this.schedule()
    })

  /** Moves time by hand. */
  advance(ms: number): void {
    this.time += ms
    this.schedule()
  }

  async busy<T>(work: () => Promise<T>): Promise<T> {
    this.working++
    try {
      return await work()
    } finally {
      this.working--
      this.schedule()
    }
  }

  fetch: typeof fetch = (input, init) =>
    this.busy(async () => {
      const response = await fetch(input, init)
      // The body belongs to the request: time must not run on while it is still arriving.
      const body = await response.arrayBuffer().catch((error: unknown) => error as Error)
      if (!(body instanceof ArrayBuffer)) return brokenResponse(response, body)
      const bare = response.status === 204 || response.status === 304
      return new Response(bare ? null : body, { status: response.status, headers: response.headers })
    })

  private schedule(): void {
    if (this.isScheduled) return
    this.isScheduled = true
    // Two turns of the event loop, so that whoever was just woken has started its next piece of work.
    setImmediate(() => setImmediate(() => this.jump()))
  }

  private jump(): void {
    this.isScheduled = false
    if (this.working > 0 || this.sleepers.length === 0) return
    this.sleepers.sort((a, b) => a.at - b.at)
    const next = this.sleepers.shift()!
    this.time = Math.max(this.time, next.at)
    next.wake()
    this.schedule()
  }
}

/** Headers arrived, the body did not: reading it fails as it did. */
function brokenResponse(response: Response, error: Error): Response {
  const body = new ReadableStream({ start: (controller) => controller.error(error) })
  return new Response(body, { status: response.status, headers: response.headers })
}
