import { call, startJob } from '../../engine/index.ts'
import type { Language } from '../../i18n/index.ts'
import { errorText, rejectionText } from '../../i18n/index.ts'
import type { Names } from '../../state/column-names.ts'
import { toast } from '../../ui/index.ts'

/** As many as one answer holds. */
const PAGE = 1_000
/** Rows of a workbook that is made whole. */
const ROWS_MOST = 50_000

/** Saves the rows in which something was refused, in the columns of the supplier, with the causes in the person's words. */
export async function saveRejected(importId: number, count: number, language: Language, names: Names): Promise<void> {
  const { t } = language
  const ticket = await window.desktop.saveFileDialog('export', `${t('staging.rejected.file')}.xlsx`)
  if (!ticket) return
  const causes = new Map<number, string[]>()
  for (let from = 0; from < count && causes.size <= ROWS_MOST; from += PAGE) {
    const { rejections } = await call('import.rejections', { importId, from, count: PAGE })
    for (const rejection of rejections) {
      if (rejection.row === null) continue
      const where = rejection.column === null ? '' : `${names.column(rejection.column)}: `
      const known = causes.get(rejection.row) ?? []
      causes.set(rejection.row, [...known, `${where}${rejectionText(rejection, language)}`])
    }
  }
  const outcome = await startJob('suppliers.saveRejected', {
    importId,
    ticket: ticket.id,
    words: {
      sheet: t('staging.rejected.file'),
      cause: t('import.rejected.cause'),
      file: t('staging.file'),
      line: t('import.rejected.row'),
    },
    rows: [...causes].slice(0, ROWS_MOST).map(([row, texts]) => ({ row, cause: texts.join('\n').slice(0, 10_000) })),
  })
  if (outcome.ok) toast({ kind: 'good', text: t('staging.rejected.saved', { name: ticket.name }) })
  else toast({ kind: 'bad', text: errorText(outcome.error, language) })
}
