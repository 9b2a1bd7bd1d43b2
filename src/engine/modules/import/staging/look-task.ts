import { AppError } from '../../../../shared/errors.ts'
import { nameOf } from '../../../core/mapping/parse-header.ts'
import type { Task } from '../../../runtime/task.ts'
import { describeSource } from '../readers/index.ts'

/** What one file is, by its first rows. */
export type Looked =
  | { readonly kind: 'table'; readonly layout: string; readonly columns: number }
  | {
      readonly kind: 'refused'
      readonly code: string
      readonly message: string
      readonly details: Record<string, unknown>
    }

/** Looks at the first rows of some files, in a process that may be killed. */
export const lookTask: Task<{ readonly paths: readonly string[] }, readonly Looked[]> = {
  name: 'import.lookAtSeveral',
  run: async ({ paths }) => {
    const found: Looked[] = []
    for (const path of paths) found.push(await lookAt(path))
    return found
  },
}

async function lookAt(path: string): Promise<Looked> {
  try {
    const { columns, headerRow, sheetsRead } = await describeSource(path)
    const names = columns.map(({ header }) => nameOf(header)).filter((name) => name !== '')
    // Without a row of names nothing says that two files are alike.
    const layout = headerRow === null && sheetsRead.length === 0 ? '' : JSON.stringify(names.toSorted())
    return { kind: 'table', layout: names.length < 2 ? '' : layout, columns: columns.length }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { kind: 'refused', code: error.code, message: error.message, details: error.details }
  }
}
