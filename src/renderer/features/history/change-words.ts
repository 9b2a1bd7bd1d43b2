import type { Structure } from '../../../shared/contract/catalogue.ts'
import { parseColumnKey } from '../../../shared/column-key.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Language } from '../../i18n/index.ts'

/** An old or new value, short enough for a line of the history. */
export function changeValue(value: CellValue, key: string, structure: Structure, { t, format }: Language): string {
  if (value === null || value === '') return t('history.empty')
  const type = structure.attributes.find(({ code }) => code === parseColumnKey(key)?.attribute)?.type
  if (type === 'boolean') return t(value === 1 ? 'grid.yes' : 'grid.no')
  if (typeof value === 'number') return format.number(value)
  if (type === 'date') return format.date(value)
  return value.length > 200 ? `${value.slice(0, 200)}…` : value
}
