import type { ReactNode } from 'react'
import { parseColumnKey } from '../../../shared/column-key.ts'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Select } from '../../ui/index.ts'
import type { Mapping, SourceColumn } from './mapping-groups.ts'

interface ReadingPickerProps {
  readonly column: SourceColumn
  readonly structure: Structure
  readonly onChange: (change: Partial<Mapping>) => void
}

/** How numbers and dates of this column are written; nothing for a column that is read as it stands. */
export function ReadingPicker({ column, structure, onChange }: ReadingPickerProps): ReactNode {
  const { t } = useLanguage()
  const { mapping } = column
  switch (typeOf(mapping, structure)) {
    case 'number':
    case 'price':
    case 'measurement':
      return (
        <Select
          label={t('import.mapping.decimal')}
          value={mapping.decimal ?? 'auto'}
          choices={[
            { value: 'auto', text: t('import.mapping.decimal.auto') },
            { value: ',', text: t('import.mapping.decimal.comma') },
            { value: '.', text: t('import.mapping.decimal.point') },
          ]}
          onChange={(decimal) => onChange({ decimal: decimal === 'auto' ? null : decimal })}
        />
      )
    case 'date':
      return (
        <Select
          label={t('import.mapping.date')}
          value={mapping.dateOrder ?? 'auto'}
          choices={[
            { value: 'auto', text: t('import.mapping.date.auto') },
            { value: 'dmy', text: t('import.mapping.date.dmy') },
            { value: 'mdy', text: t('import.mapping.date.mdy') },
            { value: 'ymd', text: t('import.mapping.date.ymd') },
          ]}
          onChange={(dateOrder) => onChange({ dateOrder: dateOrder === 'auto' ? null : dateOrder })}
        />
      )
    default:
      return null
  }
}

function typeOf({ target }: Mapping, structure: Structure): string | undefined {
  if (target.kind === 'new-attribute') return target.type
  if (target.kind === 'ignore') return undefined
  const code = parseColumnKey(target.column)?.attribute
  return structure.attributes.find((attribute) => attribute.code === code)?.type
}
