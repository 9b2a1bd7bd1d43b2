import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { JobContext } from '../../../runtime/module.ts'
import type { Task } from '../../../runtime/task.ts'
import { describeSource } from '../readers/index.ts'
import type { SourceDescription, SourceOptions } from '../readers/index.ts'
import { readingOf } from './describe.ts'
import { sourceOf, toSourceOptions } from './stage.ts'

interface DescribeInput {
  readonly path: string
  readonly options: SourceOptions
}

/** Looks at the first rows of a file, in a process that may be killed. */
export const describeTask: Task<DescribeInput, SourceDescription> = {
  name: 'import.look',
  run: ({ path, options }) => describeSource(path, options),
}

/** How a staged file would be read with other options. Records (JSON, XML) are looked at to their end. */
export async function tryReading(
  context: JobContext,
  { importId, options }: Parsed<'import.tryReading'>,
): Promise<Result<'import.tryReading'>> {
  const { sourcePath } = await context.run(sourceOf, { importId })
  const input: DescribeInput = { path: sourcePath, options: toSourceOptions(options) }
  return readingOf(await context.tasks.run<SourceDescription>(describeTask.name, input, { signal: context.signal }))
}
