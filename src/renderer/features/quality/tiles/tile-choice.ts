import { KPIS } from '../../../../shared/kpi.ts'

export const TILES = [...KPIS, 'freshness'] as const
export type TileKpi = (typeof TILES)[number]

/** What one tile shows, what is aimed at in whole percent, and who looks at it. */
export interface TileChoice {
  readonly kpi: TileKpi
  readonly isOn: boolean
  readonly target: number
  readonly audience: string
}

/** More than six are looked at by nobody (docs/kpis.md). */
export const MAX_TILES = 6

const TARGETS: Readonly<Record<TileKpi, number>> = {
  completeness: 95,
  conformity: 98,
  consistency: 98,
  uniqueness: 100,
  redundancy: 1,
  freshness: 80,
}

export const DEFAULT_TILES: readonly TileChoice[] = TILES.map((kpi) => ({
  kpi,
  isOn: true,
  target: TARGETS[kpi],
  audience: '',
}))

/** Every figure once, in its order, whatever was stored. */
export function readTiles(stored: unknown): readonly TileChoice[] {
  const list = Array.isArray(stored) ? stored : []
  return DEFAULT_TILES.map((tile) => {
    const found: unknown = list.find((each) => isObject(each) && each['kpi'] === tile.kpi)
    if (!isObject(found)) return tile
    const { isOn, target, audience } = found
    return {
      kpi: tile.kpi,
      isOn: typeof isOn === 'boolean' ? isOn : tile.isOn,
      target: typeof target === 'number' && target >= 0 && target <= 100 ? Math.round(target) : tile.target,
      audience: typeof audience === 'string' ? audience.slice(0, 60) : '',
    }
  })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
