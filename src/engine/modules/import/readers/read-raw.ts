import { openFile } from './open-file.ts'
import type { RawRowHandler } from './open-source.ts'

/** Every row of one sheet as it stands, whatever it is: for files whose layout is known to be ours. */
export async function readRaw(path: string, sheet: string, onRow: RawRowHandler): Promise<void> {
  const source = await openFile(path, {}, 'whole')
  try {
    await source.read(sheet, onRow, () => {})
  } finally {
    await source.close()
  }
}
