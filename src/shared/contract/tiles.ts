import { z } from 'zod'
import { TILES } from '../kpi.ts'
import { changeSetSummary } from './change-set.ts'
import { code, requestId } from './common.ts'
import { command, query } from './define.ts'

export type TileKpi = (typeof TILES)[number]

/** What one tile of the dashboard shows. */
export const tile = z.strictObject({
  kpi: z.enum(TILES),
  isOn: z.boolean(),
  /** In whole percent: at least, of redundancy at most. */
  target: z.int().min(0).max(100),
  /** Who looks at it. */
  audience: z.string().max(60),
  /** Points of a hundred it may get worse by within a week before the dashboard warns; null: never warns. */
  maxFall: z.int().min(0).max(100).nullable(),
})
export type Tile = z.infer<typeof tile>

const family = code.nullable()

export const tileOperations = {
  /** The tiles of a family, or of all products (null); a family without its own has those of all. */
  'quality.tiles': query(z.strictObject({ family }), z.object({ tiles: z.array(tile) })),
  /** Keeps the tiles of a family, or of all products (null), as one step. */
  'quality.setTiles': command(
    z.strictObject({ requestId, family, tiles: z.array(tile).length(TILES.length) }),
    z.object({ changeSet: changeSetSummary.nullable() }),
  ),
}
