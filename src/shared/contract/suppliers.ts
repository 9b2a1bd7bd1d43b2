import { z } from 'zod'
import { KPIS } from '../kpis.ts'
import { code, column, id, page, rejection } from './common.ts'
import { command, job, query } from './define.ts'

/** docs/kpis.md, Supplier scorecard. */
export const kpi = z.enum(KPIS)

const word = z.string().min(1).max(100)

const share = z.object({ numerator: z.int(), denominator: z.int() })
export const kpis = z.object({
  completeness: share,
  conformity: share,
  uniqueness: share,
  consistency: share,
  redundancy: share,
})

/** A figure as it stands beside its threshold. */
const percent = z.number().min(0).max(100)
const thresholds = z.partialRecord(kpi, percent)

/** What a delivery was counted to be. */
export const deliveryScore = z.object({
  rows: z.int(),
  rejected: z.int(),
  kpis,
  /** In percent, what holds for this supplier: at least, of redundancy at most. */
  thresholds,
  /** The figures that do not reach it. */
  breaches: z.array(kpi),
})

const delivery = deliveryScore.extend({
  id,
  fileName: z.string(),
  deliveredAt: z.string(),
  /** Its step in the history; null where it changed nothing. */
  changeSet: id.nullable(),
  /** Its import was undone: it counts for nothing. */
  isTakenBack: z.boolean(),
  /** False where its rows are no longer kept: the figures stand for themselves. */
  hasRows: z.boolean(),
})

export const supplierOperations = {
  /** Suppliers with what they delivered, in all (`total`) and lately. */
  'suppliers.list': query(
    z.strictObject({}),
    z.object({
      suppliers: z.array(
        z.object({
          code,
          name: z.string(),
          deliveries: z.int(),
          /** Deliveries that were undone: they are in no figure. */
          takenBack: z.int(),
          lastAt: z.string().nullable(),
          /** Over all deliveries: counts added up, then divided. Null before the first. */
          total: deliveryScore.nullable(),
          /** The last 12 deliveries, oldest first. */
          recent: z.array(z.object({ id, deliveredAt: z.string(), kpis })),
          /** Imports of before deliveries were kept: they have no figures. */
          uncounted: z.int(),
          /** Of its own, by figure; null: none at all. What is left out is everyone's. */
          own: z.partialRecord(kpi, percent.nullable()),
        }),
      ),
      /** Everyone's, where a supplier has none of its own. */
      thresholds,
      /** How long rows of deliveries are kept, in years; null: for ever. */
      yearsKept: z.int().nullable(),
    }),
  ),
  /** Deliveries of a supplier, newest first. */
  'suppliers.deliveries': query(
    z.strictObject({ supplier: code, ...page }),
    z.object({ total: z.int(), deliveries: z.array(delivery) }),
  ),
  /**
   * Rows that did not come in, or count against a figure; the cells it is about are marked. Of a supplier: those of every
   * delivery that counts, newest delivery first.
   */
  'suppliers.rows': query(
    z.strictObject({
      of: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('delivery'), delivery: id }),
        z.strictObject({ kind: z.literal('supplier'), supplier: code }),
      ]),
      fault: z.union([kpi, z.literal('rejected')]),
      ...page,
    }),
    z.object({
      total: z.int(),
      /** Rows that count too and are no longer kept. */
      unkept: z.int(),
      /** Those that the rows are of. */
      deliveries: z.array(
        z.object({
          id,
          fileName: z.string(),
          deliveredAt: z.string(),
          headers: z.array(z.object({ index: z.int(), name: z.string(), column })),
        }),
      ),
      rows: z.array(
        z.object({
          delivery: id,
          row: z.int(),
          line: z.int(),
          outcome: z.string(),
          key: z.string(),
          /** Of the columns that go somewhere, in their order. */
          cells: z.array(z.string()),
          /** Places in `cells`. */
          marked: z.array(z.int()),
          /** Places in `cells` that somebody repaired here; what is refused of them is the supplier's own. */
          repaired: z.array(z.int()),
          rejections: z.array(rejection),
        }),
      ),
    }),
  ),
  /** Counts a delivery anew from what was kept of it, on the worker: `counted` is null where its rows are gone. */
  'suppliers.verify': job(
    z.strictObject({ delivery: id }),
    z.object({
      outcome: z.enum(['same', 'different', 'rows-gone']),
      stored: kpis,
      counted: kpis.nullable(),
      rows: z.int(),
    }),
  ),
  /** Writes every supplier and delivery with its figures as a workbook, in the words of the screen. */
  'suppliers.report': job(
    z.strictObject({
      ticket: z.string(),
      words: z.strictObject({
        suppliers: word,
        deliveries: word,
        supplier: word,
        date: word,
        file: word,
        rows: word,
        rejected: word,
        threshold: word,
        breaches: word,
        takenBack: word,
        kpis: z.record(kpi, word),
      }),
    }),
    z.object({ bytes: z.int() }),
  ),
  /**
   * Writes what is missing or wrong in a delivery as a workbook in the supplier's own layout, only those cells open.
   * Dropped on the window again, only those cells enter. Refuses (`conflict`, `nothing-to-ask`) where all is well.
   */
  'suppliers.returnSheet': job(
    z.strictObject({
      ticket: z.string(),
      of: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('import'), importId: id }),
        z.strictObject({ kind: z.literal('delivery'), delivery: id }),
      ]),
      /** A locale; null: the supplier's own. */
      language: z.string().max(20).nullable().default(null),
    }),
    z.object({ rows: z.int(), cells: z.int(), leftOut: z.int() }),
  ),
  /** Sets how long rows of deliveries are kept; null: for ever. Figures always are. */
  'suppliers.setYearsKept': command(z.strictObject({ years: z.int().min(1).max(50).nullable() }), z.object({})),
  /** Sets what a figure is to reach; `percent` null: nothing, left out: what holds for everyone. */
  'suppliers.setThreshold': command(
    z.strictObject({ supplier: code.nullable(), kpi, percent: percent.nullable().optional() }),
    z.object({}),
  ),
  /**
   * Writes rows in the supplier's own columns to a workbook (ticket), each with what is wrong with it: for the supplier,
   * or to be put right there. The words are the window's.
   */
  'suppliers.saveRejected': job(
    z.strictObject({
      importId: id,
      ticket: z.string(),
      words: z.strictObject({
        sheet: z.string().max(100),
        cause: z.string().max(100),
        /** Above the names of files, where several were read as one. */
        file: z.string().max(100).default('File'),
        line: z.string().max(100),
      }),
      /** By the number of the row, as rejections have it. */
      rows: z.array(z.strictObject({ row: z.int().positive(), cause: z.string().max(10_000) })).max(50_000),
    }),
    z.object({}),
  ),
}
