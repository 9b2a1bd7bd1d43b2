import type { Result } from '../../../shared/contract/index.ts'
import type { Language } from '../../i18n/index.ts'
import { rejectionText } from '../../i18n/index.ts'
import type { Fault } from './delivery-table.tsx'

type Rows = Result<'suppliers.rows'>

/** Why a row counts against a figure, in words; what somebody has put right here since is told beside it. */
export function whatIsWrong(
  headers: Rows['deliveries'][number]['headers'],
  { cells, marked, repaired, rejections }: Rows['rows'][number],
  fault: Fault,
  language: Language,
): string {
  const { t } = language
  const nameAt = (at: number): string => headers[at]?.name ?? ''
  const righted = new Set(repaired.map(nameAt))
  const withRepair = (column: string, text: string): string =>
    righted.has(column) ? `${text} ${t('suppliers.rows.repaired')}` : text
  const missing = marked
    .filter((at) => cells[at] === '')
    .map((at) => withRepair(nameAt(at), `${nameAt(at)}: ${t('suppliers.rows.missing')}`))
  const refused = rejections
    .filter(({ column }) => fault === 'rejected' || column === null || marked.some((at) => nameAt(at) === column))
    .map((rejection) => {
      const text = rejectionText(rejection, language)
      return rejection.column === null ? text : withRepair(rejection.column, `${rejection.column}: ${text}`)
    })
  if (fault === 'completeness') return missing.join(' ')
  if (fault === 'consistency' || fault === 'redundancy') return t(`suppliers.rows.${fault}`)
  return [...refused, ...(fault === 'rejected' ? missing : [])].join(' ')
}
