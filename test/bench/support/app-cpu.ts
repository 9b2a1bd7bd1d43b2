import { readFileSync, readdirSync } from 'node:fs'
import type { ElectronApplication } from '@playwright/test'

/**
 * A reading of the processor time that all processes of the app have used, in ms, to a microsecond. Only Linux tells it
 * that finely: elsewhere it stands still, and times on the clock are all there is.
 */
export async function appCpu(app: ElectronApplication): Promise<() => number> {
  if (process.platform !== 'linux') return () => 0
  const pids = await app.evaluate(({ app: electronApp }) => electronApp.getAppMetrics().map(({ pid }) => pid))
  return () => pids.reduce((sum, pid) => sum + cpuOf(pid), 0)
}

function cpuOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => {
      const [nanoseconds] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')
      return sum + Number(nanoseconds) / 1e6
    }, 0)
  } catch {
    return 0 // ended meanwhile
  }
}
