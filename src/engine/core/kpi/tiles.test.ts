import { expect, test } from 'vitest'
import { DEFAULT_TILES, readTiles } from './tiles.ts'

test('whatever was stored, each figure is there once', () => {
  expect(readTiles(null)).toEqual(DEFAULT_TILES)
  const stored = [{ kpi: 'conformity', isOn: false, target: 400, audience: 'Anna' }, { kpi: 'nothing' }, 3]
  expect(readTiles(stored)).toEqual(
    DEFAULT_TILES.map((tile) => (tile.kpi === 'conformity' ? { ...tile, isOn: false, audience: 'Anna' } : tile)),
  )
})
