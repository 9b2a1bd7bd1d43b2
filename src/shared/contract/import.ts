import { z } from 'zod'
import { id } from './common.ts'
import { command, job, query } from './define.ts'
import { approvalOperations } from './import-approval.ts'
import { mappingOperations } from './import-mapping.ts'
import { pictureOperations } from './import-pictures.ts'
import { planOperations } from './import-plan.ts'
import { readingOperations } from './import-reading.ts'

export const importOperations = {
  ...readingOperations,
  ...mappingOperations,
  ...planOperations,
  ...approvalOperations,
  ...pictureOperations,
  /** Files that were read and, by their rules (`stage`), wait for a person to look; the newest first, 20 at most. */
  'import.waiting': query(
    z.strictObject({}),
    z.object({ imports: z.array(z.object({ importId: id, fileName: z.string(), stagedAt: z.string() })) }),
  ),
  'import.discard': command(z.strictObject({ importId: id }), z.object({})),
  /** Opens the JSON of an import profile (ticket) and answers with it, its password removed. */
  'import.openProfile': job(
    z.strictObject({ ticket: z.string() }),
    z.object({ profile: z.string(), name: z.string(), hadSecret: z.boolean() }),
  ),
  'import.saveProfile': job(
    z.strictObject({
      importId: id.nullable().default(null),
      profile: z.string().nullable().default(null),
      name: z.string(),
      ticket: z.string(),
    }),
    z.object({}),
  ),
}
