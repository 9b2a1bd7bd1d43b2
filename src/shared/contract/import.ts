import { z } from 'zod'
import { PRESETS } from '../presets.ts'
import { changeSetSummary } from './catalogue.ts'
import { cellValue, code, column, id, messageRef, page, rejection, requestId, textFormat } from './common.ts'
import { command, job, query } from './define.ts'
import { approvalOperations } from './import-approval.ts'
import { pictureOperations } from './import-pictures.ts'
import { importPolicy } from './import-policy.ts'
import { repairInput, repairState, rowFilter, rowOutcome } from './import-repair.ts'
import { variantFacts, variantReading } from './import-reading.ts'
import { importSteps, stepTrial } from './import-steps.ts'
import { deliveryScore } from './suppliers.ts'

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

/** Where one source column goes and how it is read. */
export const columnMapping = z.strictObject({
  column: z.int().nonnegative(),
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ignore') }),
    z.strictObject({ kind: z.literal('column'), column }),
    z.strictObject({
      kind: z.literal('new-attribute'),
      code,
      /** One of the attribute types. */
      type: z.string().max(40),
      label: z.string().max(1_000),
      /** Set: the attribute differs per language, and the column is this language's. */
      locale: z.string().nullable(),
    }),
  ]),
  isIdentifier: z.boolean().default(false),
  /** How the column's text is read; null = decided from its values. */
  decimal: z.enum([',', '.']).nullable().default(null),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).nullable().default(null),
  /** Unit of numbers that have none of their own; null = that of the header, else the attribute's. */
  unit: z.string().max(40).nullable().optional(),
  /** What an empty cell means: what the catalogue holds stays, or is emptied. Left out: as it was, at first `leave`. */
  onEmpty: z.enum(['leave', 'clear']).optional(),
  /**
   * What texts are that the catalogue has nothing of yet: one it has, by its code (an option, family, category or
   * unit), or nothing, which refuses them. Of those not named, options and categories are made, families and units
   * refused; `isMade` has a family made. Categories go by their path, "Wonen > Lampen". Left out: as it was, at first
   * nothing is named.
   */
  newOptions: z
    .array(z.strictObject({ text: z.string().min(1).max(500), into: code.nullable(), isMade: z.boolean().optional() }))
    .max(5_000)
    .optional(),
  /** What is done to its cells before they are read; left out: as it was, at first nothing. */
  steps: importSteps.optional(),
  /**
   * The name of a field that is no column of the file: its steps alone say what it holds (a constant, several columns
   * joined). `column` is then the number behind the file's last column; left out again with the target `ignore`.
   */
  name: z.string().trim().min(1).max(200).optional(),
})

const columnInfo = z.object({
  index: z.int(),
  header: z.string(),
  samples: z.array(z.string()),
  mapping: columnMapping,
  /** 0 to 1; at or above `autoThreshold` it is taken without asking. */
  confidence: z.number(),
  reason: messageRef,
  /** False until a person settles it: `mapping` is then only a proposal. */
  isSure: z.boolean(),
  /** What only a person can tell: the values can be read two ways, and those that can are refused until then. */
  question: z.enum(['decimal', 'date-order']).nullable().optional(),
  /** A person corrected this column in an earlier delivery, and that is what is proposed: it can be forgotten. */
  isRemembered: z.boolean().optional(),
  /** No column of the file, but made of others by its steps. */
  isAdded: z.boolean().optional(),
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

export const receipt = z.object({
  read: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
  rejected: z.int(),
})

/** What the policy does with products that are no longer delivered. */
const goneOutcome = z.object({
  action: z.enum(['phase-out', 'out-of-range']),
  /** Products that are gone. */
  count: z.int(),
  /** Products that the last delivery named. */
  of: z.int(),
  /** False: more of them are gone than the policy allows for, and nothing is done to them. */
  isDone: z.boolean(),
})

/** What would become of the rows, counted. */
export const planSummary = z.object({
  receipt,
  /** Options, families and categories that would be made. */
  newOptions: z.int(),
  /** How often each thing was refused, by rejection code. */
  refused: z.record(z.string(), z.int()).optional(),
  /** Values that wait for pictures which are not here yet: no refusals, they come in once these are fetched. */
  pictures: z.int().optional(),
  /** How many values come in and break a rule of quality that does not block, by the rule's code. */
  breaks: z.record(z.string(), z.int()).optional(),
  /** Of what is refused, what no rule of its own settles: what `stop` and `stage` are about. */
  inDoubt: z.int(),
  /** How many rows change what the catalogue holds in a column, by its key; columns without any are left out. */
  changes: z.record(z.string(), z.int()).optional(),
  /** How many rows say nothing in a mapped column, by its key; columns that are filled throughout are left out. */
  empty: z.record(z.string(), z.int()).optional(),
  /** What a known supplier's delivery is counted to be; left out where only some rows were planned anew. */
  score: deliveryScore.nullable().optional(),
  /** What becomes of products that are no longer delivered; left out or null where the policy does nothing, or none are gone. */
  gone: goneOutcome.nullable().optional(),
  repairs: repairState,
})

export const importOperations = {
  ...approvalOperations,
  ...pictureOperations,
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
      pictures: z.array(z.string()),
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
  /** What is wrong with where the columns go, by rows from all over the file read as they will be; nothing is kept. */
  'import.checkMapping': query(
    z.strictObject({ importId: id }),
    z.object({
      /** Looked at. */
      rows: z.int(),
      /** By column and cause: how many values would be refused, and some of them with their line in the file. */
      faults: z.array(
        z.object({
          column: z.int(),
          rejection,
          count: z.int(),
          samples: z.array(z.object({ line: z.int(), text: z.string() })),
        }),
      ),
      /** Columns with a step (from 1) that reads a column the file has not. */
      broken: z.array(z.object({ column: z.int(), step: z.int(), reads: z.string() })),
      /** Codes of attributes that the new products of the file would lack though every family requires them. */
      missing: z.array(code),
    }),
  ),
  'import.setMapping': command(
    z.strictObject({
      importId: id,
      columns: z.array(columnMapping).max(2_000),
      /** What is left out stays as it was, at first as the profile says, else `DEFAULT_POLICY`. */
      policy: importPolicy.partial().optional(),
      /** Whose delivery it is: the history keeps it with the step. Left out: as it was, at first by profile or file name. */
      supplier: code.nullable().optional(),
    }),
    z.object({}),
  ),
  /** Forgets what a person corrected of a column in an earlier delivery of this supplier; proposes the column anew. */
  'import.forgetCorrection': command(z.strictObject({ importId: id, column: z.int().nonnegative() }), z.object({})),
  /** Plans every row against the catalogue as it is now; counts per outcome. */
  'import.plan': job(z.strictObject({ importId: id }), planSummary),
  /**
   * Puts rows together for `view: 'shown'`, as they are now: those that a repair changes stay among them until it is
   * asked for again.
   */
  'import.showRows': job(z.strictObject({ importId: id, filter: rowFilter }), z.object({ total: z.int() })),
  /**
   * Repairs cells of staged rows; the file stays as it is. Rows that it bears on are planned anew: after a change of the
   * catalogue, all of them. `changed` counts the cells that say something else now.
   */
  'import.repair': job(repairInput, planSummary.extend({ changed: z.int() })),
  /** Takes the last repair back, or does the one again that was taken back last; nothing where there is none. */
  'import.undoRepair': job(
    z.strictObject({ importId: id, direction: z.enum(['undo', 'redo']) }),
    planSummary.extend({ changed: z.int() }),
  ),
  /**
   * Products that the supplier's last file of this kind named and this one does not, by SKU, without those that are
   * being phased out; `since` is that delivery, null where there is none. `skus`: the first 300.
   */
  'import.gone': job(
    z.strictObject({ importId: id }),
    z.object({
      since: z.object({ fileName: z.string(), deliveredAt: z.string() }).nullable(),
      /** How many products that delivery named. */
      of: z.int(),
      productIds: z.array(id),
      skus: z.array(z.string()),
    }),
  ),
  /** What the file names and the catalogue has not, besides products, with rows to look at, and what was decided of it. */
  'import.newThings': job(
    z.strictObject({ importId: id }),
    z.object({
      attributes: z.array(z.object({ code, label: z.string(), type: z.string(), filled: z.int() })),
      options: z.array(
        z.object({
          /** Of the file, by index. */
          column: z.int(),
          kind: z.enum(['option', 'family', 'category', 'unit']),
          /** Of an option or unit; else the column of the catalogue, `family` or `categories`. */
          attribute: code,
          /** As the file spells it first; of a category its path. */
          text: z.string(),
          count: z.int(),
          /** Lines of the first rows that have it. */
          lines: z.array(z.int()),
          decision: z.enum(['create', 'merge', 'refuse']),
          /** Somebody has said so. */
          isSaid: z.boolean(),
          into: code.nullable(),
          /** Codes of what is probably the same, the likeliest first. */
          near: z.array(code),
        }),
      ),
    }),
  ),
  /** Staged rows with what would change, old and new per cell. */
  'import.preview': query(
    z.strictObject({
      importId: id,
      ...rowFilter.shape,
      /** `shown`: the rows that `import.showRows` has put together, whatever the filter. */
      view: z.enum(['all', 'shown']).default('all'),
      ...page,
    }),
    z.object({
      total: z.int(),
      rows: z.array(
        z.object({
          row: z.int(),
          /** Where it stands in the file or sheet, from 1: what a spreadsheet shows beside it. */
          line: z.int(),
          /** Which of several files it is from; null where there is one. */
          file: z.string().nullable(),
          outcome: rowOutcome,
          sku: z.string(),
          productId: id.nullable(),
          cells: z.array(
            z.object({
              column: z.string(),
              /** Of the file, by index. */
              source: z.int(),
              before: cellValue,
              after: cellValue,
              isChanged: z.boolean(),
              /** What the file says there. */
              raw: z.string(),
              /** What a person has made of it; null where the file counts. */
              repair: z
                .object({
                  state: z.enum(['set', 'clear', 'leave']),
                  /** As it was typed, or the value chosen. */
                  text: z.string(),
                })
                .nullable(),
            }),
          ),
          rejections: z.array(rejection),
          /** Rules of quality, by code, that values which come in break; `source` of the file, by index. */
          breaks: z.array(z.object({ rule: z.string(), source: z.int() })),
        }),
      ),
    }),
  ),
  /** Everything that was refused, in file order: of the last plan or commit; `params.line` is its line in the file. */
  'import.rejections': query(
    z.strictObject({ importId: id, ...page }),
    z.object({ total: z.int(), rejections: z.array(rejection) }),
  ),
  /** The first 1,000 rejections are in the result, the rest in `import.rejections`. */
  'import.commit': job(
    z.strictObject({ requestId, importId: id }),
    z.object({
      receipt,
      rejections: z.array(rejection),
      changeSet: changeSetSummary.nullable(),
      seconds: z.number(),
      /** What a known supplier's delivery was counted to be. */
      score: deliveryScore.nullable().optional(),
      /** What became of products that are no longer delivered, as in the plan. */
      gone: goneOutcome.nullable().optional(),
      /** Values that wait for their pictures. */
      pictures: z.int().optional(),
    }),
  ),
  /** What steps would come to, on rows from all over the file; nothing is kept. Within 200 ms, however large the file. */
  'import.trySteps': query(
    z.strictObject({
      importId: id,
      mapping: columnMapping,
      count: z.int().positive().max(50).default(8),
      /** How the person reads numbers and dates. */
      format: textFormat.default({ decimal: '.', dateOrder: 'ymd' }),
    }),
    stepTrial,
  ),
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
