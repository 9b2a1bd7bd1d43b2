import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { formatFilter } from '../../../../shared/filter/format.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import type { Choice } from '../../../ui/index.ts'
import { Checkbox, Combobox, DateField, IconButton, Select, TextField } from '../../../ui/index.ts'
import { columnTitle } from '../cells/cell-words.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import { ChangedBy } from './changed-by.tsx'
import styles from './filter-builder.module.css'
import type { GroupFormProps } from './filter-group-form.tsx'
import type { Row, RowOperator } from './filter-tree.ts'
import { operatorsFor } from './filter-tree.ts'

export interface RowFormProps extends Pick<GroupFormProps, 'columns' | 'structure' | 'options'> {
  readonly row: Row
  readonly onChange: (row: Row) => void
  readonly onRemove: () => void
}

/** What a line can be about besides a column; no column can be called so. */
const SPECIAL = ['@missing', '@changed-since', '@changed-by', '@image'] as const

/** One condition: what it is about, how it is compared, with what. */
export function RowForm(props: RowFormProps): ReactNode {
  const { row, columns, onChange, onRemove } = props
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  if (row.kind === 'other') {
    return (
      <div className={styles['row']}>
        <code className={styles['other']}>{formatFilter(row.filter)}</code>
        <IconButton isSmall icon={X} label={t('grid.filter.remove')} onClick={onRemove} />
      </div>
    )
  }
  const about = row.kind === 'column' ? row.column : `@${row.kind}`
  const known = columns.map((column): Choice => ({ value: column.key, text: columnTitle(column, language) }))
  const isListed = row.kind !== 'column' || row.column === '' || known.some(({ value }) => value === row.column)
  const subjects: readonly Choice[] = [
    ...SPECIAL.map((value) => ({ value, text: t(`filter.about.${value}`) })),
    ...known,
    ...(isListed ? [] : [{ value: about, text: names.column(about) }]),
  ]
  return (
    <div className={styles['row']}>
      <Combobox
        label={t('filter.about')}
        value={about}
        choices={subjects}
        onChange={(value) => onChange(rowAbout(value, columns))}
      />
      {row.kind === 'column' ? (
        <ColumnFields {...props} row={row} />
      ) : (
        <>
          <SpecialFields {...props} row={row} />
          <Checkbox label={t('filter.not')} isOn={row.isNot} onChange={(isNot) => onChange({ ...row, isNot })} />
        </>
      )}
      <IconButton isSmall icon={X} label={t('grid.filter.remove')} onClick={onRemove} />
    </div>
  )
}

function rowAbout(value: string, columns: readonly GridColumn[]): Row {
  switch (value) {
    case '@missing':
      return { kind: 'missing', column: null, scope: '', isNot: false }
    case '@changed-since':
    case '@changed-by':
      return { kind: value === '@changed-by' ? 'changed-by' : 'changed-since', value: '', isNot: false }
    case '@image':
      return { kind: 'image', isNot: false }
    default: {
      const [operator = '='] = operatorsFor(columns.find(({ key }) => key === value)?.kind)
      return { kind: 'column', column: value, operator, value: '' }
    }
  }
}

type ColumnRow = Extract<Row, { kind: 'column' }>

function ColumnFields(props: RowFormProps & { readonly row: ColumnRow }): ReactNode {
  const { row, columns, options, onChange } = props
  const { t } = useLanguage()
  const column = columns.find(({ key }) => key === row.column)
  const operators = operatorsFor(column?.kind)
  const choices = operators.includes(row.operator) ? operators : [...operators, row.operator]
  const hasValue = row.operator !== 'empty' && row.operator !== 'not empty'
  const isDay = column?.kind === 'date' && row.operator !== 'in' && row.operator !== 'not in'
  const isChoice = column && CHOSEN.has(column.kind) && (row.operator === '=' || row.operator === '!=')
  return (
    <>
      <Select
        label={t('grid.filter.kind')}
        value={row.operator}
        choices={choices.map((value) => ({ value, text: t(OPERATOR_WORDS[value]) }))}
        onChange={(operator) => onChange({ ...row, operator })}
      />
      {hasValue && isChoice && (
        <OptionValue key={column.id} column={column} options={options} row={row} onChange={onChange} />
      )}
      {hasValue && isDay && (
        <DateField
          label={t('filter.value')}
          isLabelHidden
          value={row.value}
          onChange={(value) => onChange({ ...row, value })}
        />
      )}
      {hasValue && !isChoice && !isDay && (
        <TextField
          label={t('filter.value')}
          isLabelHidden
          placeholder={row.operator === 'in' || row.operator === 'not in' ? t('filter.values') : ''}
          value={row.value}
          onChange={(value) => onChange({ ...row, value })}
        />
      )}
    </>
  )
}

const CHOSEN: ReadonlySet<GridColumn['kind']> = new Set([
  'simple-select',
  'multi-select',
  'family',
  'status',
  'categories',
  'boolean',
  'links',
])

const OPERATOR_WORDS = {
  contains: 'grid.filter.contains',
  'not contains': 'filter.operator.notContains',
  '=': 'filter.operator.is',
  '!=': 'filter.operator.isNot',
  'starts with': 'grid.filter.startsWith',
  in: 'filter.operator.in',
  'not in': 'filter.operator.notIn',
  '<': 'filter.operator.below',
  '<=': 'filter.operator.atMost',
  '>': 'filter.operator.above',
  '>=': 'filter.operator.atLeast',
  empty: 'grid.filter.empty',
  'not empty': 'grid.filter.notEmpty',
} as const satisfies Record<RowOperator, string>

interface OptionValueProps extends Pick<RowFormProps, 'options' | 'onChange'> {
  readonly column: GridColumn
  readonly row: ColumnRow
}

function OptionValue({ column, options, row, onChange }: OptionValueProps): ReactNode {
  const { t } = useLanguage()
  const [search, setSearch] = useState('')
  const [found, setFound] = useState<readonly Choice[]>([])
  useEffect(() => {
    let isNewest = true
    void options
      .find(column, search)
      .then((items) => isNewest && setFound(items.map(({ code, text }) => ({ value: code, text }))))
    return () => {
      isNewest = false
    }
  }, [options, column, search])
  const isListed = row.value === '' || found.some(({ value }) => value === row.value)
  return (
    <Combobox
      label={t('filter.value')}
      value={row.value}
      choices={
        isListed ? found : [...found, { value: row.value, text: options.labelOf(column, row.value) ?? row.value }]
      }
      onChange={(value) => onChange({ ...row, value })}
      onSearch={setSearch}
    />
  )
}

type SpecialRow = Exclude<Row, { kind: 'column' | 'other' }>

function SpecialFields({ row, structure, columns, onChange }: RowFormProps & { readonly row: SpecialRow }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  if (row.kind === 'image') return null
  if (row.kind === 'changed-by') {
    return <ChangedBy structure={structure} value={row.value} onChange={(value) => onChange({ ...row, value })} />
  }
  if (row.kind !== 'missing') {
    return (
      <DateField
        label={t('filter.value')}
        isLabelHidden
        value={row.value}
        onChange={(value) => onChange({ ...row, value })}
      />
    )
  }
  const scopes = structure.channels.flatMap(({ code, locales }) =>
    locales.map((locale) => ({ value: `${code}/${locale}`, text: `${names.channel(code)}, ${names.locale(locale)}` })),
  )
  const attributes = columns.flatMap(({ attribute }) => (attribute ? [attribute.code] : []))
  return (
    <>
      <Select
        label={t('filter.scope')}
        value={row.scope}
        placeholder={t('filter.scope')}
        choices={scopes}
        onChange={(scope) => onChange({ ...row, scope })}
      />
      <Combobox
        label={t('filter.required')}
        value={row.column ?? ''}
        placeholder={t('filter.anything')}
        choices={[
          { value: '', text: t('filter.anything') },
          ...[...new Set(attributes)].map((value) => ({ value, text: names.attribute(value) })),
        ]}
        onChange={(column) => onChange({ ...row, column: column === '' ? null : column })}
      />
    </>
  )
}
