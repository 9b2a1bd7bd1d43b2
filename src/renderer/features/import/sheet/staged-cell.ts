import type { Structure } from '../../../../shared/contract/catalogue.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Language } from '../../../i18n/index.ts'
import { rejectionText } from '../../../i18n/index.ts'
import { valueText } from '../../../state/value-text.ts'
import type { SheetCell } from '../../../ui/index.ts'
import type { StagedRow } from '../staged-row.ts'
import type { StagedColumn } from './staged-column.ts'

/** What a cell of a staged row shows. */
export interface StagedCell extends SheetCell {
  /** As a person would type it: what an editor opens with. */
  readonly typed: string
  readonly value: CellValue
  /** What a person made of it; null where the file counts. */
  readonly repair: 'set' | 'clear' | 'leave' | null
  /** Why it looks as it does. Null where it speaks for itself. */
  readonly reason: string | null
}

/** What the file or a repair says there beside what the catalogue holds; a refused value shows as it was written, one that breaks a rule is marked. */
export function stagedCell(
  row: StagedRow,
  column: StagedColumn,
  structure: Structure | undefined,
  language: Language,
  ruleName: (code: string) => string,
): StagedCell {
  const { t } = language
  const broken = row.breaks.filter(({ source }) => source === column.source)
  const told = unwarnedCell(row, column, structure, language)
  if (broken.length === 0 || told.tone === 'bad') return told
  const why = broken.map(({ rule }) => t('rules.breaks.cell', { rule: ruleName(rule) })).join(' ')
  return { ...told, tone: 'warn', reason: told.reason === null ? why : `${why} ${told.reason}` }
}

function unwarnedCell(
  row: StagedRow,
  column: StagedColumn,
  structure: Structure | undefined,
  language: Language,
): StagedCell {
  const { t } = language
  const cell = row.cells.find(({ source }) => source === column.source)
  const repair = cell?.repair?.state ?? null
  const raw = cell?.raw ?? ''
  const said =
    repair === null ? null : t(`staging.cell.${repair}`, { raw: raw === '' ? t('staging.cell.nothing') : raw })
  const refused = row.rejections.find((each) => each.column === column.header)
  const typed = repair === 'set' ? (cell?.repair?.text ?? '') : raw
  const base = { typed, value: cell?.after ?? null, repair }
  if (refused !== undefined && row.outcome !== 'skipped') {
    const why = rejectionText(refused, language)
    const tone = refused.code === 'picture-waits' ? 'new' : 'bad' // it comes in once its pictures are here
    return { ...base, text: refused.value ?? '', tone, reason: said === null ? why : `${why} ${said}` }
  }
  const shown = (value: CellValue): string => valueText(value, column.target, structure, language)
  if (column.isKey) return { ...base, text: row.sku, reason: said }
  if (cell === undefined) return { ...base, text: '', reason: said }
  const text = shown(cell.after)
  if (!cell.isChanged) return { ...base, text, ...(row.outcome === 'create' ? {} : { tone: 'soft' }), reason: said }
  if (row.outcome === 'create') return { ...base, text, tone: 'new', reason: said }
  const was = shown(cell.before)
  return {
    ...base,
    text: text === '' ? t('import.staging.emptyValue') : text,
    tone: 'changed',
    ...(was === '' ? {} : { was }),
    reason: said,
  }
}
