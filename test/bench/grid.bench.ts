import { openDatabase } from '../../src/engine/store/database.ts'
import { launchApp } from '../e2e/support/app.ts'
import { engineClient } from '../e2e/support/engine-client.ts'
import { blocks } from './grid/blocks.ts'
import { manyCells } from './grid/many-cells.ts'
import { jumping, scrolling } from './grid/motion.ts'
import { opening } from './grid/opening.ts'
import { painted } from './grid/painted.ts'
import type { Run } from './grid/run.ts'
import { firstRow } from './grid/run.ts'
import { selecting } from './grid/selecting.ts'
import { smoothness } from './grid/smoothness.ts'
import { views } from './grid/views.ts'
import { appCpu } from './support/app-cpu.ts'
import { searchCaughtUp } from './support/caught-up.ts'
import { windowThread } from './support/frames.ts'
import { gridCatalogue } from './support/grid-catalogue.ts'
import type { Bench } from './support/report.ts'

/**
 * The grid on a catalogue of 60 columns, in the app, beside floors of the same run: plain SQL on the same table in this
 * process, a bare canvas, AG Grid without our canvas, a tenth of the products. Ranges are measured by the part `sheet`.
 */
export const bench: Bench = {
  name: 'grid',
  run: async (report, { rows, kept }) => {
    const path = gridCatalogue(kept, rows)
    await opening(report, path, gridCatalogue(kept, Math.max(1_000, Math.round(rows / 10))))
    const { page, app, quit } = await launchApp({ isFirstRun: true, args: [path] })
    const db = openDatabase(path, 'read')
    try {
      await engineClient(page)
      await firstRow(page)
      await searchCaughtUp(path)
      const run: Run = { report, page, app, db, rows, thread: await windowThread(page), cpu: await appCpu(app) }
      report.size('what the scripts of the window hold, at the start', [await run.thread.heap()], 60)
      await blocks(run)
      await scrolling(run)
      await jumping(run)
      await selecting(run)
      await views(run)
      await painted(run)
      await smoothness(run)
      await manyCells(run)
      report.size('what the scripts of the window hold, after all this', [await run.thread.heap()], 60)
    } finally {
      db.close()
      await quit()
    }
  },
}
