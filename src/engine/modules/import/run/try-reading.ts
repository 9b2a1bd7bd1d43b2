import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { JobContext } from '../../../runtime/module.ts'
import type { SourceDescription } from '../readers/index.ts'
import type { DescribeInput } from '../staging/describe-task.ts'
import { describeTask } from '../staging/describe-task.ts'
import { readingOf } from './describe.ts'
import { sourceOf, toSourceOptions } from './stage.ts'

/** How a staged file would be read with other options. Records (JSON, XML) are looked at to their end. */
export async function tryReading(
  context: JobContext,
  { importId, options }: Parsed<'import.tryReading'>,
): Promise<Result<'import.tryReading'>> {
  const { sourcePath } = await context.run(sourceOf, { importId })
  const input: DescribeInput = { path: sourcePath, options: toSourceOptions(options) }
  return readingOf(await context.tasks.run<SourceDescription>(describeTask.name, input, { signal: context.signal }))
}
