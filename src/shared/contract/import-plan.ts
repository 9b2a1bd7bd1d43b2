import { z } from 'zod'
import { changeSetSummary } from './catalogue.ts'
import { cellValue, code, id, page, rejection, requestId } from './common.ts'
import { job, query } from './define.ts'
import { repairInput, repairState, rowFilter, rowOutcome } from './import-repair.ts'
import { deliveryScore } from './suppliers.ts'

/** What became of the rows of a file: the numbers add up to those read. */
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
const planSummary = z.object({
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

/** The staged rows: what would become of them, mended, and brought in. */
export const planOperations = {
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
}
