import { expect, test } from 'vitest'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'

test('tiles are kept in the catalogue as a step, a family without its own has those of all, and undo brings the former back', async () => {
  const { engine } = await tempShop()
  const tilesOf = async (family: string | null) => (await engine.call('quality.tiles', { family })).tiles
  const first = await tilesOf(null)
  const chosen = first.map((tile) => (tile.kpi === 'conformity' ? { ...tile, target: 90, audience: 'Anna' } : tile))
  await engine.call('quality.setTiles', { requestId: newRequest(), family: null, tiles: chosen })
  expect(await tilesOf('lamps')).toEqual(chosen)
  const ofLamps = chosen.map((tile) => ({ ...tile, isOn: tile.kpi === 'uniqueness' }))
  await engine.call('quality.setTiles', { requestId: newRequest(), family: 'lamps', tiles: ofLamps })
  expect([await tilesOf('lamps'), await tilesOf('tents'), await tilesOf(null)]).toEqual([ofLamps, chosen, chosen])
  await engine.runJob('catalogue.undo', { requestId: newRequest() })
  await engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect([await tilesOf('lamps'), await tilesOf(null)]).toEqual([first, first])
  expect((await engine.call('catalogue.check', {})).checks.filter(({ ok }) => !ok)).toEqual([])
})
