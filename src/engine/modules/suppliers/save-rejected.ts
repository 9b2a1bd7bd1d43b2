import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { chosenPath } from '../../runtime/chosen-file.ts'
import type { JobContext } from '../../runtime/module.ts'
import { writeWorkbook } from '../../runtime/files/write-workbook.ts'
import { rejectedSheet } from '../import/index.ts'

/**
 * Writes refused rows as the supplier sent them, with what is wrong with each: a workbook, in which a text never runs as
 * a formula.
 */
export async function saveRejected(
  context: JobContext,
  { ticket, ...input }: Parsed<'suppliers.saveRejected'>,
): Promise<Result<'suppliers.saveRejected'>> {
  const path = chosenPath(context, ticket)
  await writeWorkbook(path, { sheets: [await context.run(rejectedSheet, input)] })
  return {}
}
