import { z } from 'zod'
import { PRESETS } from '../presets.ts'
import { id, rejection } from './common.ts'
import { job, query } from './define.ts'
import { columnInfo } from './import-mapping.ts'
import { importPolicy } from './import-policy.ts'

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

/** How the bytes are read; anything left out is detected. Changing one re-stages the file. */
export const sourceOptions = z.strictObject({
  encoding: z.string().max(40).nullable().default(null),
  delimiter: z.string().max(4).nullable().default(null),
  sheet: z.string().max(200).nullable().default(null),
  /** 1-based row of the headers; 0 = the file has none; null = detect. */
  headerRow: z.int().nonnegative().nullable().default(null),
  /** The program whose export it is read as; null = told by its headers, `none` = as it stands. */
  preset: z
    .enum([...PRESETS, 'none'])
    .nullable()
    .default(null),
  /** How variants lie in its rows; null = told by headers and first rows. */
  variants: variantReading.nullable().default(null),
})

/** How a file's bytes are understood. */
const reading = z.object({
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  /** Null for text files, and when several sheets with one header are read as one. */
  sheet: z.string().nullable(),
  /** Every sheet that was read. */
  sheetsRead: z.array(z.string()),
  headerRow: z.int().nullable(),
  /** First raw rows of the sheet, for picking the header row. */
  previewRows: z.array(z.array(z.string())),
  /** Variants that nothing but headers or the ends of codes tell of. */
  variants: variantFacts,
})

/** How the layout of a delivery differs from that of the one before. */
const layoutDrift = z.object({
  sheet: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** 1-based rows. */
  headerRow: z.object({ from: z.int(), to: z.int() }).nullable(),
  /** Columns, by index, that had another name. */
  renamed: z.array(z.object({ column: z.int(), from: z.string() })),
  /** Columns, by index, that are new. */
  added: z.array(z.int()),
  /** Columns that are no longer there, and where they went. */
  gone: z.array(z.object({ header: z.string(), target: z.string() })),
  /** How many columns stand in another order. */
  moved: z.int(),
})

/** Files read into a staging file, and what is told of them. */
export const readingOperations = {
  /** Reads the file behind a ticket into a staging file of its own; result: the staged import's id. */
  'import.stage': job(
    z.strictObject({
      ticket: z.string(),
      /** Files of the same layout that are read with it, as one import. */
      more: z.array(z.string()).max(500).default([]),
      options: sourceOptions.optional(),
      profile: z.string().max(1_000_000).nullable().default(null),
      /** Nobody to ask: filled columns that are not sure become text attributes. */
      unattended: z.boolean().default(false),
    }),
    z.object({ importId: id }),
  ),
  /** What files are, that were dropped together: which go together because they have the same columns, which are none. */
  'import.look': job(
    z.strictObject({ tickets: z.array(z.string()).min(1).max(500) }),
    z.object({
      /** In the order of the tickets, those with the most files first; almost always a group has one. */
      groups: z.array(z.object({ tickets: z.array(z.string()), columns: z.int() })),
      /** Files that cannot be read, and why. */
      refused: z.array(
        z.object({
          ticket: z.string(),
          code: z.string(),
          message: z.string(),
          details: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  ),
  'import.restage': job(z.strictObject({ importId: id, options: sourceOptions }), z.object({ importId: id })),
  /** How the file would be read, by its first rows: what `import.restage` with the same options ends in. Nothing is kept. */
  'import.tryReading': job(z.strictObject({ importId: id, options: sourceOptions }), reading),
  'import.describe': query(
    z.strictObject({ importId: id }),
    reading.extend({
      fileName: z.string(),
      /** Names of all files that are read as one; empty where there is one. */
      files: z.array(z.string()),
      format: z.string(),
      encodings: z.array(z.string()),
      sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
      /** The program whose export it is read as, and the one its headers tell; null for none. */
      preset: z.object({ used: z.enum(PRESETS).nullable(), recognised: z.enum(PRESETS).nullable() }),
      rows: z.int(),
      /** Lines that are no products, by cause; `warnings` names them. */
      leftOut: z.object({ blank: z.int(), total: z.int(), group: z.int(), header: z.int() }),
      columns: z.array(columnInfo),
      autoThreshold: z.number(),
      /** The code of the supplier whose delivery it is; null: unknown. */
      supplier: z.string().nullable(),
      /** The last delivery of the same supplier, told by names and values, and what drifted since; null: unlike all before. */
      known: z.object({ fileName: z.string(), drift: layoutDrift }).nullable(),
      /** A return sheet that came back: only its asked cells are in the rows; what else differs is told, and not taken. */
      returned: z
        .object({
          /** Of the delivery it asks about. */
          fileName: z.string(),
          /** Cells. */
          asked: z.int(),
          answered: z.int(),
          /** Rows that did not come back. */
          gone: z.int(),
          /** The first 500; `column` null: a row that was not sent. */
          differences: z.array(
            z.object({ line: z.int(), column: z.string().nullable(), sent: z.string(), got: z.string() }),
          ),
          differenceCount: z.int(),
        })
        .nullable()
        .optional(),
      /** What became of repairs when the file was read in another way, in cells; null where there were none. */
      carried: z
        .object({
          kept: z.int(),
          /** Whose row or column is not in this reading. */
          lost: z.int(),
          /** The first of them, as the file had them. */
          lostCells: z.array(z.object({ line: z.int(), column: z.string(), text: z.string() })),
        })
        .nullable()
        .optional(),
      /** What becomes of what does not go in as it stands. */
      policy: importPolicy,
      warnings: z.array(rejection),
      state: z.enum(['staged', 'committing', 'committed', 'discarded']),
    }),
  ),
}
