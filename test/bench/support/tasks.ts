import { readFileSync, rmSync } from 'node:fs'
import type { ElectronApplication } from '@playwright/test'
import type { Cost } from './cost.ts'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds on the clock, and of the thread's own processor time. */
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** The longest tasks of the window's main thread during some work, in ms, longest first: nothing else is drawn meanwhile. */
export async function longestTasks(app: ElectronApplication, work: () => Promise<unknown>): Promise<readonly Cost[]> {
  await app.evaluate(({ contentTracing }) => contentTracing.startRecording({ included_categories: ['toplevel'] }))
  await work()
  const file = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording())
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: readonly TraceEvent[] } // Chromium's own form
  rmSync(file)
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  return traceEvents
    .filter(({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && threads.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = dur }) => ({ wall: dur / 1_000, cpu: tdur / 1_000 }))
    .toSorted((a, b) => b.cpu - a.cpu)
    .slice(0, 5)
}
