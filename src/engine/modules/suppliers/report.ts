import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { Kpi } from '../../../shared/kpis.ts'
import { KPIS } from '../../../shared/kpis.ts'
import type { SheetCell, SheetLine, WorkSheet } from '../../core/workbook/workbook.ts'
import { chosenPath } from '../../runtime/chosen-file.ts'
import type { JobContext, ReadContext } from '../../runtime/module.ts'
import { readStep } from '../../runtime/module.ts'
import { writeWorkbook } from '../../runtime/files/write-workbook.ts'
import type { ScoreBeside } from '../import/index.ts'
import { deliveries, list } from './list.ts'

type Words = Parsed<'suppliers.report'>['words']

/** Deliveries of one supplier in the report: years of weekly ones. */
const DELIVERIES_MOST = 1_000

const reportOf = readStep('suppliers.reportOf', 'worker', (context: ReadContext, { words }: { words: Words }) => {
  const { suppliers, thresholds } = list(context)
  const head = (names: readonly string[]): SheetLine => ({
    cells: [...names, words.rows, words.rejected, ...KPIS.map((kpi) => words.kpis[kpi]), words.breaches].map((name) =>
      text(name, 'header'),
    ),
  })
  const summary: SheetLine[] = [
    head([words.supplier, words.deliveries]),
    { cells: [text(words.threshold), null, null, null, ...KPIS.map((kpi) => limit(thresholds[kpi]))] },
    ...suppliers.flatMap(({ name, deliveries: count, total }) =>
      total === null ? [] : [{ cells: [text(name), number(count), ...figures(total, words)] }],
    ),
  ]
  const each: SheetLine[] = [head([words.supplier, words.date, words.file])]
  for (const { code, name } of suppliers) {
    for (const delivery of deliveries(context, { supplier: code, from: 0, count: DELIVERIES_MOST }).deliveries) {
      const told = delivery.isTakenBack
        ? [...figures({ ...delivery, breaches: [] }, words).slice(0, -1), text(words.takenBack)]
        : figures(delivery, words)
      const day: SheetCell = { kind: 'date', text: delivery.deliveredAt.slice(0, 10), look: 'plain' }
      each.push({ cells: [text(name), day, text(delivery.fileName), ...told] })
    }
  }
  return [sheet(words.suppliers, summary), sheet(words.deliveries, each)]
})

export const reportSteps = [reportOf]

/** Writes the scorecard as a workbook, in the words that were given: one sheet of suppliers, one of deliveries. */
export async function report(
  context: JobContext,
  { ticket, words }: Parsed<'suppliers.report'>,
): Promise<Result<'suppliers.report'>> {
  const path = chosenPath(context, ticket)
  const sheets = await context.run(reportOf, { words })
  return { bytes: await writeWorkbook(path, { sheets }) }
}

function sheet(name: string, rows: readonly SheetLine[]): WorkSheet {
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, at) => ({ width: at === 0 ? 28 : 16 }))
  return { name: name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31), columns, rows, frozenRows: 1 }
}

function figures({ rows, rejected, kpis, breaches }: ScoreBeside, words: Words): (SheetCell | null)[] {
  const figure = (kpi: Kpi): SheetCell | null => {
    const { numerator, denominator } = kpis[kpi]
    if (denominator === 0) return null
    const look = breaches.includes(kpi) ? 'alarm' : 'percent'
    return { kind: 'number', text: String(numerator / denominator), look }
  }
  const missed = breaches.map((kpi) => words.kpis[kpi]).join(', ')
  return [number(rows), number(rejected), ...KPIS.map(figure), text(missed)]
}

function limit(percent: number | undefined): SheetCell | null {
  return percent === undefined ? null : { kind: 'number', text: String(percent / 100), look: 'percent' }
}

function number(value: number): SheetCell {
  return { kind: 'number', text: String(value), look: 'plain' }
}

function text(value: string, look: SheetCell['look'] = 'plain'): SheetCell {
  return { kind: 'text', text: value, look }
}
