import type { LocalSetting } from '../../../state/local-settings.ts'
import { localSetting } from '../../../state/local-settings.ts'
import type { TileChoice } from './tile-choice.ts'
import { readTiles } from './tile-choice.ts'

/** The tiles of a family, or (null) of all products, on this machine. */
export function tilesSetting(family: string | null): LocalSetting<readonly TileChoice[]> {
  return localSetting(`kpi-tiles.${family ?? ''}`, readTiles)
}
