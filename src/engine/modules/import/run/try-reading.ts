import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { JobContext } from '../../../runtime/module.ts'
import type { SourceDescription } from '../readers/index.ts'
import type { DescribeInput } from '../staging/describe-task.ts'
import { describeTask } from '../staging/describe-task.ts'
import { variantsOf } from '../staging/variants-of.ts'
import { readingOf } from './describe.ts'
import { sourceOf, toSourceOptions } from './stage.ts'

/** How a staged file would be read with other options. Records (JSON, XML) are looked at to their end. */
export async function tryReading(
  context: JobContext,
  { importId, options }: Parsed<'import.tryReading'>,
): Promise<Result<'import.tryReading'>> {
  const { sourcePath } = await context.run(sourceOf, { importId })
  const input: DescribeInput = { path: sourcePath, options: toSourceOptions(options) }
  const { sampleRows, ...read } = await context.tasks.run<SourceDescription>(describeTask.name, input, {
    signal: context.signal,
  })
  const table = { headers: read.columns.map(({ header }) => header), rows: sampleRows }
  return readingOf({ ...read, variants: variantsOf(table, read.format, input.options).facts })
}
