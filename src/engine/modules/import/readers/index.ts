export { describeSource } from './describe-source.ts'
export { readSource } from './read-source.ts'
export { readRaw } from './read-raw.ts'
export { columnLetter } from './cells.ts'
export type {
  SourceCell,
  SourceColumn,
  SourceDescription,
  SourceFormat,
  SourceOptions,
  SourceResult,
  SourceSheet,
  SourceSink,
  SourceWarning,
  SourceWarningCode,
} from './source.ts'
