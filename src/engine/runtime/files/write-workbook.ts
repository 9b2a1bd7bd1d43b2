import type { Workbook } from '../../core/workbook/workbook.ts'
import { workbookFiles } from '../../core/workbook/workbook-files.ts'
import { writeTarget } from './target-file.ts'
import { ZipFile } from './zip-file.ts'

/** Writes a workbook that is small enough to be made whole; there whole or not at all. Answers with its bytes. */
export function writeWorkbook(path: string, workbook: Workbook): Promise<number> {
  return writeTarget(path, async (file) => {
    const zip = new ZipFile(file)
    for (const [name, text] of workbookFiles(workbook)) {
      const part = await zip.open(name)
      await part.write(Buffer.from(text))
      await part.end()
    }
    return zip.end()
  })
}
