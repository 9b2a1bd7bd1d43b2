import type { Tile, TileKpi } from '../../../shared/contract/tiles.ts'
import { TILES } from '../../../shared/kpi.ts'

const TARGETS: Readonly<Record<TileKpi, number>> = {
  completeness: 95,
  conformity: 98,
  consistency: 98,
  uniqueness: 100,
  redundancy: 1,
  freshness: 80,
}

/** Fewer points are the noise of a working week. */
const MAX_FALL = 5

export const DEFAULT_TILES: readonly Tile[] = TILES.map((kpi) => ({
  kpi,
  isOn: true,
  target: TARGETS[kpi],
  audience: '',
  maxFall: MAX_FALL,
}))

/** Every figure once, in its order, whatever was stored: a newer program may have written what this one cannot read. */
export function readTiles(stored: unknown): readonly Tile[] {
  const list = Array.isArray(stored) ? stored : []
  return DEFAULT_TILES.map((tile) => {
    const found: unknown = list.find((each) => isObject(each) && each['kpi'] === tile.kpi)
    if (!isObject(found)) return tile
    const { isOn, target, audience, maxFall } = found
    return {
      kpi: tile.kpi,
      isOn: typeof isOn === 'boolean' ? isOn : tile.isOn,
      target: isPercent(target) ? Math.round(target) : tile.target,
      audience: typeof audience === 'string' ? audience.slice(0, 60) : '',
      maxFall: maxFall === null ? null : isPercent(maxFall) ? maxFall : tile.maxFall,
    }
  })
}

function isPercent(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 100
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
