import { z } from 'zod'

/** How variants lie in a file that does not say it: side by side in columns, told by the ends of codes or names, or not at all. */
export const variantReading = z.enum(['none', 'columns', 'suffixes'])
export type VariantReading = z.infer<typeof variantReading>

/** What the variants of a file are read as, and what its headers and first rows tell; null for none. */
export const variantFacts = z.object({
  used: variantReading.exclude(['none']).nullable(),
  found: z
    .object({
      kind: variantReading.exclude(['none']),
      /** Models among the rows that were looked at. */
      models: z.int(),
      /** Headers, or codes of one model, that tell it. */
      samples: z.array(z.string()),
    })
    .nullable(),
})
export type VariantFacts = z.infer<typeof variantFacts>
