import { expect, test } from '@playwright/test'
import { checkCatalogue, launchApp, sampleOf } from './support/app.ts'
import { engineClient } from './support/engine-client.ts'

const EDITS = 150
const AT_ONCE = 6
const VIEW = { viewKey: 'test', query: { filter: '', search: '', sort: [] } }

test('edits made while the engine is killed twice all arrive, each once', async () => {
  const started = await launchApp()
  const call = await engineClient(started.page)
  const before = await call('catalogue.info', {})
  const all = await call('catalogue.gridPage', { ...VIEW, columns: [{ column: 'kind' }], from: 0, count: 500 })
  const ids = all.ids.filter((_id, row) => all.rows[row]?.[0] === 'product').slice(0, EDITS) // they own their name
  expect(ids).toHaveLength(EDITS)

  const editing = started.page.evaluate(editAll, { ids, atOnce: AT_ONCE })
  for (const share of [0.25, 0.6]) {
    await started.page.waitForFunction((least) => window.acknowledged >= least, EDITS * share)
    process.kill(Number(await started.enginePid()), 'SIGKILL')
    await expect.poll(() => started.enginePid()).not.toBeNull()
  }
  const { resent } = await editing

  const columns = [{ column: 'name/en_GB' }]
  const page = await call('catalogue.gridPage', { ...VIEW, refresh: true, columns, from: 0, count: 500 })
  const names = new Map(page.ids.map((id, row) => [id, page.rows[row]?.[0]]))
  expect(ids.filter((id) => names.get(id) !== `Edited ${id}`)).toEqual([])
  expect(resent).toBeGreaterThan(0) // otherwise nothing was under way when the engine died
  const after = await call('catalogue.info', {})
  expect(after.changeSets - before.changeSets).toBe(EDITS)
  await started.quit()
  await checkCatalogue(sampleOf(started.profile))
})

declare global {
  interface Window {
    acknowledged: number
  }
}

/** Runs in the page: one edit per product, several under way at once; what was lost is sent again under its own name. */
async function editAll({ ids, atOnce }: { ids: readonly number[]; atOnce: number }): Promise<{ resent: number }> {
  const queue = [...ids]
  let resent = 0
  window.acknowledged = 0
  const work = async (): Promise<void> => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const intents = [{ kind: 'set-text', productId: id, column: 'name/en_GB', text: `Edited ${id}` }]
      const edit = { requestId: `edit-${id}-of-test`, intents }
      for (;;) {
        const isDone = await window.testLine.call('catalogue.applyIntents', edit).then(
          () => true,
          (error: Error) => {
            if (!error.message.startsWith('unavailable')) throw error
            return false
          },
        )
        if (isDone) break
        resent++
      }
      window.acknowledged++
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { resent }
}
