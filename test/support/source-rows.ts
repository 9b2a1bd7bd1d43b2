import { readSource, type SourceOptions, type SourceResult } from '../../src/engine/modules/import/readers/index.ts'

export interface ReadRows extends SourceResult {
  readonly cells: readonly (readonly string[])[]
  readonly lines: readonly number[]
}

/** Reads a whole source into memory, for looking at. */
export async function readRows(path: string, options: SourceOptions = {}): Promise<ReadRows> {
  const cells: string[][] = []
  const lines: number[] = []
  const result = await readSource(path, options, {
    row(row, found, line) {
      if (row !== cells.length + 1) throw new Error(`row ${row} came after ${cells.length}`)
      cells.push(found)
      lines.push(line)
    },
  })
  return { ...result, cells, lines }
}
