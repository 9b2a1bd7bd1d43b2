import type { useJob } from '../../engine/index.ts'
import type { Language } from '../../i18n/index.ts'
import { errorText } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'

/** Writes the scorecard of every supplier and delivery as a workbook, with the screen's own words. */
export async function saveWorkbook(
  job: ReturnType<typeof useJob<'suppliers.report'>>,
  language: Language,
): Promise<void> {
  const { t } = language
  const ticket = await window.desktop.saveFileDialog('export', `${t('suppliers.report.file')}.xlsx`)
  if (!ticket) return
  const outcome = await job.start({
    ticket: ticket.id,
    words: {
      suppliers: t('suppliers.title'),
      deliveries: t('suppliers.deliveries'),
      supplier: t('suppliers.column.supplier'),
      date: t('suppliers.column.date'),
      file: t('suppliers.column.file'),
      rows: t('suppliers.column.rows'),
      rejected: t('suppliers.column.rejected'),
      threshold: t('suppliers.threshold'),
      breaches: t('suppliers.column.breaches'),
      takenBack: t('suppliers.takenBack'),
      kpis: {
        completeness: t('suppliers.kpi.completeness'),
        conformity: t('suppliers.kpi.conformity'),
        uniqueness: t('suppliers.kpi.uniqueness'),
        consistency: t('suppliers.kpi.consistency'),
        redundancy: t('suppliers.kpi.redundancy'),
      },
    },
  })
  if (outcome.ok) toast({ kind: 'good', text: t('suppliers.saved', { name: ticket.name }) })
  else toast({ kind: 'bad', text: errorText(outcome.error, language) })
}

/** Prints what is in view into a PDF. */
export async function savePdf(language: Language): Promise<void> {
  const { t } = language
  const ticket = await window.desktop.saveFileDialog('export', `${t('suppliers.report.file')}.pdf`)
  if (!ticket) return
  try {
    await window.desktop.printToPdf(ticket.id)
    toast({ kind: 'good', text: t('suppliers.saved', { name: ticket.name }) })
  } catch {
    toast({ kind: 'bad', text: t('suppliers.save.failed') })
  }
}
