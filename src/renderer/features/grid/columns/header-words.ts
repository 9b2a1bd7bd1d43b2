import type { Structure } from '../../../../shared/contract/catalogue.ts'
import type { Language } from '../../../i18n/index.ts'
import type { GridColumn } from './grid-column.ts'

/** More families than this are only counted. */
const SHOWN_FAMILIES = 5

/** What a header says besides its name: its type, who requires it, who masters it. */
export function headerNotes(column: GridColumn, structure: Structure, { t, label }: Language): readonly string[] {
  const families = structure.families.filter(({ code }) => column.requiredBy.includes(code))
  const names = families.slice(0, SHOWN_FAMILIES).map(({ code, labels }) => label(labels, code))
  const more = families.length - names.length
  const isForAll = families.length === structure.families.length
  const required = isForAll
    ? t('grid.requiredByAll')
    : t('grid.requiredBy', { families: [...names, ...(more > 0 ? [`+${more}`] : [])].join(', ') })
  return [
    column.key,
    ...(column.attribute ? [t(`grid.type.${column.attribute.type}`)] : []),
    ...(families.length > 0 ? [required] : []),
    ...(column.owner === 'pim' ? [] : [t(`grid.lock.${column.owner}`)]),
    ...(column.attribute?.isInternal === true ? [t('grid.internal')] : []),
  ]
}

/** Badge of a column that somebody else masters. */
export function ownerBadge({ owner }: GridColumn, { t }: Language): string | null {
  return owner === 'pim' ? null : t(`grid.owner.${owner}`)
}
