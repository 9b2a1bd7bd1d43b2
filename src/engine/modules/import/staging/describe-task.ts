import type { Task } from '../../../runtime/task.ts'
import { describeSource } from '../readers/index.ts'
import type { SourceDescription, SourceOptions } from '../readers/index.ts'

export interface DescribeInput {
  readonly path: string
  readonly options: SourceOptions
}

/** Looks at the first rows of a file, in a process that may be killed. */
export const describeTask: Task<DescribeInput, SourceDescription> = {
  name: 'import.look',
  run: ({ path, options }) => describeSource(path, options),
}
