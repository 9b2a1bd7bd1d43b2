import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { DeliveredRow } from '../../../core/kpi/delivery.ts'
import { CELL_MARK } from '../../../core/mapping/source-cell.ts'

/** Quick rather than small: rows are packed while the import waits. */
const LEVEL = 2

type Packed = readonly [
  n: number,
  line: number,
  outcome: DeliveredRow['outcome'],
  family: string | null,
  cells: string,
  refused: DeliveredRow['refused'],
  /** Left out where nothing was, and of deliveries from before this was kept. */
  repaired?: DeliveredRow['repaired'],
]

export function packRows(rows: readonly DeliveredRow[]): Uint8Array {
  return pack(
    rows.map(({ n, line, outcome, family, cells, refused, repaired }): Packed => {
      const row = [n, line, outcome, family, cells.join(CELL_MARK), refused] as const
      return repaired.length === 0 ? row : [...row, repaired]
    }),
  )
}

export function unpackRows(bytes: Uint8Array): DeliveredRow[] {
  return (unpack(bytes) as Packed[]).map(([n, line, outcome, family, cells, refused, repaired = []]) => ({
    // written by packRows
    n,
    line,
    outcome,
    family,
    cells: cells.split(CELL_MARK),
    refused,
    repaired,
  }))
}

/** JSON, deflated. */
export function pack(value: unknown): Uint8Array {
  return deflateRawSync(JSON.stringify(value), { level: LEVEL })
}

export function unpack(bytes: Uint8Array): unknown {
  return JSON.parse(inflateRawSync(bytes).toString())
}
